/*
 * What Magento's checkout does, as far as others' fields feel it; after Magento_Checkout's view/{shipping,payment/default}.js,
 * model/payment/additional-validators.js and model/{quote,step-navigator}.js, and Magento_Ui's lib/validation/validator.js of
 * magento/magento2 2.4, seen 2026-11-21. Knockout and the server are played here.
 */
requirejs.config({ paths: { jquery: '../lib/jquery.min' } });

define('Magento_Checkout/js/model/payment/additional-validators', [], () => {
  const validators = [];
  return { registerValidator: (validator) => validators.push(validator), validate: () => validators.every((validator) => validator.validate() !== false) };
});
define('Magento_Checkout/js/model/quote', [], () => {
  let billing = null;
  let shipping = null;
  return {
    billingAddress: (address) => (address === undefined ? billing : (billing = address)),
    shippingAddress: (address) => (address === undefined ? shipping : (shipping = address)),
  };
});
define('Magento_Checkout/js/model/step-navigator', [], () => ({
  navigateTo(step) {
    for (const id of ['shipping', 'opc-shipping_method']) document.getElementById(id).hidden = step !== 'shipping';
    document.getElementById('payment').hidden = step !== 'payment';
  },
}));
define('Magento_Ui/js/lib/validation/validator', [], () => {
  const rules = {};
  const validator = (id, value, params) => {
    const { message, handler } = rules[id];
    if (handler(value, params)) return { rule: id, passed: true, message: '' };
    return { rule: id, passed: false, message: [params].reduce((text, param, index) => text.replace(new RegExp(`\\{${index}\\}`, 'g'), param), message) };
  };
  validator.addRule = (id, handler, message) => (rules[id] = { handler, message });
  validator.getRule = (id) => rules[id];
  return validator;
});
// jquery-validation, which mage/validation brings along.
define('mage/validation', ['jquery'], ($) => {
  $.validator = { methods: {}, messages: {}, addMethod: (name, method, message) => (($.validator.methods[name] = method), ($.validator.messages[name] = message)) };
});

const LABELS = { firstname: 'Voornaam', lastname: 'Achternaam', company: 'Bedrijf', 'street[0]': 'Adres', country_id: 'Land', postcode: 'Postcode', city: 'Plaats', telephone: 'Telefoon', vat_id: 'BTW-nummer' };
const REQUIRED = ['firstname', 'lastname', 'street[0]', 'country_id', 'postcode', 'city', 'telephone'];
let uid = 0;

function fieldOf(scope, name) {
  const id = `UID${++uid}`;
  const field = document.createElement('div');
  field.className = `field${REQUIRED.includes(name) ? ' _required' : ''}`;
  field.setAttribute('name', `${scope}.${name}`);
  const control = name === 'country_id'
    ? `<select class="select" name="country_id" id="${id}"><option value="NL">Nederland</option><option value="DK" selected>Denemarken</option><option value="BE">België</option></select>`
    : `<input class="input-text" type="text" name="${name}" id="${id}">`;
  field.innerHTML = `<label class="label" for="${id}"><span>${LABELS[name]}</span></label><div class="control">${control}</div>`;
  return field;
}

/** One by one, as the components come. */
function renderFields(place, scope, values = {}) {
  const names = Object.keys(LABELS);
  place.replaceChildren();
  const next = () => {
    const name = names.shift();
    if (!name) return;
    const field = place.appendChild(fieldOf(scope, name));
    if (values[name] !== undefined) field.querySelector('input, select').value = values[name];
    setTimeout(next, 5);
  };
  next();
}

const valuesOf = (form) => Object.fromEntries([...new FormData(form)].filter(([name]) => name in LABELS));

require(['jquery', 'Magento_Checkout/js/model/payment/additional-validators', 'Magento_Checkout/js/model/quote', 'Magento_Checkout/js/model/step-navigator', 'Magento_Ui/js/lib/validation/validator', 'mage/validation'], ($, validators, quote, steps, validator) => {
  const shipping = document.querySelector('#co-shipping-form');
  const place = document.querySelector('#shipping-new-address-form');
  renderFields(place, 'shippingAddress');

  // Another country brings other fields, in another order: the components are put together anew.
  shipping.addEventListener('change', ({ target }) => target.name === 'country_id' && setTimeout(() => renderFields(place, 'shippingAddress', valuesOf(shipping)), 10));

  // view/shipping.js: setShippingInformation, bound by Knockout through jQuery
  $('#co-shipping-method-form').on('submit', () => {
    window.shop.next();
    return false;
  });
  $('#billing-address-same-as-shipping-checkmo').on('change', function () {
    $('#billing-part').prop('hidden', this.checked);
    if (!this.checked) renderFields(document.querySelector('[data-form="billing-new-address"]'), 'billingAddresscheckmo', { country_id: 'DK' });
  });
  $('.action.checkout').on('click', () => {
    window.shop.placeOrder();
    return false;
  });

  // ?saved: a customer who is logged in, with addresses; after view/shipping-address/list.js and template/shipping.html.
  const saved = new URLSearchParams(location.search).has('saved');
  if (saved) {
    window.checkoutConfig = { customerData: { email: 'ida@holm.dk' } };
    const addresses = [
      { customerAddressId: 1, firstname: 'Ida', lastname: 'Holm', company: 'Smed ApS', street: ['Havnegade 7'], postcode: '5000', city: 'Odense', countryId: 'DK', vatId: 'DK13585627', customAttributes: [] },
      { customerAddressId: 2, firstname: 'Ida', lastname: 'Holm', company: 'Smed ApS', street: ['Torvet 1'], postcode: '5000', city: 'Odense', countryId: 'DK', vatId: null, customAttributes: [{ attribute_code: 'cvr', value: '13585628' }] },
      { customerAddressId: 3, firstname: 'Ida', lastname: 'Holm', company: 'Depotet', street: ['Havnen 3'], postcode: '5000', city: 'Odense', countryId: 'DK', vatId: null, customAttributes: [] },
      { customerAddressId: 4, firstname: 'Ida', lastname: 'Holm', company: null, street: ['Skovvej 2'], postcode: '5000', city: 'Odense', countryId: 'DK', vatId: null, customAttributes: [] },
    ];
    const list = document.querySelector('#checkout-step-shipping').insertBefore(document.createElement('div'), document.querySelector('.form-login'));
    list.className = 'field addresses';
    const render = () => {
      list.innerHTML = `<div class="control"><div class="shipping-address-items">${addresses.map((address, index) => {
        const chosen = quote.shippingAddress() === address;
        return `<div class="shipping-address-item ${chosen ? 'selected-item' : 'not-selected-item'}">${address.firstname} ${address.lastname}<br>${address.company ? `${address.company}<br>` : ''}${address.street}<br>${address.postcode} ${address.city}<br>Denemarken<br>${
          chosen ? '' : `<button type="button" class="action action-select-shipping-item" data-index="${index}"><span>Naar dit adres</span></button>`}</div>`;
      }).join('')}</div></div>`;
    };
    list.addEventListener('click', ({ target }) => {
      const button = target.closest('[data-index]');
      if (button) render(quote.shippingAddress(addresses[button.dataset.index]));
    });
    render(quote.shippingAddress(addresses[Number(new URLSearchParams(location.search).get('saved')) || 0]));
    document.querySelector('.form-login').remove();
    // The form for another address stands in a window of its own.
    shipping.hidden = true;
  }

  window.shop = {
    validator,
    methods: $.validator,
    next() {
      if (saved) {
        const { firstname, lastname, company, street } = quote.billingAddress(quote.shippingAddress());
        document.querySelector('.billing-address-details')?.remove();
        // template/billing-address/details.html
        document.querySelector('.billing-address-same-as-shipping-block').insertAdjacentHTML('afterend', `<div class="billing-address-details">${[`${firstname} ${lastname}`, company, street].filter(Boolean).join('<br>')}</div>`);
        return steps.navigateTo('payment');
      }
      quote.billingAddress({ ...valuesOf(shipping), email: $('#customer-email').val(), customAttributes: [] });
      steps.navigateTo('payment');
    },
    /** view/payment/default.js: placeOrder, by the button or by a payment's own script. */
    placeOrder() {
      if (!$('#billing-part').prop('hidden')) quote.billingAddress({ ...valuesOf(document.querySelector('.billing-address-form form')), customAttributes: [] });
      if (!validators.validate()) return;
      window.receive({ paymentMethod: { method: 'checkmo' }, billingAddress: structuredClone(quote.billingAddress()) });
    },
  };
});
