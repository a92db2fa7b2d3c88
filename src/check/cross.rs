//! Rules between fields, once each number is right by itself: warnings where there are lawful exceptions.

use super::Judged;
use crate::ids::{self, Scheme};
use crate::problem::{Params, Problem};

pub(super) fn check(judged: &mut Judged) {
    ean(judged);
    vat(judged);
}

/// Danish public location numbers begin with 579: another one in Denmark may be the number of an article.
fn ean(judged: &mut Judged) {
    let is_danish = judged.country.is_some_and(|country| country.as_str() == "DK");
    let Some(ean) = judged.values.get("ean").filter(|ean| is_danish && !ids::is_danish_ean(ean)) else { return };
    if judged.problems.iter().all(|problem| problem.field != "ean") {
        let params = Params::new().text("found", ean);
        judged.problems.push(Problem::warning("ean.not_danish", params).on("ean"));
    }
}

fn vat(judged: &mut Judged) {
    let Some(vat) = judged.values.get("vat") else { return };
    if judged.is_wrong("vat") || judged.is_wrong("country") {
        return;
    }
    let (Some(country), Some(prefix)) = (judged.country, vat.get(..2)) else { return };
    let mut found = Vec::new();
    if prefix.bytes().all(|byte| byte.is_ascii_uppercase()) && !country.has_vat_prefix(prefix) {
        let params = Params::new().text("found", prefix).text("expected", country.vat_prefix());
        found.push(Problem::warning("vat.country_mismatch", params).on("vat"));
    } else if let Some(number) = judged.values.get("company_number")
        && !judged.is_wrong("company_number")
        && Scheme::company_number(country).is_some_and(|scheme| scheme.is_vat_body())
        && vat.get(2..).is_some_and(|body| body != number)
    {
        let params = Params::new().text("expected", &[prefix, number].concat()).text("found", vat);
        found.push(if prefix == "DK" {
            // It may be an SE number that differs from the company's CVR number.
            Problem::warning("vat.company_mismatch", params).on("vat")
        } else {
            Problem::error("vat.other_company", params).on("vat")
        });
    }
    judged.problems.extend(found);
}
