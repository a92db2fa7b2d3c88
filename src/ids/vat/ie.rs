//! Irish VAT number: `IE`, seven digits and one letter or two; or, in the old form, a letter, `+` or `*` second.
//!
//! Rule: weights 8 to 2 (in the old form 7 to 2 on the five digits, and 2 on the first), the second letter 9; the sum modulo
//! 23 gives the letter (W for 0). The second letter, since 2013, is A for persons and H for others; W is an old wife's.
//! Source: Revenue Commissioners; VIES "VAT identification number structure", seen 2026-11.

use crate::ids::number::{Number, Outcome, Why, as_typed, one_char};
use crate::ids::sums;

pub(crate) const VAT: Number = Number::new("IE #|vat|IE|9*99999AA 9*99999A", as_typed, check);

fn check(body: &[u8]) -> Outcome {
    let last = sums::at(body, 8);
    // Letters count from A = 1; W counts 0, and those behind it never stand here.
    let value = match last {
        b'X'..=b'Z' => return Outcome::never(8),
        b'W' => 0,
        letter => u32::from(letter & 31),
    };
    let old = !sums::at(body, 1).is_ascii_digit();
    let weights: &[u8] = if old { &[2, 0, 7, 6, 5, 4, 3] } else { &[8, 7, 6, 5, 4, 3, 2] };
    let sum = sums::weighted(body, weights) + if old { 0 } else { 9 * value };
    let letter = match sum % 23 {
        0 => b'W',
        rest => b'@' + rest as u8,
    };
    let odd = last != 0 && (old || !matches!(last, b'A'..=b'I' | b'W'));
    one_char(body, 7, letter).but(odd, Why::KIND)
}

#[cfg(test)]
mod tests {
    use crate::ids::testing::*;

    #[test]
    fn all_three_shapes_pass() {
        valid("IE6433435F", "IE6433435F");
        valid("IE8Z49289F", "IE8Z49289F");
        valid("IE 3628739UA", "IE3628739UA");
        valid("IE3206488LH", "IE3206488LH");
        valid("IE6433435OA", "IE6433435OA");
    }

    #[test]
    fn plus_and_star_may_stand_second() {
        valid("IE8+49289F", "IE8+49289F");
        valid("IE8*49289F", "IE8*49289F");
    }

    #[test]
    fn a_wrong_letter_names_the_right_one() {
        wrong("IE6433435G", "F");
        invalid("IE6433435OX");
    }

    #[test]
    fn an_unknown_second_letter_is_unusual() {
        unusual("IE6433435VL", "IE6433435VL", "vat.kind");
        unusual("IE8Z49289FA", "IE8Z49289FA", "vat.kind");
    }
}
