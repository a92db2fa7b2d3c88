/*
 * What Shopware 6.7 does with a form, as far as others' fields feel it; after helper/form-validation.helper.js and
 * plugin/forms/{form-handler,form-field-toggle}.plugin.js of shopware/shopware, seen 2026-11-21. The server's answer is made here.
 */
class FormValidation {
  validators = new Map();
  errorMessages = new Map();

  constructor() {
    this.addValidator('required', (value) => value.length > 0, 'Eingabe darf nicht leer sein.');
  }

  addValidator(name, validator, message) {
    if (message?.length) this.errorMessages.set(name, message);
    this.validators.set(name, validator);
    return true;
  }

  addErrorMessage(name, message) {
    this.errorMessages.set(name, message);
    return true;
  }

  validateForm(form, fields = form.querySelectorAll('[data-validation], [required], [pattern]')) {
    return [...fields].filter((field) => this.validateField(field)?.length > 0);
  }

  validateField(field) {
    const rules = (field.getAttribute('data-validation') ?? '').split(',').filter(Boolean);
    if (field.hasAttribute('required') && !rules.includes('required')) rules.push('required');
    if (!field.checkVisibility() || rules.length === 0) return this.setFieldNeutral(field);
    const wrong = rules.filter((rule) => this.validators.get(rule)?.call(this, field.value.trim(), field) === false);
    if (wrong.length === 0) this.setFieldNeutral(field);
    else this.setFieldInvalid(field, wrong);
    return wrong;
  }

  setFieldNeutral(field) {
    field.removeAttribute('aria-invalid');
    field.classList.remove('is-valid', 'is-invalid');
    const feedback = document.getElementById(`${field.id}-feedback`);
    if (feedback) feedback.innerHTML = '';
    return true;
  }

  setFieldInvalid(field, errors) {
    field.setAttribute('aria-invalid', 'true');
    field.classList.add('is-invalid');
    const feedback = document.getElementById(`${field.id}-feedback`);
    if (feedback) feedback.innerHTML = errors.map((error) => `<div class="invalid-feedback">${this.errorMessages.get(error)}</div>`).join('');
  }
}

window.formValidation = new FormValidation();

// ?saved: the page that confirms the order of a customer; after page/checkout/confirm/{index,confirm-address}.html.twig, with the
// attribute that docs/shops.md asks of the theme. The window in which an address is chosen is played by a list.
if (new URLSearchParams(location.search).has('saved')) {
  const addresses = [
    { company: 'Smed ApS', vat: 'DK13585627', country: 'DK' },
    { company: 'Smed ApS', company_number: '13585628', country: 'DK' },
    { company: 'Depotet', vat: null, country: 'DK' },
    { company: null, country: 'DK' },
  ];
  const main = document.querySelector('main');
  main.innerHTML = `<h1 class="confirm-main-header">Bestellung abschließen</h1>
    <div class="confirm-address"><div class="row js-confirm-overview-addresses"><div class="col-sm-6 card-col confirm-billing-address"><div class="card checkout-card"><div class="card-body">
      <div class="card-title">Rechnungsadresse</div><div class="confirm-address-billing"></div>
      <div class="card-actions"><label class="form-label" for="change">Rechnungsadresse ändern</label> <select class="form-select" id="change">${addresses.map(({ company }, index) => `<option value="${index}">${index + 1}: ${company ?? 'Ida Holm'}</option>`).join('')}</select></div>
    </div></div></div></div></div>
    <div class="checkout-aside-action"><form id="confirmOrderForm" action="./" method="post" data-form-handler="true"><div class="d-grid"><button id="confirmFormSubmit" class="btn btn-primary btn-lg" form="confirmOrderForm" type="submit">Zahlungspflichtig bestellen</button></div></form></div>`;
  const render = (index) => {
    const address = addresses[index];
    const part = document.createElement('div');
    part.dataset.debitorCustomer = JSON.stringify(address);
    part.innerHTML = `<div class="address">${address.company ? `<p>${address.company}</p>` : ''}<p>Ida Holm<br>Havnegade 7<br>5000 Odense<br>Dänemark</p></div>`;
    document.querySelector('.confirm-address-billing').replaceChildren(part);
  };
  render(0);
  document.querySelector('#change').addEventListener('change', ({ target }) => render(target.value));
  document.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    window.receive({ tos: 'on', address: addresses[document.querySelector('#change').value] });
  });
} else document.addEventListener('DOMContentLoaded', () => {
  const form = document.querySelector('[data-form-handler]');

  // form-handler.plugin.js
  form.setAttribute('novalidate', '');
  const fields = () => form.querySelectorAll('input, textarea, select');
  for (const field of fields()) {
    let timer;
    field.addEventListener(field.tagName === 'SELECT' ? 'change' : 'input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => window.formValidation.validateField(field), 200);
    });
  }
  form.addEventListener('submit', (event) => {
    const [first] = window.formValidation.validateForm(form, fields());
    if (!first) return;
    event.preventDefault();
    first.focus();
  });

  // form-field-toggle.plugin.js
  const type = form.querySelector('[name="accountType"]');
  const toggle = () => {
    const company = form.querySelector('.js-field-toggle-contact-type-company');
    company.classList.toggle('d-none', type.value !== 'business');
    for (const input of company.querySelectorAll('input')) input.disabled = type.value !== 'business';
  };
  type.addEventListener('change', toggle);
  toggle();

  document.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    window.receive(Object.fromEntries(new FormData(event.target)));
  });

  // What extensions do that fetch the address anew.
  window.shop = {
    renderAddress() {
      const part = form.querySelector('.register-billing');
      const values = [...part.querySelectorAll('input:not([type="radio"]), select')].map(({ name, value }) => [name, value]);
      const copy = part.cloneNode(true);
      for (const placed of copy.querySelectorAll('[data-debitor-placed], .debitor-error')) placed.remove();
      part.replaceWith(copy);
      for (const [name, value] of values) for (const input of copy.querySelectorAll(`[name="${name}"]`)) input.value = value;
    },
  };
});
