/** Patterns in the engine of JavaScript, against what the native one says. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './consumer.mjs';

const lines = (file) => readFileSync(file, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
/** As `src/pattern/browser.rs` makes it. */
const whole = (text) => new RegExp(`^(?:${text})$`, 'su');

test('JavaScript says of each value what the native engine says', () => {
  const file = join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'tmp/patterns.jsonl');
  assert.ok(existsSync(file), 'run `cargo test --test patterns` first: it thinks the patterns up');
  const made = lines(file);
  let pairs = 0;
  let asWritten = 0;
  for (const { pattern, canonical, cases } of made) {
    const engine = whole(canonical);
    // As the merchant wrote it, where JavaScript knows all its escapes.
    let written;
    try {
      written = whole(pattern);
      asWritten++;
    } catch {}
    for (const [value, matches] of cases) {
      pairs++;
      assert.equal(engine.test(value), matches, `${canonical} ${JSON.stringify(value)}`);
      if (written) assert.equal(written.test(value), matches, `${pattern} ${JSON.stringify(value)}`);
    }
  }
  assert.ok(pairs > 20_000, `${pairs} pairs`);
  assert.ok(asWritten > made.length / 2, `${asWritten} of ${made.length}`);
});

const accepted = lines(join(root, 'tests/vectors/patterns.jsonl')).filter((row) => row.canonical);

test('each canonical text is a regular expression of JavaScript', () => {
  assert.ok(accepted.length > 40);
  for (const { canonical } of accepted) whole(canonical);
});

// What is refused takes JavaScript years: `(a+)+b`.
test('no pattern within the subset keeps JavaScript busy over the longest values', () => {
  const values = ['a', 'ab', '1', '@', '-', 'aaaaaaaaab'].map((part) => part.repeat(1000).slice(0, 1000));
  for (const { canonical } of accepted) {
    const engine = whole(canonical);
    const start = performance.now();
    for (const value of values) engine.test(`${value.slice(1)}!`);
    assert.ok(performance.now() - start < 2000, canonical);
  }
});
