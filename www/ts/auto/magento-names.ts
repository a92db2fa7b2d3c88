/**
 * The names of Magento's address inputs, in Luma's checkout and in Hyvä's forms, and of attributes that shops make themselves.
 *
 * Magento_Checkout/view/frontend/layout/checkout_index_index.xml and Magento\Checkout\Block\Checkout\AttributeMerger of
 * magento/magento2, seen 2026-11-21.
 */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  customer_type: 'kind',
  cvr: 'company_number',
  cvr_number: 'company_number',
  company_number: 'company_number',
  ean: 'ean',
  ean_number: 'ean',
  order_reference: 'order_reference',
  contact_reference: 'contact_reference',
};

export const NAMES: Readonly<Record<string, string>> = {
  firstname: 'first_name',
  middlename: 'middle_name',
  lastname: 'last_name',
  suffix: 'suffix',
  company: 'company',
  'street[0]': 'street',
  'street[1]': 'box',
  postcode: 'postcode',
  city: 'city',
  country_id: 'country',
  telephone: 'phone',
  vat_id: 'vat',
  taxvat: 'vat',
  email: 'email',
  ...ATTRIBUTES,
  ...Object.fromEntries(Object.entries(ATTRIBUTES).map(([name, field]) => [`custom_attributes[${name}]`, field])),
};

/** What fields that are put in are called. */
export const INPUTS: Readonly<Record<string, string>> = {
  kind: 'custom_attributes[customer_type]',
  company: 'company',
  email: 'email',
  vat: 'vat_id',
  company_number: 'custom_attributes[cvr]',
  ean: 'custom_attributes[ean]',
  order_reference: 'custom_attributes[order_reference]',
  contact_reference: 'custom_attributes[contact_reference]',
};
