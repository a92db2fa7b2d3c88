//! Languages of a reader as accounting systems write them: `nl`, `nl-BE`.
//!
//! A BCP 47 tag (RFC 5646) of an ISO 639-1 language and, if known, an ISO 3166-1 country; a language alone is valid.
//! Scripts and variants (`zh-Hans-CN`, `ca-ES-valencia`) are left out, and a warning says so. Source: ISO 639-1 as in CLDR 48
//! and RFC 5646, seen 2026-11.

use super::country::Country;
use super::explain::ascii_text;
use super::typed::narrow;
use super::{Finding, Verdict};
use crate::problem::{Params, Problem};
use crate::text::trim;

/// The languages of ISO 639-1, two letters each, sorted.
const LANGUAGES: &str = "aaabaeafakamanarasavayazbabebgbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleneoeseteufafffifjfofrfygagdglgn\
    gugvhahehihohrhthuhyhziaidieigiiikioisitiujajvkakgkikjkkklkmknkokrkskukvkwkylalblglilnloltlulvmgmhmimkml\
    mnmrmsmtmynanbndnengnlnnnonrnvnyocojomorospapiplpsptqurmrnrorurwsascsdsesgsiskslsmsnsosqsrssstsusvswtate\
    tgthtitktltntotrtstttwtyugukuruzvevivowawoxhyiyozazhzu";

/// Withdrawn codes and their successors.
const WITHDRAWN: &str = "iwhe inid jiyi jwjv moro shsr ";

/// Countries whose code is no language and gets typed as one, and the language that is meant.
const COUNTRIES: &str = "dkda czcs grel jpja cnzh uauk atde gben usen rssr alsq ";

/// No tag that anybody types is longer.
const LONGEST: usize = 40;

pub(crate) fn verdict(text: &str, country: Option<Country>) -> Verdict {
    examine(text, country).verdict
}

pub(crate) fn examine(text: &str, _: Option<Country>) -> Finding {
    let mut tag = [0; LONGEST];
    let tag = read(text, &mut tag);
    let mut parts = tag.split(|byte| *byte == b'-');
    let first = parts.next().unwrap_or_default();
    let language = pair(WITHDRAWN, first).unwrap_or(first);
    let is_iso = is_language(language);
    let mut country = None;
    let mut region: &[u8] = &[];
    let mut others = false;
    for part in parts {
        if part.len() > 3 && part.len() < 9 && part.iter().all(u8::is_ascii_lowercase) {
            others = true;
        } else if region.is_empty() {
            region = part;
            country = if part.len() == 2 { Country::parse(&ascii_text(part)) } else { None };
        } else {
            region = b"?";
            country = None;
        }
    }
    let goes_on = !region.is_empty() || tag.ends_with(b"-");
    let is_area = region.len() == 3 && region.iter().all(u8::is_ascii_digit);
    let found = |text: &[u8]| Params::new().text("found", &ascii_text(text));
    let tag = match country {
        Some(country) => [&ascii_text(language), "-", country.as_str()].concat(),
        None if is_area => [&ascii_text(language), "-", &ascii_text(region)].concat(),
        None => ascii_text(language),
    };
    // Languages without a code of two letters have one of three.
    if !is_iso && (language.len() != 3 || !language.iter().all(u8::is_ascii_lowercase)) {
        let mut meant = Vec::new();
        if is_language(region)
            && let Some(country) = Country::parse(&ascii_text(first))
        {
            meant.push([&ascii_text(region), "-", country.as_str()].concat());
        } else if let Some(language) = pair(COUNTRIES, first) {
            let country = country.map(|country| ["-", country.as_str()].concat()).unwrap_or_default();
            meant.push([&ascii_text(language), country.as_str()].concat());
        }
        let params = Params::new().text("found", trim(text));
        return Finding::invalid(text, Problem::error("locale.language", params).suggesting(meant));
    }
    if country.is_none() && !is_area && goes_on {
        return Finding::invalid(text, Problem::error("locale.country", Params::new().text("found", trim(text))));
    }
    let problem = if !is_iso {
        Problem::warning("locale.language", found(language))
    } else if is_area {
        Problem::warning("locale.country", found(region))
    } else {
        let mut finding = Finding::fine(tag.clone(), tag.clone());
        if others {
            let params = Params::new().text("found", trim(text)).text("expected", &tag);
            finding.problems.push(Problem::warning("locale.subtag", params));
        }
        return finding;
    };
    Finding::unusual(tag.clone(), tag, problem)
}

/// Lower case, hyphens between the parts, without a character set behind it (`nl_BE.UTF-8`).
fn read<'a>(text: &str, into: &'a mut [u8; LONGEST]) -> &'a [u8] {
    let mut length = 0;
    for character in trim(text).chars() {
        let byte = match character {
            '-' | '_' => b'-',
            '.' | '@' if length == 5 => break,
            other => narrow(other).unwrap_or(b'?').to_ascii_lowercase(),
        };
        // Too long for a tag: what does not fit makes no language either.
        let Some(slot) = into.get_mut(length) else { return b"?" };
        *slot = byte;
        length += 1;
    }
    into.get(..length).unwrap_or_default()
}

fn is_language(code: &[u8]) -> bool {
    code.len() == 2 && LANGUAGES.as_bytes().chunks_exact(2).any(|known| known == code)
}

/// What stands behind `code` in a table of such pairs.
fn pair(table: &'static str, code: &[u8]) -> Option<&'static [u8]> {
    for row in table.as_bytes().chunks_exact(5) {
        if code.len() == 2
            && let Some(meant) = row.strip_prefix(code)
        {
            return meant.get(..2);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn suggests(text: &str, expected: &[&str]) {
        assert_eq!(examine(text, None).problems[0].suggestions, expected, "{text:?}");
    }

    #[test]
    fn the_tables_are_whole() {
        assert_eq!(LANGUAGES.len(), 2 * 183);
        for row in WITHDRAWN.as_bytes().chunks(5).chain(COUNTRIES.as_bytes().chunks(5)) {
            assert!(row.len() == 5 && !is_language(&row[..2]) && is_language(&row[2..4]), "{}", ascii_text(row));
        }
    }

    #[test]
    fn a_country_in_the_place_of_the_language_is_mended() {
        suggests("dk", &["da"]);
        suggests("dk-DK", &["da-DK"]);
        suggests("DK-da", &["da-DK"]);
        suggests("Dansk", &[]);
    }

    #[test]
    fn a_tag_of_any_length_is_read() {
        assert_eq!(verdict(&"nl-".repeat(100), None), Verdict::Invalid);
        assert_eq!(verdict("", None), Verdict::Invalid);
        assert_eq!(verdict("-", None), Verdict::Invalid);
    }
}
