//! Identifiers: one file per number, and the one way in which all are read, judged and explained.
//!
//! A number file holds its rule, its source and a `number::Number` row. Everything that all numbers share stands
//! here once: reading what people type (`typed`), check sums (`sums`), explaining (`explain`), repairs
//! (`suggest`), formatting while typing (`format`) and noticing the wrong box (`identify`).

mod answer;
mod be_enterprise;
mod ch_uid;
mod country;
mod cvr;
#[cfg(feature = "explain")]
mod de_leitweg;
#[cfg(feature = "explain")]
mod dk_p;
mod dk_se;
mod ean;
mod email;
mod explain;
mod fi_ytunnus;
mod format;
mod fr_siren;
mod fr_siret;
#[cfg(feature = "iban")]
mod iban;
mod identify;
mod it_piva;
#[cfg(feature = "explain")]
mod lei;
#[cfg(feature = "locale")]
mod locale;
mod nl_kvk;
#[cfg(feature = "explain")]
mod nl_oin;
mod nl_rsin;
mod no_orgnr;
mod number;
mod outcome;
#[cfg(feature = "peppol")]
mod peppol;
#[cfg(feature = "phone")]
mod phone;
#[cfg(feature = "postcode")]
mod postcode;
mod scheme;
mod se_orgnr;
mod suggest;
mod sums;
#[cfg(test)]
mod testing;
mod typed;
mod vat;

pub use answer::Answer;
pub use country::Country;
pub(crate) use country::finding as country_finding;
pub(crate) use ean::is_danish as is_danish_ean;
pub use format::{Formatted, format};
pub use identify::{Candidate, identify};
#[cfg(feature = "postcode")]
pub(crate) use postcode::home as postcode_home;
pub use scheme::Scheme;

use crate::node::{Node, ToNode};
use crate::problem::Problem;

/// What can be said of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "native", schemars(rename_all = "lowercase"))]
pub enum Verdict {
    /// Well-formed, and its check digits are right.
    Valid,
    /// Well-formed and plausible, but not what the issuer gives out today.
    Unusual,
    /// The right shape, and no check digit exists.
    Unverifiable,
    /// It can't be one.
    Invalid,
}

impl Verdict {
    /// The word in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Valid => "valid",
            Verdict::Unusual => "unusual",
            Verdict::Unverifiable => "unverifiable",
            Verdict::Invalid => "invalid",
        }
    }
}

impl ToNode for Verdict {
    fn to_node(&self) -> Node {
        self.as_str().to_node()
    }
}

/// All that is known about one value: verdict, forms and problems.
///
/// ```
/// use debitor::ids::{Scheme, Verdict};
/// let finding = Scheme::named("cvr").unwrap().examine("13 58 56 27", None);
/// assert_eq!(finding.verdict, Verdict::Invalid);
/// assert_eq!(finding.problems[0].code, "cvr.checksum");
/// assert_eq!(finding.problems[0].suggestions[0], "13585628");
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Finding {
    /// The verdict.
    pub verdict: Verdict,
    /// The one form that keys are made of; for an invalid value the input without what was put around it.
    pub canonical: String,
    /// The form that people read.
    pub formatted: String,
    /// What is wrong or unusual; messages are still empty (see [`crate::Catalogue`]).
    pub problems: Vec<Problem>,
}

impl Finding {
    pub(crate) fn fine(canonical: String, formatted: String) -> Self {
        Self { verdict: Verdict::Valid, canonical, formatted, problems: Vec::new() }
    }

    pub(crate) fn unusual(canonical: String, formatted: String, problem: Problem) -> Self {
        Self { verdict: Verdict::Unusual, canonical, formatted, problems: vec![problem] }
    }

    pub(crate) fn invalid(text: &str, problem: Problem) -> Self {
        let text = crate::text::trim(text).to_owned();
        Self { verdict: Verdict::Invalid, canonical: text.clone(), formatted: text, problems: vec![problem] }
    }
}
