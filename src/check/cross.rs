//! Rules between fields, once each number is right by itself. A profile says how much each weighs.

use super::{Checker, Judged};
use crate::ids::{self, Country, Scheme};
use crate::problem::{Params, Problem};
use crate::text::concat;

/// What the rules are held against.
pub(super) struct Facts<'a> {
    pub(super) kind: &'a str,
    pub(super) is_chosen: bool,
    pub(super) country: Option<Country>,
    pub(super) vat_country: Option<Country>,
    /// A field's canonical value.
    pub(super) value: &'a dyn Fn(&str) -> Option<&'a str>,
    /// Whether a field has a problem.
    pub(super) is_odd: &'a dyn Fn(&str) -> bool,
    /// Whether a field's value can't be taken.
    pub(super) is_wrong: &'a dyn Fn(&str) -> bool,
}

impl Checker {
    /// Holds the values against each other.
    pub(super) fn check_between(&self, judged: &mut Judged) {
        let found = self.between(&Facts {
            kind: judged.kind,
            is_chosen: judged.is_chosen,
            country: judged.country,
            vat_country: judged.vat_country,
            value: &|field| judged.values.get(field).map(String::as_str),
            is_odd: &|field| judged.problems.iter().any(|problem| problem.field == field),
            is_wrong: &|field| judged.is_wrong(field),
        });
        judged.problems.extend(found);
    }

    /// What the rules between fields find.
    pub(super) fn between(&self, facts: &Facts<'_>) -> Vec<Problem> {
        let mut found = Vec::new();
        let mut give = |field: &str, code: &str, params: Params| {
            if let Some(severity) = self.profile().severity_of(code) {
                found.push(Problem::new(severity, &[code], params).on(field));
            }
        };
        self.boxes(facts, &mut give);
        ean(facts, &mut give);
        vat(facts, &mut give);
        found
    }

    /// Numbers of another kind of buyer than the one that the form was told: an EAN belongs to public ones, a company's
    /// numbers to no private one.
    fn boxes(&self, facts: &Facts<'_>, give: &mut dyn FnMut(&str, &str, Params)) {
        let Some(rules) = self.rules(facts.kind).filter(|_| facts.is_chosen) else { return };
        for (field, code) in
            [("ean", "ean.private"), ("company_number", "company_number.private"), ("vat", "vat.private")]
        {
            if (field == "ean" || facts.kind == "b2c")
                && !rules.asks_for(field)
                && let Some(found) = (facts.value)(field)
            {
                give(field, code, Params::new().text("found", found));
            }
        }
    }
}

/// Danish public location numbers begin with 579: another one in Denmark may be the number of an article.
fn ean(facts: &Facts<'_>, give: &mut dyn FnMut(&str, &str, Params)) {
    let Some(ean) = (facts.value)("ean") else { return };
    let is_danish = facts.country.is_some_and(|country| country.as_str() == "DK");
    let is_sound = !(facts.is_odd)("ean");
    if is_danish && is_sound && !ids::is_danish_ean(ean) {
        give("ean", "ean.not_danish", Params::new().text("found", ean));
    }
}

/// The prefix against the country that decides about VAT, the number behind it against the company number.
fn vat(facts: &Facts<'_>, give: &mut dyn FnMut(&str, &str, Params)) {
    let Some(vat) = (facts.value)("vat") else { return };
    if (facts.is_wrong)("vat") || (facts.is_wrong)("country") {
        return;
    }
    let (Some(country), Some(prefix)) = (facts.vat_country, vat.get(..2)) else { return };
    if prefix.bytes().all(|byte| byte.is_ascii_uppercase()) && !country.has_vat_prefix(prefix) {
        let params = Params::new().text("found", prefix).text("expected", country.vat_prefix());
        give("vat", "vat.country_mismatch", params);
    } else if let Some(number) = (facts.value)("company_number")
        && !(facts.is_wrong)("company_number")
        && facts.country == facts.vat_country
        && Scheme::company_number(country).is_some_and(|scheme| scheme.is_vat_body())
        && vat.get(2..).is_some_and(|body| body != number)
    {
        let expected = if cfg!(feature = "explain") { concat(&[prefix, number]) } else { String::new() };
        let params = Params::new().text("expected", &expected).text("found", vat);
        // A Danish one may be an SE number that differs from the company's CVR number.
        give("vat", if prefix == "DK" { "vat.company_mismatch" } else { "vat.other_company" }, params);
    }
}
