//! The report, in the form that every face gives.

use super::Judged;
use crate::ids::{Scheme, Verdict};
use crate::key::Key;
use crate::node::{Map, Node, Object, ToNode};
use crate::problem::Problem;
use crate::text::concat;

/// What is known about a customer.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "native", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Report {
    /// Whether the customer can be taken: no problem is an error.
    pub valid: bool,
    /// `b2c`, `b2b` or `ean`.
    #[cfg_attr(feature = "native", schemars(with = "crate::typescript::word::Kind"))]
    pub kind: &'static str,
    /// The filled fields in canonical form; a wrong one as it was typed.
    pub values: Map<String>,
    /// The identity key, once the fields it is made of are there and right.
    pub key: Option<Key>,
    /// The Peppol participant id, where one follows: `0088:<EAN>`, `0184:<CVR>`.
    pub endpoint: Option<String>,
    /// Whether an electronic invoice is due: the kind wants one, and the endpoint is known. Written when it is so.
    #[cfg_attr(feature = "native", schemars(with = "Option<bool>", skip_serializing_if = "Option::is_none"))]
    pub e_invoice: bool,
    /// What is wrong, in the order of the fields.
    pub problems: Vec<Problem>,
}

#[cfg(feature = "explain")]
impl ToNode for Report {
    fn to_node(&self) -> Node {
        let mut object = Object::default();
        object
            .flag("valid", self.valid)
            .text("kind", self.kind)
            .with("values", self.values.to_node())
            .with("key", self.key.to_node())
            .maybe("endpoint", self.endpoint.as_deref());
        if self.e_invoice {
            object.flag("e_invoice", true);
        }
        object.with("problems", self.problems.to_node()).done()
    }
}

impl Judged {
    /// The Peppol participant id: the EAN's, else the company number's.
    pub(crate) fn endpoint(&self) -> Option<String> {
        let with_code = |scheme: Scheme, field: &str| {
            let value = self.values.get(field)?;
            let sound = scheme.verdict(value, self.country) == Verdict::Valid;
            Some(concat(&[scheme.icd().filter(|_| sound)?, ":", scheme.lead(), value]))
        };
        // Who gives an EAN wants the invoice there, and at no other address; a private buyer has none.
        if self.is_wrong("ean") || self.kind == "b2c" {
            return None;
        }
        let ean = Scheme::named("ean").and_then(|scheme| with_code(scheme, "ean"));
        ean.or_else(|| {
            let number = self.values.get("company_number")?;
            with_code(Scheme::company_number_of(self.country?, number)?, "company_number")
        })
    }
}
