/*
 * What PrestaShop does in its checkout, as far as others' fields feel it; after themes/_core/js/{address,checkout-payment}.js of
 * PrestaShop/PrestaShop, seen 2026-11-21. The server's answers are made here.
 */
window.prestashop = { customer: { email: 'anna@exemple.fr', firstname: 'Anna' }, listeners: {}, emit(type) { (this.listeners[type] ?? []).forEach((work) => work()); }, on(type, work) { (this.listeners[type] ??= []).push(work); } };

jQuery(($) => {
  const fresh = $('.js-address-form').first().find('form')[0].outerHTML;
  let address;

  // address.js: another country brings the whole form anew, and what stood in it is put back by name.
  $('body').on('change', '.js-country', () => {
    const country = $('.js-country').val();
    setTimeout(() => {
      const inputs = [];
      $('.js-address-form input').each(function () {
        inputs[$(this).prop('name')] = $(this).val();
      });
      $('.js-address-form form').replaceWith(fresh);
      $('.js-country').val(country);
      $('.js-address-form input').each(function () {
        if (inputs[$(this).prop('name')] !== undefined) $(this).val(inputs[$(this).prop('name')]);
      });
      prestashop.emit('updatedAddressForm');
    }, 50);
  });

  // The address step is sent as a form, and the next page has the next step.
  const save = (form) => {
    address = Object.fromEntries(new FormData(form));
    $('#checkout-addresses-step').removeClass('-current').addClass('-complete').find('.content').hide();
    $('#checkout-payment-step').removeClass('-unreachable').prop('hidden', false);
  };
  document.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    save(event.target);
  });
  // What a script calls that sends the form itself.
  HTMLFormElement.prototype.submit = function () {
    save(this);
  };

  // checkout-payment.js: confirm
  $('body').on('click', '#payment-confirmation button', () => window.receive({ ...address, payment: $('input[name="payment-option"]:checked').data('module-name') }));
});
