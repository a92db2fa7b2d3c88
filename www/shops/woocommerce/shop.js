/*
 * What WooCommerce does on its checkout page, as far as others' fields feel it; after client/legacy/js/frontend/checkout.js and
 * address-i18n.js of woocommerce/woocommerce, seen 2026-11-21. The server's answers are made here.
 */
jQuery(($) => {
  const $form = $('form.checkout');
  const fragments = { '.woocommerce-checkout-review-order-table': '', '.woocommerce-checkout-payment': '' };
  for (const key of Object.keys(fragments)) fragments[key] = $(key)[0].outerHTML;
  let timer;
  window.shop = { updates: 0 };

  // checkout.js: init
  $form.attr('novalidate', 'novalidate');
  $(document.body).on('update_checkout', () => {
    clearTimeout(timer);
    timer = setTimeout(update, 5);
  });
  $(document.body).on('init_checkout', () => $(document.body).trigger('update_checkout'));
  $form.on('submit', submit);
  $form.on('input validate change focusout', '.input-text, select, input:checkbox', validateField);
  $form.on('change', '.address-field select, .address-field input.input-text, .update_totals_on_change select', () => $(document.body).trigger('update_checkout'));
  $form.on('change', '#ship-to-different-address input', shipToDifferentAddress);
  $form.find('#ship-to-different-address input').trigger('change');

  // country-select.js and address-i18n.js
  $(document.body).on('change', 'select.country_to_state', function () {
    $(document.body).trigger('country_to_state_changing', [$(this).val(), $(this).closest('.woocommerce-billing-fields, .woocommerce-shipping-fields')]);
  });
  $(document.body).on('country_to_state_changing', reorder);
  $(document.body).trigger('country_to_state_changing', [$('#billing_country').val(), $('.woocommerce-billing-fields')]);
  $(document.body).trigger('init_checkout');

  /** update_order_review: the table and the payment part are replaced. */
  function update() {
    setTimeout(() => {
      for (const [key, html] of Object.entries(fragments)) $(key).replaceWith(html);
      window.shop.updates += 1;
      $(document.body).trigger('updated_checkout', [{ result: 'success' }]);
    }, 30);
  }

  function validateField(event) {
    const $input = $(this);
    const $row = $input.closest('.form-row');
    const invalid = 'woocommerce-invalid woocommerce-invalid-required-field woocommerce-invalid-email';
    const clear = () => {
      $input.removeAttr('aria-invalid').removeAttr('aria-describedby');
      $row.find('.checkout-inline-error-message').remove();
      $row.removeClass(invalid);
    };
    if (event.type === 'input') {
      clear();
      $row.removeClass('woocommerce-validated');
      return;
    }
    if ($row.is('.validate-required') && $input.val() === '') {
      $input.attr('aria-invalid', 'true');
      $row.removeClass('woocommerce-validated').addClass('woocommerce-invalid woocommerce-invalid-required-field');
    } else {
      clear();
      $row.addClass('woocommerce-validated');
    }
  }

  function shipToDifferentAddress() {
    $('div.shipping_address').toggle($(this).is(':checked'));
  }

  /** The rows are sorted by priority; some countries have another order, and other labels. */
  function reorder(_event, country, $wrapper) {
    const locale = country === 'DE' ? { label: 'Straße', postcode: 45 } : { label: 'Vejnavn og husnummer', postcode: 65 };
    $wrapper.find('#billing_address_1_field label').html(`${locale.label}&nbsp;<span class="required" aria-hidden="true">*</span>`);
    $wrapper.find('#billing_postcode_field').data('priority', locale.postcode);
    $('.woocommerce-billing-fields__field-wrapper, .woocommerce-shipping-fields__field-wrapper').each((_index, fieldset) => {
      const $rows = $(fieldset).find('.form-row');
      const $parent = $rows.first().parent();
      let last = 0;
      $rows.each(function () {
        if (!$(this).data('priority')) $(this).data('priority', last + 1);
        last = $(this).data('priority');
      });
      $rows.sort((a, b) => parseInt($(a).data('priority'), 10) - parseInt($(b).data('priority'), 10));
      $rows.detach().appendTo($parent);
    });
  }

  /** Asks the gateways, and sends by AJAX. */
  function submit() {
    if ($form.is('.processing')) return false;
    if ($form.triggerHandler('checkout_place_order', [{}]) === false) return false;
    if ($form.triggerHandler(`checkout_place_order_${$('input[name="payment_method"]:checked').val()}`, [{}]) === false) return false;
    $form.addClass('processing');
    const data = Object.fromEntries(new URLSearchParams($form.serialize()));
    setTimeout(() => {
      window.receive(data);
      $form.removeClass('processing');
    }, 20);
    return false;
  }

  /** What plug-ins do that render the invoice fields anew. */
  window.shop.renderFields = () => {
    const $wrapper = $('.woocommerce-billing-fields__field-wrapper');
    const values = Object.fromEntries(new URLSearchParams($wrapper.find(':input').serialize()));
    $wrapper.find('[data-debitor-placed]').remove();
    $wrapper.html($wrapper.html());
    for (const [name, value] of Object.entries(values)) $wrapper.find(`[name="${name}"]:not([type="radio"])`).val(value);
  };
});
