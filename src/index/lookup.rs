//! By what else than the key a debtor can be found.

use crate::ids::Country;
use crate::node::Map;
use std::borrow::Cow;

/// What a debtor can be looked up by, besides its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[repr(u8)]
pub enum Lookup {
    /// The debtor's code in the accounts.
    CustomerNumber,
    /// The reference that another system gave it.
    ExternalReference,
    /// The shop's number of the customer.
    CustomerId,
    /// The VAT number, with its prefix.
    Vat,
    /// The company number behind its ISO 6523 code or its country: `0184:13585628`, `DE:HRB1234`.
    CompanyNumber,
    /// The e-mail address.
    Email,
    /// The IBAN.
    Iban,
    /// The folded company name and postcode, in whatever form they were given to the builder.
    NamePostcode,
}

impl Lookup {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::CustomerNumber,
        Self::ExternalReference,
        Self::CustomerId,
        Self::Vat,
        Self::CompanyNumber,
        Self::Email,
        Self::Iban,
        Self::NamePostcode,
    ];

    /// The field that it reads, where it is one field's value.
    #[must_use]
    pub fn field(self) -> Option<&'static str> {
        Some(match self {
            Self::CustomerNumber => "customer_number",
            Self::ExternalReference => "external_reference",
            Self::CustomerId => "customer_id",
            Self::Vat => "vat",
            Self::CompanyNumber => "company_number",
            Self::Email => "email",
            Self::Iban => "iban",
            Self::NamePostcode => return None,
        })
    }

    /// The value by which a customer with these canonical fields is looked up: none where the field is empty, for a
    /// company number without a country, and for [`Lookup::NamePostcode`].
    ///
    /// ```
    /// use debitor::index::Lookup;
    /// let checker = debitor::Checker::new(debitor::preset("iex").unwrap(), "en").unwrap();
    /// let report = checker.check(&serde_json::from_str(r#"{"cvr": "13 58 56 28"}"#).unwrap());
    /// assert_eq!(Lookup::CompanyNumber.value_of(&report.values).as_deref(), Some("0184:13585628"));
    /// assert_eq!(Lookup::Vat.value_of(&report.values), None);
    /// ```
    #[must_use]
    pub fn value_of(self, values: &Map<String>) -> Option<Cow<'_, str>> {
        self.read(&|field| values.get(field).map(String::as_str))
    }

    /// See [`Lookup::value_of`].
    pub(crate) fn read<'a>(self, value_of: &dyn Fn(&str) -> Option<&'a str>) -> Option<Cow<'a, str>> {
        let value = value_of(self.field()?).filter(|value| !value.is_empty())?;
        match self {
            Self::CompanyNumber => self.qualified(value, value_of("country").and_then(Country::parse_code)),
            _ => self.qualified(value, None),
        }
    }

    /// What a filled field is looked up by; `country` is that of the invoice.
    pub(super) fn qualified(self, value: &str, country: Option<Country>) -> Option<Cow<'_, str>> {
        if self != Self::CompanyNumber {
            return Some(Cow::Borrowed(value));
        }
        let code = crate::key::code("company_number", value, Some(country?))?;
        Some(Cow::Owned([code, ":", value].concat()))
    }
}
