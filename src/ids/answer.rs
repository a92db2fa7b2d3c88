//! One number's answer, in the form that every face gives.

use super::country::Country;
use super::scheme::Scheme;
use super::{Finding, Verdict};
use crate::node::{Node, Object, ToNode};
use crate::problem::{Catalogue, Problem};

/// What is known about a value of a scheme, with messages.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Answer {
    /// The scheme.
    #[cfg_attr(feature = "native", schemars(with = "crate::typescript::word::SchemeName"))]
    pub scheme: Scheme,
    /// The value as it was given.
    pub input: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The canonical form, `None` when the value is invalid.
    pub canonical: Option<String>,
    /// The form for people, `None` when the value is invalid.
    pub formatted: Option<String>,
    /// What is wrong or unusual; the field is the scheme's name.
    pub problems: Vec<Problem>,
}

impl Scheme {
    /// Examines `value` and says in the catalogue's language what is wrong with it.
    ///
    /// ```
    /// use debitor::{Catalogue, ids::Scheme};
    /// let answer = Scheme::find("cvr")?.answer("13585627", None, &Catalogue::built_in("en").unwrap());
    /// assert_eq!(answer.canonical, None);
    /// assert!(answer.problems[0].message.contains("can't be right"));
    /// # Ok::<(), debitor::Error>(())
    /// ```
    #[cfg(feature = "explain")]
    #[must_use]
    pub fn answer(&self, value: &str, country: Option<Country>, catalogue: &Catalogue) -> Answer {
        let Finding { verdict, canonical, formatted, mut problems } = self.examine(value, country);
        for problem in &mut problems {
            self.id().clone_into(&mut problem.field);
        }
        catalogue.fill(&mut problems);
        let sound = verdict != Verdict::Invalid;
        Answer {
            scheme: *self,
            input: value.to_owned(),
            verdict,
            canonical: sound.then_some(canonical),
            formatted: sound.then_some(formatted),
            problems,
        }
    }
}

impl Answer {
    /// Whether the value can be taken: anything but `invalid`.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.verdict != Verdict::Invalid
    }
}

#[cfg(feature = "explain")]
impl ToNode for Answer {
    fn to_node(&self) -> Node {
        Object::default()
            .with("scheme", self.scheme.id().to_node())
            .with("input", self.input.to_node())
            .with("verdict", self.verdict.to_node())
            .with("canonical", self.canonical.to_node())
            .with("formatted", self.formatted.to_node())
            .with("problems", self.problems.to_node())
            .done()
    }
}
