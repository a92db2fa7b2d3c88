//! The table of schemes, by the names of the contract.

use super::country::Country;
#[cfg(feature = "iban")]
use super::iban;
#[cfg(feature = "locale")]
use super::locale;
use super::number::Number;
#[cfg(feature = "preview")]
use super::number::Outcome;
#[cfg(feature = "peppol")]
use super::peppol;
#[cfg(feature = "phone")]
use super::phone;
#[cfg(feature = "postcode")]
use super::postcode;
use super::typed::Typed;
use super::{
    Finding, Verdict, be_enterprise, ch_uid, country, cvr, ean, email, explain, fi_ytunnus, fr_siren, fr_siret,
    it_piva, nl_kvk, no_orgnr, se_orgnr, suggest, vat,
};
// No field of a customer holds these numbers.
#[cfg(feature = "explain")]
use super::{de_leitweg, dk_p, dk_se, identify, lei, nl_oin, nl_rsin};

use crate::error::Error;

/// A kind of identifier: `vat`, `cvr`, `ean`, …
#[derive(Clone, Copy)]
pub struct Scheme(&'static Row);

/// One scheme.
struct Row {
    id: &'static str,
    /// ISO 6523 code, where there is one that holds for all its numbers.
    icd: Option<&'static str>,
    /// The country whose company numbers these are.
    home: Option<Country>,
    form: Form,
}

/// How a scheme's values are judged.
#[derive(Clone, Copy)]
enum Form {
    /// One number.
    Number(&'static Number),
    /// A VAT number: the one of the country in the prefix, else of the country given.
    Vat,
    /// The national company number of the country given.
    Company,
    /// An IBAN: the one of the country in front, else of the country given.
    #[cfg(feature = "iban")]
    Iban,
    /// Free text with its own rule.
    Text {
        #[cfg(feature = "explain")]
        verdict: fn(&str, Option<Country>) -> Verdict,
        examine: fn(&str, Option<Country>) -> Finding,
    },
}

const fn row(id: &'static str, icd: Option<&'static str>, home: Option<Country>, form: Form) -> Row {
    Row { id, icd, home, form }
}

const fn home(code: &[u8; 2]) -> Option<Country> {
    Some(Country::known(*code))
}

/// The form of a module with rules of its own.
macro_rules! text {
    ($module:ident) => {
        Form::Text {
            #[cfg(feature = "explain")]
            verdict: $module::verdict,
            examine: $module::examine,
        }
    };
}

/// The order is that of [`super::identify`]: what is told apart most surely comes first.
static TABLE: &[Row] = &[
    row("ean", Some("0088"), None, Form::Number(&ean::EAN)),
    row("vat", None, None, Form::Vat),
    #[cfg(feature = "iban")]
    row("iban", Some("9918"), None, Form::Iban),
    #[cfg(feature = "peppol")]
    row("peppol", None, None, text!(peppol)),
    #[cfg(feature = "explain")]
    row("lei", Some("0199"), None, Form::Number(&lei::LEI)),
    #[cfg(feature = "explain")]
    row("de_leitweg", Some("0204"), None, text!(de_leitweg)),
    row("company_number", None, None, Form::Company),
    row("cvr", Some("0184"), home(b"DK"), Form::Number(&cvr::CVR)),
    row("be_enterprise", Some("0208"), home(b"BE"), Form::Number(&be_enterprise::BE_ENTERPRISE)),
    row("nl_kvk", Some("0106"), home(b"NL"), Form::Number(&nl_kvk::NL_KVK)),
    row("fr_siret", Some("0009"), None, Form::Number(&fr_siret::FR_SIRET)),
    row("fr_siren", Some("0002"), home(b"FR"), Form::Number(&fr_siren::FR_SIREN)),
    row("it_piva", Some("0211"), home(b"IT"), Form::Number(&it_piva::IT_PIVA)),
    row("ch_uid", Some("0183"), home(b"CH"), Form::Number(&ch_uid::CH_UID)),
    row("se_orgnr", Some("0007"), home(b"SE"), Form::Number(&se_orgnr::SE_ORGNR)),
    row("no_orgnr", Some("0192"), home(b"NO"), Form::Number(&no_orgnr::NO_ORGNR)),
    row("fi_ytunnus", Some("0216"), home(b"FI"), Form::Number(&fi_ytunnus::FI_YTUNNUS)),
    #[cfg(feature = "explain")]
    row("nl_rsin", None, None, Form::Number(&nl_rsin::NL_RSIN)),
    #[cfg(feature = "explain")]
    row("nl_oin", Some("0190"), None, Form::Number(&nl_oin::NL_OIN)),
    #[cfg(feature = "explain")]
    row("dk_se", Some("0198"), None, Form::Number(&dk_se::DK_SE)),
    #[cfg(feature = "explain")]
    row("dk_p", Some("0096"), None, Form::Number(&dk_p::DK_P)),
    row("email", None, None, text!(email)),
    row("country", None, None, text!(country)),
    #[cfg(feature = "phone")]
    row("phone", None, None, text!(phone)),
    #[cfg(feature = "postcode")]
    row("postcode", None, None, text!(postcode)),
    #[cfg(feature = "locale")]
    row("locale", None, None, text!(locale)),
];

/// The digits of a SIREN; more are meant to be a SIRET.
const SIREN: usize = 9;

/// Which number a text is to be judged as.
pub(crate) enum Resolved {
    /// This one.
    Number(&'static Number),
    /// No country is known, neither from the text nor given.
    NoCountry,
    /// No rule is known for the country.
    NoRule,
}

impl Scheme {
    /// The scheme of that name.
    #[must_use]
    pub fn named(id: &str) -> Option<Self> {
        TABLE.iter().find(|row| row.id == id).map(Self)
    }

    /// The scheme of that name, or an error that names the nearest.
    ///
    /// # Errors
    /// `scheme.unknown`.
    pub fn find(id: &str) -> Result<Self, Error> {
        if let Some(found) = Self::named(id) {
            return Ok(found);
        }
        if !cfg!(feature = "explain") {
            return Err(Error::new("scheme.unknown", String::new()));
        }
        let mut ids = Vec::with_capacity(TABLE.len());
        for row in TABLE {
            ids.push(row.id);
        }
        Err(Error::unknown("scheme.unknown", "scheme", id, &ids))
    }

    /// All schemes, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(Self)
    }

    /// Its name.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.0.id
    }

    /// Its ISO 6523 code (`0184` for CVR), which keys and Peppol participant ids begin with.
    #[must_use]
    pub fn icd(&self) -> Option<&'static str> {
        self.0.icd
    }

    /// The scheme that company numbers of `country` follow.
    ///
    /// ```
    /// use debitor::{Country, ids::Scheme};
    /// let danish = Scheme::company_number(Country::parse("DK").unwrap()).unwrap();
    /// assert_eq!(danish.id(), "cvr");
    /// ```
    #[must_use]
    pub fn company_number(country: Country) -> Option<Self> {
        TABLE.iter().find(|row| row.home == Some(country)).map(Self)
    }

    /// The scheme that the company number `text` of `country` follows: French ones may be a SIREN or a SIRET.
    pub(crate) fn company_number_of(country: Country, text: &str) -> Option<Self> {
        Self::company_number_read(country, text.as_bytes())
    }

    fn company_number_read(country: Country, chars: &[u8]) -> Option<Self> {
        let scheme = Self::company_number(country)?;
        let digits = chars.iter().filter(|byte| byte.is_ascii_digit()).count();
        if scheme.id() == "fr_siren" && digits > SIREN { Self::named("fr_siret") } else { Some(scheme) }
    }

    /// What stands between the code and the canonical number in a Peppol participant id.
    pub(crate) fn lead(&self) -> &'static str {
        match self.0.id {
            "dk_se" => "DK",
            "fi_ytunnus" => "0037",
            "it_piva" => "IT",
            _ => "",
        }
    }

    /// Whether the country's VAT number is its prefix and this very number.
    #[must_use]
    pub fn is_vat_body(&self) -> bool {
        matches!(self.0.id, "cvr" | "be_enterprise")
    }

    /// The verdict alone, without allocation for numbers. `country` is the one that is known from elsewhere.
    #[must_use]
    pub fn verdict(&self, text: &str, country: Option<Country>) -> Verdict {
        #[cfg(feature = "explain")]
        return self.verdict_alone(text, country);
        // The module that a page loads first has one way to the verdict: bytes count more than time.
        #[cfg(not(feature = "explain"))]
        self.examine(text, country).verdict
    }

    #[cfg(feature = "explain")]
    fn verdict_alone(&self, text: &str, country: Option<Country>) -> Verdict {
        if self.is_damaged(text) {
            return Verdict::Invalid;
        }
        if let Form::Text { verdict, .. } = self.0.form {
            return verdict(text, country);
        }
        let mut typed = Typed::empty();
        typed.fill(text);
        match self.resolve(&typed, country) {
            Resolved::Number(number) => number.verdict_typed(&mut typed),
            // Only a company number can belong to any country.
            Resolved::NoCountry if !matches!(self.0.form, Form::Company) => Verdict::Invalid,
            Resolved::NoCountry | Resolved::NoRule if typed.chars().is_empty() => Verdict::Invalid,
            Resolved::NoCountry | Resolved::NoRule if identify::elsewhere(text).is_some() => Verdict::Invalid,
            Resolved::NoCountry | Resolved::NoRule => Verdict::Unverifiable,
        }
    }

    /// Everything that can be said of `text`: verdict, canonical and formatted form, problems.
    #[must_use]
    pub fn examine(&self, text: &str, country: Option<Country>) -> Finding {
        if self.is_damaged(text) {
            return explain::damaged(*self, text, country);
        }
        match self.0.form {
            Form::Text { examine, .. } => examine(text, country),
            _ => explain::examine(*self, text, country),
        }
    }

    /// Puts a value's canonical form behind what is there, where [`Scheme::examine`] finds nothing to say of it; else
    /// nothing happens, or the value is one of the few kinds that this does not judge. Without an allocation.
    #[cfg(feature = "preview")]
    pub(crate) fn accept(&self, text: &str, country: Option<Country>, into: &mut String) -> bool {
        if self.is_damaged(text) {
            return false;
        }
        if let Form::Text { .. } = self.0.form {
            return self.0.id == "email" && email::accept(text, into);
        }
        let mut typed = Typed::empty();
        typed.fill(text);
        let Resolved::Number(number) = self.resolve(&typed, country) else { return false };
        number.body(&mut typed);
        let is_fine = matches!(number.judge(&typed), Outcome::Valid | Outcome::Unverifiable);
        if is_fine {
            into.extend(number.prefix().iter().chain(typed.chars()).map(|byte| char::from(*byte)));
        }
        is_fine
    }

    /// Whether a spreadsheet has made a decimal number of it. Asked first: the point is a separator, and the zero behind
    /// it would become a digit.
    fn is_damaged(&self, text: &str) -> bool {
        let may_be = match self.0.form {
            #[cfg(any(feature = "phone", feature = "postcode"))]
            Form::Text { .. } => matches!(self.0.id, "phone" | "postcode"),
            #[cfg(not(any(feature = "phone", feature = "postcode")))]
            Form::Text { .. } => false,
            _ => true,
        };
        may_be && suggest::is_spreadsheet_damage(text)
    }

    /// The number that `typed` is to be judged as.
    pub(crate) fn resolve(&self, typed: &Typed, country: Option<Country>) -> Resolved {
        match self.0.form {
            Form::Number(number) => Resolved::Number(number),
            Form::Vat => match (vat::by_prefix(typed.chars()), country) {
                (Some(number), _) => Resolved::Number(number),
                (None, Some(country)) => vat::of(country).map_or(Resolved::NoRule, Resolved::Number),
                (None, None) => Resolved::NoCountry,
            },
            Form::Company => match country {
                Some(country) => match Self::company_number_read(country, typed.chars()) {
                    Some(scheme) => scheme.resolve(typed, Some(country)),
                    None => Resolved::NoRule,
                },
                None => Resolved::NoCountry,
            },
            #[cfg(feature = "iban")]
            Form::Iban => iban::find(typed.chars(), country).map_or(Resolved::NoCountry, Resolved::Number),
            Form::Text { .. } => Resolved::NoRule,
        }
    }
}

impl PartialEq for Scheme {
    fn eq(&self, other: &Self) -> bool {
        self.0.id == other.0.id
    }
}

impl Eq for Scheme {}

impl std::fmt::Debug for Scheme {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.0.id)
    }
}
