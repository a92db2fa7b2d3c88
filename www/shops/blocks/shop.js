/*
 * What WooCommerce's checkout block does, as far as others' fields feel it; after the stores wc/store/{checkout,validation} and
 * the checkout events under client/blocks/ of woocommerce/woocommerce 10, seen 2026-11-21. React and the server are played here:
 * inputs are controlled, and an address form is put together anew when its country changes.
 *
 * ?events=off: a WooCommerce without `wc.blocksCheckoutEvents`.
 */
const extensions = {};
const errors = {};
const observers = [];
window.wp = {
  i18n: { __: (text) => text },
  data: {
    dispatch: (store) =>
      store === 'wc/store/validation'
        ? { setValidationErrors: (more) => Object.assign(errors, more), clearValidationError: (id) => delete errors[id] }
        : { setExtensionData: (name, data) => (extensions[name] = data) },
  },
};
window.wc = new URLSearchParams(location.search).get('events') === 'off' ? {} : {
  blocksCheckoutEvents: {
    checkoutEvents: {
      onCheckoutValidation(observer) {
        observers.push(observer);
        return () => observers.splice(observers.indexOf(observer), 1);
      },
    },
  },
};

const state = { email: '', same: true, shipping: { country: 'DK' }, billing: { country: 'DK' } };
const LABELS = { first_name: 'First name', last_name: 'Last name', company: 'Company (optional)', address_1: 'Address', postcode: 'Postal code', city: 'City', phone: 'Phone (optional)' };

const text = (id, label, half) =>
  `<div class="wc-block-components-text-input wc-block-components-address-form__${id.split('-')[1]} is-active${half ? ' half' : ''}"><input type="text" id="${id}" aria-label="${label}"><label for="${id}">${label}</label></div>`;

function addressForm(type) {
  const { country } = state[type];
  const options = { DK: 'Denmark', SE: 'Sweden', DE: 'Germany' };
  const names = country === 'DE' ? Object.keys(LABELS).reverse() : Object.keys(LABELS);
  return `<div class="wc-block-components-address-form__country wc-block-components-country-input"><div class="wc-blocks-components-select"><div class="wc-blocks-components-select__container"><label for="${type}-country" class="wc-blocks-components-select__label">Country/Region</label><select id="${type}-country" class="wc-blocks-components-select__select">${Object.entries(options).map(([code, name]) => `<option value="${code}"${code === country ? ' selected' : ''}>${name}</option>`).join('')}</select></div></div></div>`
    + names.map((name) => text(`${type}-${name}`, LABELS[name], ['first_name', 'last_name', 'postcode', 'city'].includes(name))).join('');
}

function step(id, title, inside) {
  return `<fieldset class="wc-block-components-checkout-step" id="${id}-fields"><legend>${title}</legend><div class="wc-block-components-checkout-step__container"><div class="wc-block-components-checkout-step__content">${inside}</div></div></fieldset>`;
}

function renderAddress(type) {
  const form = document.getElementById(type);
  form.innerHTML = addressForm(type);
  for (const [name, value] of Object.entries(state[type])) document.getElementById(`${type}-${name}`).value = value;
}

function renderBilling() {
  document.getElementById('billing-fields')?.remove();
  if (state.same) return;
  document.getElementById('shipping-fields').insertAdjacentHTML('afterend', step('billing', 'Billing address', '<div id="billing" class="wc-block-components-address-form"></div>'));
  renderAddress('billing');
}

// The block comes after the page.
setTimeout(() => {
  const root = document.getElementById('root');
  root.innerHTML = `<form class="wc-block-components-form wc-block-checkout__form" aria-label="Checkout" novalidate>${
    step('contact', 'Contact information', text('email', 'Email address'))
  }${step('shipping', 'Shipping address', '<div id="shipping" class="wc-block-components-address-form"></div><label><input type="checkbox" id="same" checked> Use same address for billing</label>')
  }<div class="wc-block-components-notices"></div><div class="wc-block-checkout__actions"><button class="wc-block-components-button wp-element-button wc-block-components-checkout-place-order-button contained" type="button"><span class="wc-block-components-button__text">Place Order</span></button></div></form>`;
  renderAddress('shipping');

  root.addEventListener('input', ({ target }) => {
    if (target.id === 'email') state.email = target.value;
    const [type, name] = target.id.split('-');
    if (state[type] && name in { ...LABELS, country: 1 }) state[type][name] = target.value;
  });
  root.addEventListener('change', ({ target }) => {
    if (target.id === 'same') {
      state.same = target.checked;
      renderBilling();
    }
    const [type, name] = target.id.split('-');
    if (name === 'country') {
      state[type].country = target.value;
      renderAddress(type);
    }
  });
  root.addEventListener('click', ({ target }) => target.closest('.wc-block-components-checkout-place-order-button') && window.shop.placeOrder());
}, 150);

window.shop = {
  errors,
  extensions,
  /** What express payments call without a click. */
  placeOrder() {
    const notices = document.querySelector('.wc-block-components-notices');
    notices.innerHTML = '';
    const [wrong] = [...observers].map((observer) => observer()).filter((answer) => answer !== true);
    if (wrong || Object.keys(errors).length > 0) {
      const banner = notices.appendChild(document.createElement('div'));
      banner.className = 'wc-block-components-notice-banner is-error';
      banner.textContent = wrong?.errorMessage ?? 'Please fix the errors before placing the order.';
      return;
    }
    window.receive({
      billing_address: { ...(state.same ? state.shipping : state.billing), email: state.email },
      shipping_address: state.shipping,
      extensions: structuredClone(extensions),
    });
  },
};
