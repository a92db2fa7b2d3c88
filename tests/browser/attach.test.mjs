/** A checkout on a page's own form: which inputs it finds, what it leaves alone, and what it tells the page. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openCheckout, openShop } from './shop.mjs';
import { borrowPage } from '../support/browser.mjs';

let shop;
before(async () => (shop = await openShop()));
after(() => shop.close());

/** Runs `steps({ form, checkout })` in the page, on a form of its own with this inside. */
function onForm(claim, inside, steps, expected) {
  test(claim, async () => {
    const page = await openCheckout(shop, { open: borrowPage });
    const subject = await page.evaluateHandle(async (inside) => {
      const { createCheckout } = await import('/debitor/checkout/index.js');
      const checkout = await createCheckout({ profile: 'iex', locale: 'da' });
      const form = document.createElement('form');
      form.innerHTML = inside;
      document.body.append(form);
      // What is loaded once a person works with a form is there for all that follow.
      checkout.attach(document.createElement('form')).check();
      await import('/debitor/checkout/later.js');
      await new Promise((resolve) => setTimeout(resolve));
      return { form, checkout };
    }, inside);
    const got = await page.evaluate(steps, subject);
    await page.done();
    assert.deepEqual(got, expected);
  });
}

onForm(
  'a form is given back as it was',
  `<div data-debitor-summary></div>
   <input type="radio" name="kind" value="b2b" checked><input type="radio" name="kind" value="ean">
   <label>CVR <input name="billing[cvr]" autocomplete="off" aria-describedby="hint"></label><p id="hint"></p>
   <input data-debitor="email" name="e1">
   <p data-debitor-field="ean"><input name="ean"></p>
   <p data-debitor-for="b2c" hidden><input name="note" disabled></p>`,
  ({ form, checkout }) => {
    const before = form.outerHTML;
    const attachment = checkout.attach(form);
    form.elements['billing[cvr]'].value = '13585627';
    attachment.check();
    const wrong = form.outerHTML;
    form.elements['billing[cvr]'].value = '13585628';
    form.elements.e1.value = 'a@b.dk';
    attachment.check();
    attachment.detach();
    return [wrong === before, form.outerHTML === before, document.adoptedStyleSheets.length];
  },
  [false, true, 0],
);

onForm(
  'what the page has set itself stays',
  '<input name="email" autocomplete="off"><input name="cvr" inputmode="text" required>',
  ({ form, checkout }) => {
    checkout.attach(form);
    const [email, cvr] = form.elements;
    return [email.autocomplete, email.inputMode, email.required, cvr.inputMode, cvr.required];
  },
  ['off', 'email', true, 'text', true],
);

onForm(
  'inputs are found by the names that shops give them, and never the delivery address for the invoice',
  `<input name="order[billing][street]" value="Havnegade"><input name="shipping[street]" value="Kajen">
   <input name="delivery[postcode]" value="5000"><input name="billing.cvr" value="1"><input name="x" data-debitor="email" value="2">
   <input name="other" value="3"><input name="ean" value="4" disabled>`,
  ({ form, checkout }) => checkout.attach(form).customer(),
  { street: 'Havnegade', delivery_postcode: '5000', 'billing.cvr': '1', email: '2' },
);

onForm(
  'a problem of a field that the form has not is shown all the same',
  '<input name="cvr" value="13585628">',
  ({ form, checkout }) => {
    const report = checkout.attach(form).check();
    return report.problems.map(({ message }) => form.textContent.includes(message));
  },
  [true, true],
);

onForm(
  'the page is told what was found',
  '<input name="kind" type="hidden" value="b2c"><input name="email">',
  ({ form, checkout }) => {
    const told = [];
    for (const type of ['change', 'invalid', 'valid']) {
      document.addEventListener(`debitor:${type}`, ({ detail }) => told.push([type, detail.valid]));
    }
    const attachment = checkout.attach(form);
    attachment.check();
    form.elements.email.value = 'a@b.dk';
    form.elements.email.dispatchEvent(new Event('input', { bubbles: true }));
    attachment.check();
    return told;
  },
  [['invalid', false], ['change', true], ['valid', true]],
);

onForm(
  'a wrong form is kept from the page too, a button that asks for no validation is not',
  '<input name="email"><button id="a"></button><button id="b" formnovalidate></button>',
  ({ form, checkout }) => {
    const sent = [];
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      sent.push(event.submitter.id);
    });
    checkout.attach(form);
    form.querySelector('#a').click();
    form.querySelector('#b').click();
    form.elements.email.value = 'a@b.dk';
    form.querySelector('#a').click();
    return sent;
  },
  ['b', 'a'],
);

onForm(
  'what the page demands itself still holds',
  '<input name="email" value="a@b.dk"><input name="terms" type="checkbox" required><button></button>',
  ({ form, checkout }) => {
    let sent = 0;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      sent += 1;
    });
    checkout.attach(form);
    form.querySelector('button').click();
    form.elements.terms.checked = true;
    form.querySelector('button').click();
    return sent;
  },
  1,
);

onForm(
  'attaching again lets go of the first',
  '<input name="email">',
  ({ form, checkout }) => {
    checkout.attach(form);
    checkout.attach(form).check();
    return [form.querySelectorAll('.debitor-error').length, form.querySelectorAll('[role=status]').length];
  },
  [1, 1],
);

onForm(
  'an emptied form shows nothing',
  '<input name="email">',
  async ({ form, checkout }) => {
    checkout.attach(form).check();
    form.reset();
    await new Promise((resolve) => setTimeout(resolve, 20));
    return form.querySelectorAll('.debitor-error, [aria-invalid]').length;
  },
  0,
);

onForm(
  'an input that is rendered anew is checked, and so is one that came later',
  '<div id="box"><input name="cvr"></div>',
  async ({ form, checkout }) => {
    checkout.attach(form);
    form.innerHTML = '<div id="box"></div>';
    form.querySelector('#box').innerHTML = '<input name="cvr"><input name="email">';
    const { cvr } = form.elements;
    cvr.focus();
    cvr.value = '13585627';
    cvr.dispatchEvent(new Event('input', { bubbles: true }));
    cvr.dispatchEvent(new Event('change', { bubbles: true }));
    cvr.blur();
    const at = [cvr.getAttribute('aria-invalid'), form.querySelectorAll('.debitor-error').length];
    const said = form.querySelector('[role=status]').textContent !== '';
    return [...at, said, form.elements.email.inputMode];
  },
  ['true', 1, true, 'email'],
);

onForm(
  'inputs that are put in get their attributes with the next frame, however many changes there are',
  '<div id="box"></div>',
  async ({ form, checkout }) => {
    const attachment = checkout.attach(form);
    const frames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const box = form.querySelector('#box');
    for (let i = 0; i < 5000; i += 1) box.innerHTML = '<input name="email">';
    form.querySelector('[role=status]').remove();
    await frames();
    const there = [form.elements.email.inputMode, form.querySelectorAll('[role=status]').length];
    attachment.detach();
    box.innerHTML = '<input name="email">';
    await frames();
    return [...there, form.elements.email.inputMode, form.querySelectorAll('[role=status]').length];
  },
  ['email', 1, '', 0],
);

onForm(
  'a form need not be on the page yet, and an input may be named elements',
  '',
  async ({ checkout }) => {
    const template = document.createElement('template');
    template.innerHTML = '<form><div data-debitor-summary></div><input name="elements"><input name="cvr" value="13585627"></form>';
    const clone = template.content.cloneNode(true);
    const form = clone.querySelector('form');
    const attachment = checkout.attach(form);
    document.body.append(form);
    const cvr = form.querySelector('[name=cvr]');
    cvr.dispatchEvent(new Event('change', { bubbles: true }));
    cvr.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    const region = form.querySelector('[role=status]');
    const hidden = getComputedStyle(region).position;
    attachment.detach();
    return [cvr.matches('[aria-invalid]'), region.textContent !== '', hidden, document.adoptedStyleSheets.length];
  },
  [false, true, 'absolute', 0],
);

onForm(
  'the lists of two forms lead each to its own fields',
  '<div data-debitor-summary></div><input name="email">',
  async ({ form, checkout }) => {
    const other = form.cloneNode(true);
    document.body.append(other);
    for (const each of [form, other]) checkout.attach(each).check();
    while (document.querySelectorAll('.debitor-summary').length < 2) await new Promise((resolve) => setTimeout(resolve));
    const ids = [...document.querySelectorAll('input[name=email]')].map(({ id }) => id);
    return new Set(ids).size === ids.length;
  },
  true,
);

onForm(
  'a right number is written in its usual form only where the page takes it so',
  `<input type="number" name="cvr" value="13585628"><input name="billing[cvr]" pattern="[0-9]{8}" value="13585628">
   <input name="customer[cvr]" maxlength="8" value="13585628"><input name="meta.cvr" id="mask" value="13585628"><input type="tel" name="company_number" value="13585628">`,
  async ({ form, checkout }) => {
    const mask = form.querySelector('#mask');
    mask.addEventListener('input', () => (mask.value = mask.value.replaceAll(' ', '').slice(0, 4)));
    mask.addEventListener('change', () => (mask.value = mask.value.length < 8 ? '13585628' : mask.value));
    checkout.attach(form);
    for (const input of form.elements) {
      input.dispatchEvent(new Event('change', { bubbles: true }));
      input.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    }
    while (!form.elements.company_number.value.includes(' ')) await new Promise((resolve) => setTimeout(resolve));
    return [...form.elements].map(({ value }) => value);
  },
  ['13585628', '13585628', '13585628', '13585628', '13 58 56 28'],
);

onForm(
  'of two inputs with one name, the one that the person sees is checked',
  `<p hidden><input name="cvr" value="13585628"></p><input name="cvr" value="13585627">
   <fieldset disabled><input name="ean" value="1"></fieldset><input name="ean">
   <input type="hidden" name="kind" value="b2c"><label><input type="radio" name="kind" value="b2b" checked></label>`,
  ({ form, checkout }) => {
    const attachment = checkout.attach(form);
    const { valid } = attachment.check();
    const marked = [...form.querySelectorAll('[aria-invalid]')].map((input) => [...form.elements].indexOf(input));
    return [attachment.customer(), valid, marked];
  },
  [{ kind: 'b2b', cvr: '13585627' }, false, [1]],
);

onForm(
  'what the page sets later is the page’s',
  `<input name="phone"><input name="email"><input name="kind" type="hidden" value="ean">
   <p data-debitor-for="ean"><input name="note"></p><p data-debitor-for="b2c"><input name="gift"></p>`,
  ({ form, checkout }) => {
    const { phone, email, note, gift, kind } = form.elements;
    const attachment = checkout.attach(form);
    const type = (value) => {
      email.value = value;
      email.dispatchEvent(new Event('input', { bubbles: true }));
    };
    phone.required = true;
    phone.autocomplete = 'off';
    note.disabled = true;
    gift.disabled = true;
    email.setCustomValidity('own');
    type('a');
    attachment.check();
    email.setAttribute('aria-describedby', `${email.getAttribute('aria-describedby')} hint`);
    const during = [phone.required, phone.autocomplete, note.disabled, email.validationMessage];
    kind.value = 'b2c';
    type('a@b.dk');
    const shown = [gift.disabled, email.validationMessage, email.getAttribute('aria-describedby')];
    kind.value = 'ean';
    type('a');
    email.setCustomValidity('');
    attachment.check();
    email.setCustomValidity('own');
    attachment.detach();
    return [...during, ...shown, email.validationMessage, phone.required, phone.autocomplete, note.disabled];
  },
  [true, 'off', true, 'own', true, 'own', 'hint', 'own', true, 'off', true],
);

onForm(
  'the fields of other things and people are not the customer’s',
  ['items[0][ean]', 'ship_to[street]', 'recipient[email]', 'gift[country]', 'order[items][0][ean]', 'billing[0][city]', 'shipping_city', 'my_email', 'billing[contact_person][phone]', 'billings[vat]']
    .map((name) => `<input name="${name}" value="x">`).join(''),
  ({ form, checkout }) => checkout.attach(form).customer(),
  {},
);

onForm(
  'the customer’s fields are known by what shops put around them',
  ['kind', 'billing_cvr', 'billing_email', 'billing[vat]', 'invoice[city]', 'customer[phone]', 'form[first_name]', 'checkout.last_name', 'order[billing][street]', 'data[customer][company]', 'fields[postcode]', 'order[delivery][city]']
    .map((name) => `<input name="${name}" value="${name === 'kind' ? 'b2b' : name}">`).join(''),
  ({ form, checkout }) => {
    const { ...found } = checkout.attach(form).customer();
    return Object.keys(found).sort();
  },
  ['city', 'company', 'cvr', 'delivery_city', 'email', 'first_name', 'kind', 'last_name', 'phone', 'postcode', 'street', 'vat'],
);

onForm(
  'what was sent along is gone once it no longer holds',
  '<input name="kind" type="hidden" value="b2c"><input name="email" value="a@b.dk">',
  ({ form, checkout }) => {
    const attachment = checkout.attach(form);
    const { email } = form.elements;
    const keys = () => new FormData(form).getAll('debitor_email');
    attachment.check();
    const told = [keys()];
    email.value = 'b@b.dk';
    email.dispatchEvent(new Event('input', { bubbles: true }));
    told.push([...form.querySelectorAll('[name^=debitor_]')].length, keys());
    attachment.check();
    told.push(keys());
    email.value = 'c@b.dk';
    return [...told, keys(), form.querySelectorAll('[name^=debitor_]').length];
  },
  [['a@b.dk'], 0, [], ['b@b.dk'], [], 0],
);

onForm(
  'what the page demands is told along with the rest, at once',
  `<div data-debitor-summary></div><input name="code" pattern="[0-9]+" value="x"><input name="email"><input name="phone" required>
   <label><input type="radio" name="ship" value="1" required></label><label><input type="radio" name="ship" value="2" required></label><button></button>`,
  async ({ form, checkout }) => {
    checkout.attach(form);
    form.querySelector('button').click();
    while (!form.querySelector('.debitor-summary')) await new Promise((resolve) => setTimeout(resolve));
    const { code } = form.elements;
    const lines = [...form.querySelectorAll('[data-debitor-summary] li')].map(({ textContent }) => textContent !== '');
    const first = [lines, document.activeElement === code, code.matches('[aria-invalid]'), form.querySelectorAll('.debitor-error').length];
    code.value = '1';
    code.dispatchEvent(new Event('input', { bubbles: true }));
    return [...first, code.matches('[aria-invalid]'), form.querySelectorAll('.debitor-error').length];
  },
  [[true, true, true, true], true, true, 4, false, 3],
);

onForm(
  'a form that lacks an input for a required field says so where it stands',
  '<input name="kind" type="hidden" value="b2c"><button></button>',
  ({ form, checkout }) => {
    checkout.attach(form);
    form.querySelector('button').click();
    const box = document.activeElement;
    return [box.className, box.tabIndex, form.querySelector('[role=status]').textContent.includes(box.textContent)];
  },
  ['debitor-error', -1, true],
);

onForm(
  'the one who sets up a form is told, once, of the required fields that it lacks, for every kind it lets choose',
  '<select name="kind"><option value="private"></option><option value="b2b"></option></select><input name="email">',
  ({ form, checkout }) => {
    const said = [];
    const { warn } = console;
    console.warn = (text) => said.push(text);
    checkout.attach(form).check();
    form.firstChild.innerHTML = '<option value="b2c"></option>';
    checkout.attach(form);
    console.warn = warn;
    return [said.length, /company_number, company|company, company_number/.test(said[0]), /ean|email/.test(said[0])];
  },
  [1, true, false],
);

onForm(
  'what the core takes and the page does not is told in the browser’s words',
  '<input name="cvr" pattern="[0-9]+" value="13585627"><input name="company" value="Smed"><input name="email" value="a@b.dk"><button id="send"></button>',
  ({ form, checkout }) => {
    const { cvr } = form.elements;
    checkout.attach(form);
    form.querySelector('#send').click();
    const first = form.querySelector('.debitor-error').textContent;
    cvr.value = '13 58 56 28';
    form.querySelector('#send').click();
    const second = form.querySelector('.debitor-error p').textContent;
    return [/CVR/.test(first), second === cvr.validationMessage, cvr.validity.customError, document.activeElement === cvr];
  },
  [true, true, false, true],
);

onForm(
  'an input that the page takes out is given back as it was, and advised again when it returns',
  '<p><input name="email"></p>',
  async ({ form, checkout }) => {
    const frames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    checkout.attach(form);
    const { email } = form.elements;
    const told = [email.inputMode];
    email.remove();
    await frames();
    told.push(email.outerHTML);
    form.firstChild.append(email);
    await frames();
    return [...told, email.inputMode];
  },
  ['email', '<input name="email">', 'email'],
);
