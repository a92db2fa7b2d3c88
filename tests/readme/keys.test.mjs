/** The page about keys: its snippets compute the digests of all golden keys. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../node/consumer.mjs';
import { binary } from '../support/server.mjs';

const page = readFileSync(join(root, 'docs/keys.md'), 'utf8');
const snippets = Object.fromEntries(
  [...page.matchAll(/<!-- ([\w-]+) -->\n```\w+\n(.*?)```/gs)].map(([, name, code]) => [name, code]),
);
const golden = readFileSync(join(root, 'tests/vectors/golden_keys.jsonl'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
const values = golden.map((row) => row.value);
const digests = golden.map((row) => row.digest);

let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'debitor-keys-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** What a program prints that gets `input` as JSON. */
function answer(command, file, code, input) {
  writeFileSync(join(folder, file), code);
  const { stdout, stderr, status, error } = spawnSync(command, [file], {
    cwd: folder, input: JSON.stringify(input), encoding: 'utf8', maxBuffer: 1 << 26,
  });
  assert.ok(!error && status === 0, String(error ?? stderr));
  return JSON.parse(stdout);
}

const python = (code, call) => `${code}\nimport json, sys\nprint(json.dumps([${call} for value in json.load(sys.stdin.buffer)]))\n`;

test('the snippets are there', () => {
  assert.deepEqual(Object.keys(snippets).sort(), ['js', 'php', 'python', 'python-secret', 'secret', 'sql']);
  assert.ok(golden.length >= 300);
});

test('the Python snippet computes the golden digests', () => {
  assert.deepEqual(answer('python3', 'digest.py', python(snippets.python, 'digest(value)'), values), digests);
});

test('the PHP snippet computes the golden digests', () => {
  const code = `<?php\n${snippets.php}\necho json_encode(array_map('digest', json_decode(stream_get_contents(STDIN))));`;
  assert.deepEqual(answer('php', 'digest.php', code, values), digests);
});

test('the JavaScript snippet computes the golden digests', async () => {
  const digest = new Function(`${snippets.js}\nreturn digest;`)();
  assert.deepEqual(await Promise.all(values.map(digest)), digests);
});

test('hashlib alone agrees with every golden digest', () => {
  const { stdout, status } = spawnSync('python3', ['-B', join(root, 'tests/golden/digest.py')], { encoding: 'utf8' });
  assert.equal(status, 0, stdout);
});

test('the commands for a secret give the digests that Python computes with it', () => {
  const emails = ['ole@smed.dk', 'Aase@Example.dk', 'a=b|c%d@example.dk'];
  writeFileSync(join(folder, 'customers.jsonl'), emails.map((email) => `${JSON.stringify({ email })}\n`).join(''));
  const commands = snippets.secret.replaceAll(/^\$ /gm, '');
  const { stdout, stderr, status } = spawnSync('bash', ['-ec', commands], {
    cwd: folder, encoding: 'utf8', env: { ...process.env, PATH: `${dirname(binary)}:${process.env.PATH}` },
  });
  assert.equal(status, 0, stderr);
  const keys = stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(keys.map((key) => key.digest_kind), emails.map(() => 'hmac-sha256'));
  const code = python(snippets['python-secret'], "digest(value, open('secret', 'rb').read().removesuffix(b'\\n'))");
  assert.deepEqual(answer('python3', 'secret.py', code, keys.map((key) => key.value)), keys.map((key) => key.digest));
});
