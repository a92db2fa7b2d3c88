/*
 * What PrestaShop does in its checkout, as far as others' fields feel it; after themes/_core/js/{address,checkout-payment}.js of
 * PrestaShop/PrestaShop, seen 2026-11-21. The server's answers are made here.
 */
window.prestashop = { customer: { email: 'anna@exemple.fr', firstname: 'Anna' }, listeners: {}, emit(type) { (this.listeners[type] ?? []).forEach((work) => work()); }, on(type, work) { (this.listeners[type] ??= []).push(work); } };

// ?saved: a customer with addresses; after checkout/_partials/{steps/addresses,address-selector-block}.tpl.
if (new URLSearchParams(location.search).has('saved')) {
  const addresses = [
    { id: 11, alias: 'Atelier', company: 'Smed ApS', vat_number: 'DK13585627', address1: 'Havnegade 7', postcode: '5000', city: 'Odense', country: 'Danemark', country_iso: 'DK' },
    { id: 12, alias: 'Bureau', company: 'Smed ApS', vat_number: 'DK13585628', address1: 'Torvet 1', postcode: '5000', city: 'Odense', country: 'Danemark', country_iso: 'DK' },
    { id: 13, alias: 'Dépôt', company: 'Depotet', vat_number: '', address1: 'Havnen 3', postcode: '5000', city: 'Odense', country: 'Danemark', country_iso: 'DK' },
    { id: 14, alias: 'Maison', company: '', vat_number: '', address1: 'Skovvej 2', postcode: '5000', city: 'Odense', country: 'Danemark', country_iso: 'DK' },
  ];
  prestashop.customer.addresses = Object.fromEntries(addresses.map((address) => [address.id, address]));
  const article = ({ id, alias, company, address1, postcode, city, country }, index) => `<article class="js-address-item address-item${index ? '' : ' selected'}" id="id_address_delivery-address-${id}">
    <header class="h4"><label class="radio-block"><span class="custom-radio"><input type="radio" name="id_address_delivery" value="${id}"${index ? '' : ' checked'}><span></span></span>
    <span class="address-alias h4">${alias}</span> <div class="address">Ida Holm<br>${company ? `${company}<br>` : ''}${address1}<br>${postcode} ${city}<br>${country}</div></label></header><hr>
    <footer class="address-footer"><a class="edit-address text-muted" data-link-action="edit-address" href="#editer">Modifier</a></footer></article>`;
  document.querySelector('#delivery-address').outerHTML = `<div id="delivery-addresses" class="address-selector js-address-selector">${addresses.map(article).join('')}</div>
    <p class="add-address"><a href="#nouvelle">Ajouter une adresse</a></p>
    <div class="clearfix"><button type="submit" class="btn btn-primary continue float-xs-right" name="confirm-addresses" value="1">Continuer</button></div>`;
}

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
