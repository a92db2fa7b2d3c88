//! IBAN, the international bank account number: country, two check digits, and the account as its country writes it.
//!
//! Issued by banks; EAS code 9918. Rule: ISO 13616-1:2020, ISO 7064 mod 97-10 with the first four characters moved to
//! the end; check digits 02 to 98. Source of the table: SWIFT, "IBAN Registry", seen 2026-11. Where the account has check
//! digits of its own they are looked at too ([`national`]).

mod national;

use super::country::Country;
use super::number::{Number, Outcome, as_typed, two_digits};
use super::sums;

/// The number of the country that `chars` begin with, else of the country that is known from elsewhere.
pub(crate) fn find(chars: &[u8], country: Option<Country>) -> Option<&'static Number> {
    let chars = chars.strip_prefix(b"IBAN").unwrap_or(chars);
    let head = chars.get(..2).filter(|head| head.iter().all(u8::is_ascii_uppercase));
    let head = head.or_else(|| country.as_ref().map(|country| country.as_str().as_bytes()))?;
    let row = TABLE.binary_search_by(|number| number.prefix().cmp(head)).ok()?;
    TABLE.get(row)
}

/// The rule; the body is what follows the country.
fn check(country: &str, body: &[u8], national: fn(&[u8]) -> Outcome) -> Outcome {
    let account = body.get(2..).unwrap_or_default();
    match two_digits(body, 0, sums::check_97(sums::on_mod_97(sums::on_mod_97(0, account), country.as_bytes()))) {
        Outcome::Valid => national(account),
        wrong => wrong,
    }
}

/// Rows of country, structure (`n` digits, `a` letters, `c` either) and check of the account, made into numbers.
macro_rules! table {
    ($($country:literal $structure:literal $($national:ident)?;)*) => {
        &[$(Number::new(
            {
                const HEAD: &str =
                    concat!($country, "## #### #### #### #### #### #### #### #|iban|IBAN ", $country, "|");
                const TEXT: [u8; HEAD.len() + length($structure)] = text(HEAD, $structure);
                as_text(&TEXT)
            },
            as_typed,
            |body| check($country, body, table!(@ $($national)?)),
        )),*]
    };
    (@ $national:ident) => { national::$national };
    (@) => { |_| Outcome::Valid };
}

/// How long the body of such a structure is.
const fn length(structure: &str) -> usize {
    let (mut total, mut count, mut at) = (2, 0, 0);
    let bytes = structure.as_bytes();
    while at < bytes.len() {
        if bytes[at].is_ascii_digit() {
            count = count * 10 + (bytes[at] - b'0') as usize;
        } else {
            total += count;
            count = 0;
        }
        at += 1;
    }
    total
}

/// The check digits and the structure in the classes of [`Number::shapes`], behind another text.
const fn text<const N: usize>(head: &str, structure: &str) -> [u8; N] {
    let mut text = [b'9'; N];
    let (mut filled, mut count, mut at) = (0, 0, 0);
    while filled < head.len() {
        text[filled] = head.as_bytes()[filled];
        filled += 1;
    }
    // The check digits.
    filled += 2;
    let bytes = structure.as_bytes();
    while at < bytes.len() {
        if bytes[at].is_ascii_digit() {
            count = count * 10 + (bytes[at] - b'0') as usize;
        } else {
            while count > 0 {
                text[filled] = match bytes[at] {
                    b'n' => b'9',
                    b'a' => b'A',
                    _ => b'X',
                };
                filled += 1;
                count -= 1;
            }
        }
        at += 1;
    }
    text
}

const fn as_text(shape: &'static [u8]) -> &'static str {
    match std::str::from_utf8(shape) {
        Ok(text) => text,
        Err(_) => "",
    }
}

/// All countries of the registry, by their codes.
#[rustfmt::skip]
static TABLE: &[Number] = table! {
    "AD" "8n12c";
    "AE" "19n";
    "AL" "8n16c";
    "AT" "16n";
    "AZ" "4a20c";
    "BA" "16n" balkan;
    "BE" "12n" belgium;
    "BG" "4a6n8c";
    "BH" "4a14c";
    "BI" "23n";
    "BR" "23n1a1c";
    "BY" "4c4n16c";
    "CH" "5n12c";
    "CR" "18n";
    "CY" "8n16c";
    "CZ" "20n";
    "DE" "18n";
    "DJ" "23n";
    "DK" "14n";
    "DO" "4c20n";
    "EE" "16n" estonia;
    "EG" "25n";
    "ES" "20n" spain;
    "FI" "14n" finland;
    "FK" "2a12n";
    "FO" "14n";
    "FR" "10n11c2n" france;
    "GB" "4a14n";
    "GE" "2a16n";
    "GI" "4a15c";
    "GL" "14n";
    "GR" "7n16c";
    "GT" "4c20c";
    "HN" "4a20n";
    "HR" "17n" croatia;
    "HU" "24n" hungary;
    "IE" "4a14n";
    "IL" "19n";
    "IQ" "4a15n";
    "IS" "22n";
    "IT" "1a10n12c" italy;
    "JO" "4a4n18c";
    "KW" "4a22c";
    "KZ" "3n13c";
    "LB" "4n20c";
    "LC" "4a24c";
    "LI" "5n12c";
    "LT" "16n";
    "LU" "3n13c";
    "LV" "4a13c";
    "LY" "21n";
    "MC" "10n11c2n" france;
    "MD" "2c18c";
    "ME" "18n" balkan;
    "MK" "3n10c2n" macedonia;
    "MN" "16n";
    "MR" "23n";
    "MT" "4a5n18c";
    "MU" "4a19n3a";
    "NI" "4a20n";
    "NL" "4a10n";
    "NO" "11n" norway;
    "OM" "3n16c";
    "PK" "4a16c";
    "PL" "24n" poland;
    "PS" "4a21c";
    "PT" "21n" tail;
    "QA" "4a21c";
    "RO" "4a16c";
    "RS" "18n" balkan;
    "RU" "14n15c";
    "SA" "2n18c";
    "SC" "4a20n3a";
    "SD" "14n";
    "SE" "20n";
    "SI" "15n" tail;
    "SK" "20n";
    "SM" "1a10n12c" italy;
    "SO" "19n";
    "ST" "21n";
    "SV" "4a20n";
    "TL" "19n";
    "TN" "20n";
    "TR" "6n16c";
    "UA" "6n19c";
    "VA" "18n";
    "VG" "4a16n";
    "XK" "16n";
    "YE" "4a4n18c";};
