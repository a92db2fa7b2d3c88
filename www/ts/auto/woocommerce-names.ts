/**
 * The names of WooCommerce's checkout inputs.
 *
 * The core's own: WC_Countries::get_address_fields(). Those of plug-ins and themes: src/order/platforms/README.md.
 */
export const NAMES: Readonly<Record<string, string>> = {
  billing_first_name: 'first_name',
  billing_last_name: 'last_name',
  billing_company: 'company',
  billing_country: 'country',
  billing_address_1: 'street',
  billing_address_2: 'box',
  billing_postcode: 'postcode',
  billing_city: 'city',
  billing_phone: 'phone',
  billing_email: 'email',
  shipping_country: 'delivery_country',
  shipping_address_1: 'delivery_street',
  shipping_address_2: 'delivery_box',
  shipping_postcode: 'delivery_postcode',
  shipping_city: 'delivery_city',
  billing_vat_number: 'vat',
  billing_vat_id: 'vat',
  billing_vat: 'vat',
  billing_eu_vat_number: 'vat',
  yweu_billing_vat: 'vat',
  vat_number: 'vat',
  billing_cvr: 'company_number',
  billing_cvr_number: 'company_number',
  cvr_number: 'company_number',
  billing_ean: 'ean',
  billing_ean_number: 'ean',
  ean_number: 'ean',
  economic_billing_ean: 'ean',
  billing_order_reference: 'order_reference',
  purchase_order_number: 'order_reference',
  po_number: 'order_reference',
  billing_contact_reference: 'contact_reference',
};
