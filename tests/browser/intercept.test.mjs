/** Orders that a page places by script: what is held back, by the core or by the page itself, and what is told of it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openForm } from './form.mjs';
import { openShop } from './shop.mjs';

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

const PRIVATE = '<input name="kind" type="hidden" value="b2c"><input name="email"><button>Go</button>';

hosted('an order placed by script is placed only if all is right, and once at a time', PRIVATE, async (page) => {
  const got = await page.evaluate(async () => {
    const placed = [];
    let arrive;
    const send = (report) => (placed.push(report.values.email), new Promise((resolve) => (arrive = resolve)));
    const refused = await attached.intercept(send);
    const first = [refused.sent, refused.report.valid, 'result' in refused, document.activeElement.name, placed.length];
    form.elements.email.value = 'A@b.dk';
    const one = attached.intercept(send);
    const two = attached.intercept(send);
    arrive('order 1');
    const [a, b] = await Promise.all([one, two]);
    const three = attached.intercept(() => 'order 2');
    return [first, placed, a.sent, a.result, b.result, (await three).result];
  });
  assert.deepEqual(got, [[false, false, false, 'email', 0], ['A@b.dk'].map((text) => text.toLowerCase()), true, 'order 1', 'order 1', 'order 2']);
});

hosted('an order that fails is the page’s to mend, and can be placed again', PRIVATE, async (page) => {
  const got = await page.evaluate(async () => {
    form.elements.email.value = 'a@b.dk';
    const failed = await attached.intercept(() => Promise.reject(new Error('no stock'))).catch(({ message }) => message);
    const thrown = await attached.intercept(() => { throw new Error('at once'); }).catch(({ message }) => message);
    return [failed, thrown, (await attached.intercept(() => 1)).result];
  });
  assert.deepEqual(got, ['no stock', 'at once', 1]);
});

hosted('what the page demands keeps an order back too', `${PRIVATE}<input name="terms" type="checkbox" required>`, async (page) => {
  const got = await page.evaluate(async () => {
    form.elements.email.value = 'a@b.dk';
    const { sent, report } = await attached.intercept(() => 1);
    const [problem] = report.problems;
    // What the core says of the customer by itself is another question.
    return [sent, report.valid, report.problems.length, problem.code, problem.message !== '', document.activeElement.name, attached.report().valid];
  });
  assert.deepEqual(got, [false, false, 1, 'page', true, 'terms', true]);
});

hosted('a check says what its event says, also of what the page demands of an input in a shadow root', `${PRIVATE}<div id="host"></div>`, async (page) => {
  const got = await page.evaluate(async () => {
    const told = [];
    for (const type of ['valid', 'invalid']) form.addEventListener(`debitor:${type}`, ({ detail }) => told.push([type, detail.valid, detail.problems.map(({ code }) => code)]));
    const root = document.querySelector('#host').attachShadow({ mode: 'open' });
    root.innerHTML = '<input name="note" aria-label="Note" required>';
    form.elements.email.value = 'a@b.dk';
    const wrong = attached.check();
    const sent = (await attached.intercept(() => 1)).sent;
    root.querySelector('input').value = 'x';
    const right = attached.check();
    return [wrong.valid, wrong.problems.map(({ code }) => code), sent, right.valid, right.problems, told];
  });
  assert.deepEqual(got, [false, ['page'], false, true, [], [['invalid', false, ['page']], ['invalid', false, ['page']], ['valid', true, []]]]);
});

hosted('an element of the page’s own making that is invalid keeps an order back, and the report says so', `${PRIVATE}<x-terms tabindex="0">terms</x-terms>`, async (page) => {
  const got = await page.evaluate(async () => {
    customElements.define('x-terms', class extends HTMLElement {
      static formAssociated = true;
      internals = this.attachInternals();
    });
    const { internals } = document.querySelector('x-terms');
    internals.setValidity({ customError: true }, 'Say yes');
    form.elements.email.value = 'a@b.dk';
    const checked = attached.check().valid;
    const { sent, report } = await attached.intercept(() => 1);
    internals.setValidity({});
    return [checked, sent, report.valid, report.problems, attached.check().valid, (await attached.intercept(() => 1)).sent];
  });
  assert.deepEqual(got, [false, false, false, [], true, true]);
});
