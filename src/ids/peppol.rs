//! Peppol participant id: the code of a numbering scheme, a colon, and the number (`0184:13585628`).
//!
//! Issued by nobody: it names a number that its holder has already, and is checked by that number's own rule. It may
//! be written in full, `iso6523-actorid-upis::0184:13585628`. Source of the table: OpenPeppol, "Peppol Code Lists –
//! Participant identifier schemes" 9.7; Peppol "Policy for use of Identifiers" 4.4, seen 2026-11.

use super::country::Country;
use super::number::Number;
use super::scheme::Scheme;
use super::typed::{Typed, narrow};
use super::{Finding, Verdict, explain, vat};
use crate::problem::{Params, Problem};

/// What an id begins with when it is written in full.
const REGISTER: &str = "iso6523-actorid-upis";

/// What is known about the numbers behind a code.
#[derive(Clone, Copy)]
enum Rule {
    /// A scheme's.
    Is(&'static str),
    /// The VAT number with this prefix.
    Vat(&'static str),
    /// Nothing here.
    Free,
    /// The code is no longer registered; the numbers now stand under the other one, if there is one.
    Removed(&'static str),
    /// The code is to be removed; likewise.
    Deprecated(&'static str),
}

use Rule::{Deprecated, Free, Is, Removed, Vat};

/// All codes of the list.
#[rustfmt::skip]
static CODES: &[(&str, Rule)] = &[
    ("0002", Is("fr_siren")), ("0007", Is("se_orgnr")), ("0009", Is("fr_siret")), ("0037", Removed("0216")),
    ("0060", Free), ("0088", Is("ean")), ("0096", Is("dk_p")), ("0097", Free), ("0106", Is("nl_kvk")), ("0130", Free),
    ("0135", Free), ("0142", Free), ("0151", Free), ("0158", Free), ("0183", Is("ch_uid")), ("0184", Is("cvr")),
    ("0188", Free), ("0190", Is("nl_oin")), ("0191", Free), ("0192", Is("no_orgnr")), ("0193", Deprecated("0208")),
    ("0195", Free), ("0196", Free), ("0198", Is("dk_se")), ("0199", Is("lei")), ("0200", Free), ("0201", Free),
    ("0204", Is("de_leitweg")), ("0205", Free), ("0208", Is("be_enterprise")), ("0209", Free), ("0210", Free),
    ("0211", Is("it_piva")), ("0212", Removed("0216")), ("0213", Removed("0216")), ("0215", Removed("0216")),
    ("0216", Is("fi_ytunnus")), ("0218", Free), ("0221", Free), ("0225", Free), ("0230", Free), ("0235", Free),
    ("0240", Free), ("0242", Free), ("0244", Free), ("0245", Free), ("0246", Free), ("0248", Free),
    ("9901", Removed("")), ("9902", Removed("0184")), ("9904", Removed("0198")), ("9905", Removed("")),
    ("9906", Removed("0211")), ("9907", Removed("0210")), ("9908", Removed("0192")), ("9909", Deprecated("0192")),
    ("9910", Vat("HU")), ("9912", Deprecated("")), ("9913", Free), ("9914", Vat("AT")), ("9915", Free),
    ("9916", Deprecated("")), ("9917", Deprecated("0196")), ("9918", Is("iban")), ("9919", Free), ("9920", Vat("ES")),
    ("9921", Removed("0201")), ("9922", Vat("AD")), ("9923", Vat("AL")), ("9924", Vat("BA")), ("9925", Vat("BE")),
    ("9926", Vat("BG")), ("9927", Vat("CH")), ("9928", Vat("CY")), ("9929", Vat("CZ")), ("9930", Vat("DE")),
    ("9931", Vat("EE")), ("9932", Vat("GB")), ("9933", Vat("EL")), ("9934", Vat("HR")), ("9935", Vat("IE")),
    ("9936", Vat("LI")), ("9937", Vat("LT")), ("9938", Vat("LU")), ("9939", Vat("LV")), ("9940", Vat("MC")),
    ("9941", Vat("ME")), ("9942", Vat("MK")), ("9943", Vat("MT")), ("9944", Vat("NL")), ("9945", Vat("PL")),
    ("9946", Vat("PT")), ("9947", Vat("RO")), ("9948", Vat("RS")), ("9949", Vat("SI")), ("9950", Vat("SK")),
    ("9951", Vat("SM")), ("9952", Vat("TR")), ("9953", Vat("VA")), ("9954", Removed("0190")), ("9955", Removed("")),
    ("9956", Removed("0208")), ("9957", Vat("FR")), ("9958", Removed("0204")), ("9959", Free),
];

/// A participant id taken apart.
struct Parts<'a> {
    code: &'a str,
    value: &'a str,
}

/// What judges the value of a known code.
enum Judge {
    Scheme(Scheme),
    Number(&'static Number),
    Nobody,
}

impl<'a> Parts<'a> {
    /// `None` when it is not four digits, a colon, and something behind it.
    fn read(text: &'a str) -> Option<Self> {
        let text = text.trim();
        let text = match text.split_once("::") {
            Some((register, id)) if register.eq_ignore_ascii_case(REGISTER) => id,
            _ => text,
        };
        let (code, value) = text.split_once([':', '\u{ff1a}'])?;
        let (code, value) = (code.trim(), value.trim());
        (code.len() == 4 && code.bytes().all(|byte| byte.is_ascii_digit()) && !value.is_empty())
            .then_some(Self { code, value })
    }

    fn rule(&self) -> Option<Rule> {
        let row = CODES.binary_search_by(|(code, _)| (*code).cmp(self.code)).ok()?;
        CODES.get(row).map(|(_, rule)| *rule)
    }

    /// Who judges, and the value without the suffix that a Finnish OVT code may have.
    fn judge(&self, rule: Rule) -> (Judge, &'a str, &'a str) {
        let (value, suffix) = match self.value.split_at_checked(12) {
            Some((number, suffix)) if self.code == "0216" && number.starts_with("0037") && is_suffix(suffix) => {
                (number, suffix)
            }
            _ => (self.value, ""),
        };
        let judge = match rule {
            // The list allows both French numbers under the code of the first.
            Is("fr_siren") => {
                Country::parse("FR").and_then(|france| Scheme::company_number_of(france, value)).map(Judge::Scheme)
            }
            Is(id) => Scheme::named(id).map(Judge::Scheme),
            Vat(prefix) => vat::by_prefix(prefix.as_bytes()).map(Judge::Number),
            _ => None,
        };
        (judge.unwrap_or(Judge::Nobody), value, suffix)
    }

    /// Whether a value that nobody here judges can be one: Peppol's limit is 135 characters.
    fn is_free(&self) -> bool {
        self.value.len() <= 135 && self.value.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ')
    }

    /// Code and value, as nobody here judges it. Participant ids are compared without regard to case.
    fn plain(&self) -> String {
        let mut text = [self.code, ":"].concat();
        text.extend(self.value.chars().filter(|character| *character != ' ').map(|letter| letter.to_ascii_uppercase()));
        text
    }
}

fn is_suffix(text: &str) -> bool {
    text.len() <= 5 && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

pub(crate) fn verdict(text: &str, _: Option<Country>) -> Verdict {
    let Some(parts) = Parts::read(text) else { return Verdict::Invalid };
    let Some(rule) = parts.rule() else { return Verdict::Invalid };
    match parts.judge(rule) {
        (Judge::Scheme(scheme), value, _) => scheme.verdict(value, None),
        (Judge::Number(number), value, _) => {
            let mut typed = Typed::read(value);
            number.body(&mut typed);
            number.verdict(&typed)
        }
        (Judge::Nobody, ..) if !parts.is_free() => Verdict::Invalid,
        (Judge::Nobody, ..) if matches!(rule, Removed(_) | Deprecated(_)) => Verdict::Unusual,
        (Judge::Nobody, ..) => Verdict::Unverifiable,
    }
}

pub(crate) fn examine(text: &str, _: Option<Country>) -> Finding {
    let Some(parts) = Parts::read(text) else {
        return Finding::invalid(text, Problem::error("peppol.form", Params::new()).suggesting(with_colon(text)));
    };
    let found = Params::new().text("found", parts.code);
    let Some(rule) = parts.rule() else {
        return Finding::invalid(text, Problem::error("peppol.code", found));
    };
    let (judge, value, suffix) = parts.judge(rule);
    let (mut finding, lead) = match judge {
        Judge::Scheme(scheme) => (scheme.examine(&in_place(text, value), None), scheme.lead()),
        Judge::Number(number) => {
            let text = in_place(text, value);
            let mut typed = Typed::read(&text);
            number.body(&mut typed);
            (explain::with_number(number, &typed, &text, None), "")
        }
        Judge::Nobody if !parts.is_free() => {
            return Finding::invalid(text, Problem::error("peppol.form", Params::new()));
        }
        Judge::Nobody => return unjudged(&parts, rule, found),
    };
    let whole = |number: &str| [parts.code, ":", lead, number, suffix].concat().to_ascii_uppercase();
    finding.canonical =
        if finding.verdict == Verdict::Invalid { text.trim().to_owned() } else { whole(&finding.canonical) };
    finding.formatted.clone_from(&finding.canonical);
    for suggestion in finding.problems.iter_mut().flat_map(|problem| &mut problem.suggestions) {
        *suggestion = whole(suggestion);
    }
    finding
}

/// A value that only its code can be judged by.
fn unjudged(parts: &Parts, rule: Rule, found: Params) -> Finding {
    let plain = parts.plain();
    let (code, heir) = match rule {
        Removed(heir) => ("peppol.removed", heir),
        Deprecated(heir) => ("peppol.deprecated", heir),
        _ => {
            return Finding {
                verdict: Verdict::Unverifiable,
                canonical: plain.clone(),
                formatted: plain,
                problems: Vec::new(),
            };
        }
    };
    let heir = examine(&[heir, ":", parts.value].concat(), None);
    let suggestions = if heir.verdict == Verdict::Valid { vec![heir.canonical] } else { Vec::new() };
    Finding::unusual(plain.clone(), plain, Problem::warning(code, found).suggesting(suggestions))
}

/// The value alone, at the place it has in the input, so that positions told are the input's.
fn in_place(text: &str, value: &str) -> String {
    let before = text.rfind(value).and_then(|at| text.get(..at)).unwrap_or_default();
    let mut alone = " ".repeat(before.chars().count());
    alone.push_str(value);
    alone
}

/// What a text without a colon was probably meant to be.
fn with_colon(text: &str) -> Vec<String> {
    let text = text.trim();
    let Some((code, value)) = text.split_at_checked(4) else { return Vec::new() };
    let value = value.trim_start_matches(|character| narrow(character).is_none());
    let meant = [code, ":", value].concat();
    if Parts::read(&meant).is_none() {
        return Vec::new();
    }
    let finding = examine(&meant, None);
    if finding.verdict == Verdict::Valid { vec![finding.canonical] } else { Vec::new() }
}
