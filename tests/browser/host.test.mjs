/** The pages that a form stands in: steps, orders placed by script, fields rendered anew, shadow roots, a module that fails. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { caretOf, messagesOf, openForm } from './form.mjs';
import { openShop } from './shop.mjs';
import { openPage } from '../support/browser.mjs';

let shop;
before(async () => (shop = await openShop()));
after(() => shop.close());

/** One form on a page of its own. */
function hosted(claim, inside, steps, options) {
  test(claim, async () => {
    const page = await openForm(shop, inside, options);
    await steps(page);
    await page.done();
  });
}

const STEPS = `<div data-debitor-summary></div>
  <fieldset id="who"><input type="hidden" name="kind" value="b2b"><input name="company"><input name="cvr" value="13585627"></fieldset>
  <fieldset id="where" class="step"><input name="email"><input name="note" required><label>x<input name="vat"></label></fieldset><button>Go</button>`;

for (const [how, step] of [['an element', 'element'], ['a selector', '#who'], ['names of fields', ['company', 'company_number']], ['names of inputs', ['company', 'cvr']]]) {
  hosted(`a step is validated by itself: ${how}`, STEPS, async (page) => {
    const [valid, codes, wrong, focused, listed, told] = await page.evaluate(async (step) => {
      const told = [];
      for (const type of ['valid', 'invalid']) form.addEventListener(`debitor:${type}`, () => told.push(type));
      const report = attached.validate(step === 'element' ? document.querySelector('#who') : step);
      while (!document.querySelector('.debitor-summary')) await new Promise((resolve) => setTimeout(resolve));
      const wrong = [...form.querySelectorAll('[aria-invalid]')].map(({ name }) => name);
      const listed = document.querySelectorAll('.debitor-summary li').length;
      return [report.valid, report.problems.map(({ field }) => field).sort(), wrong, document.activeElement.name, listed, told];
    }, step);
    assert.deepEqual([valid, codes, wrong, focused, listed, told], [false, ['company', 'company_number'], ['company', 'cvr'], 'company', 2, []]);
    const good = await page.evaluate((step) => {
      form.elements.company.value = 'Smed';
      form.elements.cvr.value = '13585628';
      const report = attached.validate(step === 'element' ? document.querySelector('#who') : step);
      return [report, form.querySelectorAll('[aria-invalid], .debitor-summary').length];
    }, step);
    assert.deepEqual(good, [{ valid: true, problems: [] }, 0]);
  });
}

hosted('a step heeds what the page demands, and the whole form is still checked at the end', STEPS, async (page) => {
  const got = await page.evaluate(() => {
    const step = attached.validate('.step');
    const shown = [...form.querySelectorAll('[aria-invalid]')].map(({ name }) => name);
    const whole = attached.check();
    return [step.valid, step.problems.map(({ code }) => code), shown, whole.valid, form.querySelectorAll('[aria-invalid]').length];
  });
  assert.deepEqual(got, [false, ['field.required', 'page'], ['email', 'note'], false, 4]);
});

hosted('what is no selector is told to the one who wrote it, and the form goes on', STEPS, async (page) => {
  const got = await page.evaluate(() => {
    try {
      attached.validate('::');
    } catch (error) {
      return [error.name, attached.available, attached.check().valid];
    }
  });
  assert.deepEqual(got, ['SyntaxError', true, false]);
});

const PRIVATE = '<input name="kind" type="hidden" value="b2c"><input name="email"><button>Go</button>';

hosted('a form that the page sends by itself, later, is held back while it is wrong', PRIVATE, async (page) => {
  await page.evaluate(() => {
    globalThis.sent = [];
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      await new Promise((resolve) => setTimeout(resolve, 5));
      sent.push(new FormData(form).get('debitor_email'));
    });
  });
  await page.getByRole('button', { name: 'Go' }).click();
  await page.locator('[name=email]').fill('a@b.dk');
  await page.getByRole('button', { name: 'Go' }).click();
  await page.waitForFunction(() => globalThis.sent.length > 0);
  assert.deepEqual(await page.evaluate(() => globalThis.sent), ['a@b.dk']);
});

hosted('a fieldset that is rendered anew under the person’s hands goes on where it was', '<fieldset><input name="cvr"></fieldset><input name="email">', async (page) => {
  await page.evaluate(() => {
    // As shops do: with each answer the whole part is written anew, and the focus put back.
    globalThis.render = () => {
      const before = document.querySelector('[name=cvr]');
      const { value, selectionStart } = before;
      document.querySelector('fieldset').innerHTML = '<input name="cvr">';
      const now = document.querySelector('[name=cvr]');
      now.value = value;
      now.focus();
      now.setSelectionRange(selectionStart, selectionStart);
    };
  });
  await page.locator('[name=cvr]').focus();
  for (const digit of '13585627') {
    await page.keyboard.type(digit);
    await page.evaluate(() => render());
  }
  assert.equal(await caretOf(page), '13 58 56 27|');
  assert.equal(await page.evaluate(() => document.activeElement.name), 'cvr');
  await page.keyboard.press('Tab');
  assert.equal((await messagesOf(page)).length, 1);
  await page.evaluate(() => render());
  await page.waitForFunction(() => document.querySelector('[name=cvr]').matches('[aria-invalid]'));
  assert.equal((await messagesOf(page)).length, 1);
  const described = await page.locator('[name=cvr]').evaluate((input) => document.getElementById(input.getAttribute('aria-describedby')).textContent);
  assert.notEqual(described, '');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('8');
  assert.deepEqual(await messagesOf(page), []);
});

hosted('ten thousand changes of the page cost no more than one look, and none where no input came or went', '<p></p><input name="email">', async (page) => {
  const got = await page.evaluate(async () => {
    const counts = { check: 0, form: 0, frames: 0 };
    for (const name of ['check', 'form']) {
      const ask = checkout[name];
      checkout[name] = (...values) => (counts[name]++, ask(...values));
    }
    const request = globalThis.requestAnimationFrame;
    globalThis.requestAnimationFrame = (work) => (counts.frames++, request(work));
    const frames = () => new Promise((resolve) => request(() => request(resolve)));
    const box = document.querySelector('p');
    const storm = async (make) => {
      Object.assign(counts, { check: 0, form: 0, frames: 0 });
      for (let i = 0; i < 10_000; i += 1) make(i);
      await frames();
      return { ...counts };
    };
    // What the form itself still waits for.
    await frames();
    const texts = await storm((i) => (box.textContent = String(i)));
    const attributes = await storm((i) => (box.dataset.i = String(i)));
    // In as many turns of the page's own: one frame for all that happens before it.
    Object.assign(counts, { check: 0, form: 0, frames: 0 });
    for (let i = 0; i < 1000; i += 1) await Promise.resolve().then(() => box.replaceChildren(String(i)));
    await frames();
    const turns = { ...counts };
    const inputs = await storm(() => (box.innerHTML = '<input name="cvr">'));
    return { texts, attributes, turns, inputs };
  });
  const none = { check: 0, form: 0, frames: 1 };
  assert.deepEqual(got, { texts: none, attributes: { ...none, frames: 0 }, turns: none, inputs: { check: 1, form: 1, frames: 1 } });
});

hosted('two forms on a page have each their own', PRIVATE, async (page) => {
  const got = await page.evaluate(async () => {
    const { createCheckout } = await import('/debitor/checkout/index.js');
    const other = form.cloneNode(true);
    document.body.append(other);
    const danish = (await createCheckout({ profile: 'iex', locale: 'da' })).attach(other);
    danish.check();
    const first = [form.querySelectorAll('.debitor-error').length, other.querySelectorAll('.debitor-error').length];
    attached.check();
    danish.detach();
    return [first, form.querySelectorAll('.debitor-error').length, other.querySelectorAll('.debitor-error, [aria-invalid]').length];
  });
  assert.deepEqual(got, [[0, 1], 1, 0]);
});

/** Puts a form with a field in an open shadow root within it into an open shadow root; `deep` is the inner field. */
function inShadow() {
  customElements.define('shop-field', class extends HTMLElement {
    connectedCallback() {
      this.attachShadow({ mode: 'open' }).innerHTML = '<label>CVR <input name="cvr"></label><input name="ean">';
    }
  });
  document.body.innerHTML = '<shop-form></shop-form><button id="outside">Outside</button>';
  const root = document.querySelector('shop-form').attachShadow({ mode: 'open' });
  root.innerHTML = '<form><input name="company"><shop-field></shop-field><input name="email"><button>Go</button></form>';
  const host = root.querySelector('shop-field');
  Object.assign(globalThis, { root, host, inside: root.querySelector('form'), deep: host.shadowRoot.querySelector('input') });
  globalThis.told = [];
  for (const type of ['change', 'valid', 'invalid']) {
    document.addEventListener(`debitor:${type}`, ({ target }) => told.push(`${type} ${target.localName}`));
  }
}

hosted('a form in a shadow root, and a field in another within it, are checked as any', PRIVATE, async (page) => {
  await page.evaluate(inShadow);
  await page.evaluate(() => {
    globalThis.before = [inside.outerHTML, host.shadowRoot.innerHTML, root.adoptedStyleSheets.length];
    globalThis.attached = checkout.attach(inside);
  });
  await page.locator('shop-field input').first().click();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 20)));
  await page.keyboard.type('13585627');
  assert.equal(await page.evaluate(() => deep.value), '13 58 56 27');
  // Within the same shadow root: no event of this leaves it.
  await page.keyboard.press('Tab');
  const shown = await page.evaluate(() => [
    deep.getAttribute('aria-invalid'),
    host.shadowRoot.getElementById(deep.getAttribute('aria-describedby')).textContent !== '',
    attached.customer().cvr,
  ]);
  assert.deepEqual(shown, ['true', true, '13 58 56 27']);
  await page.getByRole('button', { name: 'Use 13585628' }).click();
  assert.equal(await page.evaluate(() => deep.value), '13 58 56 28');
  await page.getByRole('button', { name: 'Go' }).click();
  assert.equal(await page.evaluate(() => root.activeElement.name), 'company');
  const told = await page.evaluate(() => [...new Set(globalThis.told)]);
  assert.deepEqual(told, ['change shop-form', 'invalid shop-form']);
  await page.evaluate(() => (deep.value = '') || attached.detach());
  const after = await page.evaluate(() => [inside.outerHTML, host.shadowRoot.innerHTML, root.adoptedStyleSheets.length].map((part, i) => part === before[i]));
  assert.deepEqual(after, [true, true, true]);
});

hosted('of several fields the first on the page gets the focus, in a shadow root too', PRIVATE, async (page) => {
  const got = await page.evaluate(async (inShadow) => {
    new Function(`(${inShadow})()`)();
    inside.elements.company.value = 'Smed';
    inside.elements.email.value = 'x';
    deep.value = '13585627';
    const attached = checkout.attach(inside);
    const { sent } = await attached.intercept(() => 1);
    const step = attached.validate(host);
    return [sent, host.shadowRoot.activeElement === deep, step.valid, step.problems.length];
  }, String(inShadow));
  assert.deepEqual(got, [false, true, false, 1]);
});

hosted('a field in a shadow root that is made or rendered later is found', `${PRIVATE}<div id="late"></div>`, async (page) => {
  await page.evaluate(() => {
    document.querySelector('#late').attachShadow({ mode: 'open' }).innerHTML = '<input name="cvr"><input name="vat">';
    document.querySelector('[name=kind]').value = 'b2b';
  });
  await page.locator('#late input').first().click();
  await page.keyboard.type('13585627');
  await page.keyboard.press('Tab');
  assert.equal((await messagesOf(page)).length, 1);
  await page.evaluate(() => (document.querySelector('#late').shadowRoot.innerHTML = '<input name="ean">'));
  await page.waitForFunction(() => document.querySelector('#late').shadowRoot.querySelector('input').inputMode === 'numeric');
  // Put in with nothing in it, and filled frames later.
  await page.evaluate(() => {
    const part = document.createElement('div');
    const root = part.attachShadow({ mode: 'open' });
    form.append(part);
    setTimeout(() => (root.innerHTML = '<input name="phone">'), 100);
    globalThis.part = part;
  });
  await page.waitForFunction(() => globalThis.part.shadowRoot.querySelector('input')?.inputMode === 'tel');
});

/** Attaches to a form of its own as a page does, with the module or a part of it missing; gives what the page then has. */
async function withoutModule(page, wasm, script) {
  return page.evaluate(async ({ wasm, script }) => {
    const { attachForm, attachTo, createCheckout } = await import(`/debitor/checkout/${script}`);
    const form = document.querySelector('form');
    const told = [];
    document.addEventListener('debitor:unavailable', ({ target, detail }) => told.push([target === form, detail.code, detail.message !== '']));
    const before = form.outerHTML;
    const options = { profile: 'iex', locale: 'en', first: wasm, wasm };
    const attached = await (attachForm ? attachForm(form, options) : attachTo(form, createCheckout(options)));
    let sent = 0;
    form.addEventListener('submit', (event) => (event.preventDefault(), (sent += 1)));
    form.querySelector('button').click();
    const held = sent;
    form.elements.email.value = 'a';
    form.querySelector('button').click();
    return { attached: attached !== undefined, told, same: form.outerHTML === before, held, sent };
  }, { wasm, script });
}

for (const [what, wasm, policy, script] of [
  ['is not there', '/debitor/checkout/gone.wasm', '', 'slim.min.js'],
  ['is none', '/blank.html', '', 'slim.min.js'],
  ['and what stands in for it may not run', '/debitor/checkout/checkout_bg.wasm', "script-src 'self'", 'slim.min.js'],
  ['and the smaller one are not there', '/debitor/checkout/gone.wasm', '', 'form.min.js'],
  ['and the smaller one may not run, nor what stands in for them', '/debitor/checkout/checkout_bg.wasm', "script-src 'self'", 'form.min.js'],
]) {
  test(`where the module ${what}, the form works as before and is told so once`, async () => {
    shop.between.forget();
    const page = await openPage(shop.browser);
    const faults = [];
    const warnings = [];
    // Firefox tells of what a policy forbids as of an error.
    page.on('pageerror', (error) => (policy && String(error).includes('Content-Security-Policy')) || faults.push(String(error)));
    page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
    shop.between.on('/blank.html', ({ answer }) => answer(
      '<!doctype html><title>x</title><form><input name="email" required><button>Go</button></form>',
      policy ? { 'content-security-policy': policy } : {},
    ));
    // Nor may what stands in for it come.
    if (policy) shop.between.on('/fallback.js', ({ refuse }) => refuse());
    await page.goto(`${shop.url}/blank.html`);
    // What the page demands itself, the browser still sees to.
    assert.deepEqual(await withoutModule(page, wasm, script), { attached: false, told: [[true, 'load.wasm', true]], same: true, held: 0, sent: 1 });
    assert.deepEqual(faults, []);
    assert.equal(warnings.length, 1, warnings.join('\n'));
    await page.context().close();
  });
}

for (const when of ['at once', 'while typing', 'while sending', 'in the page’s own script']) {
  hosted(`a module that breaks off ${when} gives the form back, and the order goes on to the server`, `${PRIVATE}<input name="phone" required>`, async (page) => {
    const got = await page.evaluate(async (when) => {
      attached.detach();
      const before = form.outerHTML;
      let broken = when === 'at once';
      for (const name of ['check', 'form', 'checkField', 'text']) {
        const ask = checkout[name];
        checkout[name] = (...values) => {
          if (broken) throw new WebAssembly.RuntimeError('unreachable');
          return ask(...values);
        };
      }
      const told = [];
      const warned = [];
      document.addEventListener('debitor:unavailable', ({ detail }) => told.push(detail.code));
      console.warn = (text) => warned.push(text);
      const late = checkout.attach(form);
      broken = true;
      const { email, phone } = form.elements;
      if (when === 'while typing') {
        email.value = 'a';
        email.dispatchEvent(new Event('input', { bubbles: true }));
      }
      const report = when === 'in the page’s own script' ? late.check() : undefined;
      let sent = 0;
      form.addEventListener('submit', (event) => (event.preventDefault(), (sent += 1)));
      form.querySelector('button').click();
      const held = sent;
      phone.value = '1';
      form.querySelector('button').click();
      const placed = await late.intercept(() => 'placed');
      const rest = [late.available, late.customer(), late.check().valid, late.validate('form').valid, placed.result, report?.valid ?? null];
      late.detach();
      late.use(checkout);
      return { held, sent, told, warned: warned.length, same: form.outerHTML === before, rest };
    }, when);
    assert.deepEqual(got, {
      held: 0, sent: 1, told: ['failed'], warned: 1, same: true,
      rest: [false, {}, true, true, 'placed', when === 'in the page’s own script' ? true : null],
    });
  });
}

/** A form on a page that has not loaded what comes later; `later` answers for it. */
async function untouched(inside, later) {
  shop.between.forget();
  const page = await openPage(shop.browser);
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(String(error)));
  shop.between.on('/later.js', later);
  shop.between.on('/blank.html', ({ answer }) => answer(`<!doctype html><title>x</title><form action="/sent.html">${inside}</form>`));
  shop.between.on('/sent.html', ({ answer }) => answer('sent'));
  await page.goto(`${shop.url}/blank.html`);
  await page.evaluate(async () => {
    const { createCheckout } = await import('/debitor/checkout/slim.min.js');
    const checkout = await createCheckout({ profile: 'iex', locale: 'en', wasm: fetch('/debitor/checkout/checkout_bg.wasm') });
    const form = document.querySelector('form');
    globalThis.told = [];
    for (const type of ['change', 'invalid', 'unavailable']) form.addEventListener(`debitor:${type}`, ({ detail }) => told.push(detail.code ?? type));
    globalThis.attached = checkout.attach(form);
  });
  return page;
}

test('where what is loaded later does not come, the form works as before', async () => {
  const page = await untouched(PRIVATE, ({ refuse }) => refuse());
  await page.locator('[name=email]').fill('a@');
  await page.waitForFunction(() => globalThis.told.includes('load.file'));
  await page.getByRole('button', { name: 'Go' }).click();
  await page.getByText('sent').waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('until it has come a wrong form is held back, kinds are followed, and then all is shown', async () => {
  let come;
  const page = await untouched(
    `<div data-debitor-summary></div><label><input type="radio" name="kind" value="b2c" checked>P</label><label><input type="radio" name="kind" value="ean">O</label>
     <p data-debitor-for="ean"><input name="ean"></p><input name="email"><button>Go</button>`,
    async ({ pass }) => {
      await new Promise((resolve) => (come = resolve));
      pass();
    },
  );
  const asked = () => page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('later.js')));
  assert.equal(await asked(), false);
  await page.getByLabel('O').check();
  assert.equal(await page.locator('[name=ean]').isVisible(), true);
  await page.locator('[name=ean]').fill('1');
  await page.getByRole('button', { name: 'Go' }).click();
  const step = await page.evaluate(() => [attached.validate(['ean']).valid, attached.check().valid, globalThis.told.includes('invalid'), document.querySelectorAll('.debitor-error').length]);
  assert.deepEqual(step, [false, false, true, 0]);
  come();
  await page.locator('.debitor-summary').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.name), 'ean');
  assert.equal((await messagesOf(page)).length, await page.locator('.debitor-summary li').count());
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

hosted('all that was put in is taken out, in every state', `<div data-debitor-summary></div>
  <label>CVR <input name="cvr" class="a" aria-describedby="hint"></label><p id="hint">Hint</p><p data-debitor-field="ean"><input name="ean"></p>
  <input name="email" value="x"><button>Go</button>`, async (page) => {
  await page.evaluate(() => {
    attached.detach();
    globalThis.before = form.outerHTML;
    globalThis.sheets = document.adoptedStyleSheets.length;
    globalThis.attached = checkout.attach(form);
  });
  await page.locator('[name=cvr]').focus();
  await page.keyboard.type('13585627');
  await page.getByRole('button', { name: 'Go' }).click();
  await page.locator('.debitor-summary').waitFor();
  const got = await page.evaluate(async () => {
    const during = form.outerHTML !== before;
    attached.detach();
    const told = [];
    for (const type of ['change', 'valid', 'invalid']) form.addEventListener(`debitor:${type}`, () => told.push(type));
    form.elements.cvr.value = '1';
    for (const type of ['input', 'change', 'focusout', 'paste', 'compositionend']) form.elements.cvr.dispatchEvent(new Event(type, { bubbles: true }));
    form.append(document.createElement('i'));
    form.lastChild.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    // Nor does one that still holds the handle bring anything back.
    attached.use(checkout);
    if (!attached.check().valid || !attached.validate('form').valid) throw new Error('a form that was let go is judged');
    return [during, form.outerHTML === before, document.adoptedStyleSheets.length === sheets, told, form.elements.cvr.validity.valid];
  });
  assert.deepEqual(got, [true, true, true, [], true]);
});

hosted('a page that writes its own HTML anew copies nothing of what was put in', `<div id="part"><div data-debitor-summary></div>
  <label><input type="radio" name="kind" value="b2b" checked>B</label><label><input type="radio" name="kind" value="ean">O</label><label><input type="radio" name="kind" value="b2c">P</label>
  <p data-debitor-field="ean"><input name="ean"></p><label>C <input name="company"></label><input name="cvr" aria-describedby="hint"><i id="hint">8</i></div><input name="email" value="a@b.dk"><button>Go</button>`, async (page) => {
  const got = await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20)));
    const marks = () => [...form.querySelectorAll('[aria-invalid]')].map(({ name }) => name);
    const boxes = () => ['error', 'summary', 'live'].map((name) => form.querySelectorAll(`.debitor-${name}`).length);
    const choose = async (kind) => (form.querySelector(`[value=${kind}]`).click(), await frame());
    const anew = async () => {
      const part = document.querySelector('#part');
      part.innerHTML = part.innerHTML;
      await frame();
    };
    attached.check();
    await anew();
    const wrong = [marks(), boxes()];
    form.elements.company.value = 'Smed';
    form.elements.cvr.value = '13585628';
    attached.check();
    const right = [marks(), boxes(), form.elements.cvr.getAttribute('aria-describedby')];
    // What was switched off with its part comes back with it, and what no longer must be filled need not be.
    await choose('ean');
    const { disabled } = form.elements.ean;
    await choose('b2c');
    const open = [form.elements.company.required, form.elements.cvr.required, attached.check().valid];
    await choose('ean');
    attached.detach();
    return [wrong, right, disabled, open, form.elements.ean.disabled, form.elements.ean.required];
  });
  assert.deepEqual(got, [
    [['company', 'cvr'], [2, 1, 1]],
    [[], [0, 0, 1], 'hint'],
    false,
    [false, false, true],
    false,
    false,
  ]);
});

hosted('what a hidden field holds is kept, formatted as it was, and neither checked nor sent', `
  <label><input type="radio" name="kind" value="b2b" checked>B</label><label><input type="radio" name="kind" value="b2c">P</label>
  <p data-debitor-for="b2b"><input name="cvr"></p><input name="email">`, async (page) => {
  await page.locator('[name=cvr]').click();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 20)));
  await page.keyboard.type('13585627');
  await page.getByLabel('P', { exact: true }).check();
  const hidden = await page.evaluate(() => [attached.customer(), new FormData(form).has('cvr'), form.elements.cvr.value]);
  assert.deepEqual(hidden, [{ kind: 'b2c', email: '' }, false, '13 58 56 27']);
  await page.getByLabel('B', { exact: true }).check();
  assert.deepEqual(await page.evaluate(() => [attached.customer().cvr, new FormData(form).get('cvr')]), ['13 58 56 27', '13 58 56 27']);
});
