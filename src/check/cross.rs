//! Rules between fields, once each number is right by itself. A profile says how much each weighs.

use super::{Checker, Judged};
use crate::ids::{self, Scheme};
use crate::problem::{Params, Problem};
use crate::text::concat;

impl Checker {
    /// Holds the values against each other.
    pub(super) fn check_between(&self, judged: &mut Judged) {
        let mut found = Vec::new();
        let mut give = |field: &str, code: &str, params: Params| {
            if let Some(severity) = self.profile().severity_of(code) {
                found.push(Problem::new(severity, &[code], params).on(field));
            }
        };
        self.boxes(judged, &mut give);
        ean(judged, &mut give);
        vat(judged, &mut give);
        judged.problems.append(&mut found);
    }

    /// Numbers of another kind of buyer than the one that the form was told: an EAN belongs to public ones, a company's
    /// numbers to no private one.
    fn boxes(&self, judged: &Judged, give: &mut dyn FnMut(&str, &str, Params)) {
        let Some(rules) = self.rules(judged.kind).filter(|_| judged.is_chosen) else { return };
        for (field, code) in
            [("ean", "ean.private"), ("company_number", "company_number.private"), ("vat", "vat.private")]
        {
            if (field == "ean" || judged.kind == "b2c")
                && !rules.asks_for(field)
                && let Some(found) = judged.values.get(field)
            {
                give(field, code, Params::new().text("found", found));
            }
        }
    }
}

/// Danish public location numbers begin with 579: another one in Denmark may be the number of an article.
fn ean(judged: &Judged, give: &mut dyn FnMut(&str, &str, Params)) {
    let Some(ean) = judged.values.get("ean") else { return };
    let is_danish = judged.country.is_some_and(|country| country.as_str() == "DK");
    let is_sound = judged.problems.iter().all(|problem| problem.field != "ean");
    if is_danish && is_sound && !ids::is_danish_ean(ean) {
        give("ean", "ean.not_danish", Params::new().text("found", ean));
    }
}

/// The prefix against the country that decides about VAT, the number behind it against the company number.
fn vat(judged: &Judged, give: &mut dyn FnMut(&str, &str, Params)) {
    let Some(vat) = judged.values.get("vat") else { return };
    if judged.is_wrong("vat") || judged.is_wrong("country") {
        return;
    }
    let (Some(country), Some(prefix)) = (judged.vat_country, vat.get(..2)) else { return };
    if prefix.bytes().all(|byte| byte.is_ascii_uppercase()) && !country.has_vat_prefix(prefix) {
        let params = Params::new().text("found", prefix).text("expected", country.vat_prefix());
        give("vat", "vat.country_mismatch", params);
    } else if let Some(number) = judged.values.get("company_number")
        && !judged.is_wrong("company_number")
        && judged.country == judged.vat_country
        && Scheme::company_number(country).is_some_and(|scheme| scheme.is_vat_body())
        && vat.get(2..).is_some_and(|body| body != number)
    {
        let params = Params::new().text("expected", &concat(&[prefix, number])).text("found", vat);
        // A Danish one may be an SE number that differs from the company's CVR number.
        give("vat", if prefix == "DK" { "vat.company_mismatch" } else { "vat.other_company" }, params);
    }
}
