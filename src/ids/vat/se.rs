//! Swedish VAT number (momsregistreringsnummer): `SE`, the organisation number, and `01`.
//!
//! Rule: Luhn over the ten digits of the organisation number. The third digit of a legal person's is 2 or more; a sole
//! trader's is the personal number and begins with a date (60 added to the day in a co-ordination number). The two last
//! digits number a taxpayer's registrations: VIES takes 01 to 94, Skatteverket gives out 01 alone. Source: Skatteverket, SKV
//! 433 and SKV 709; VIES "VAT identification number structure", seen 2026-11.

use crate::ids::number::{Number, Outcome, Why, as_typed};
use crate::ids::se_orgnr;
use crate::ids::sums;

pub(crate) const VAT: Number = Number::new("SE ######-####-#|vat|SE|999999999999", as_typed, check);

fn check(body: &[u8]) -> Outcome {
    match (se_orgnr::check(body.get(..10).unwrap_or_default()), sums::pair(body, 10)) {
        (Outcome::Valid | Outcome::Unusual(_), 0 | 95..) => Outcome::never(10),
        (outcome, suffix) => outcome.but(suffix != 1, Why::SUFFIX),
    }
}

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn companies_and_persons_pass() {
        valid("SE 556036-0793 01", "SE556036079301");
        valid("SE123456789701", "SE123456789701");
        valid("SE390806051401", "SE390806051401");
        wrong("SE556036079401", "3");
    }

    #[test]
    fn another_suffix_is_unusual_up_to_94_and_refused_beyond() {
        unusual("SE556036079302", "SE556036079302", "vat.suffix");
        unusual("SE556036079394", "SE556036079394", "vat.suffix");
        invalid("SE556036079395");
        invalid("SE556036079300");
    }

    #[test]
    fn a_person_born_on_no_day_is_unusual() {
        unusual("SE391306051701", "SE391306051701", "vat.person");
    }
}
