//! The invoice address as one text, the same however it was typed: `DK,8000,vestergade,12b2tv`.
//!
//! The text is part of an identity key and never changes within a [version](crate::key::VERSION). It is
//! `country,place,name,number`, four parts without spaces, in lower case but for the country. For comparing only:
//! a person can't post a letter with it.
//!
//! 1. Of each field the first 256 plain letters, digits and marks are read (`letters`): accents, case and punctuation are
//!    gone, å=aa, æ=ä=ae, ø=ö=oe, ü=ue, ß=ss. It is cut into words and numbers (`tokens`); `12B`, `12 B` and `12-B` are a number and a word.
//! 2. `place` is the postcode, and then the city does not count; without a postcode the city. `DK-8000`, `8000 Aarhus` and
//!    `1234 AB` are read as `8000` and `1234ab`, in the city's box too.
//! 3. A field that begins with the name of a post-office box and its number is `po` and the number, its digits in one.
//! 4. A number that stands first in the street moves behind the name where a house number is missing: always in countries
//!    that write it so (`12 bis, rue Haute`), elsewhere when there is no other (`1 Maj Vej 5` keeps its name). A number with
//!    a full stop (`1. Maj Vej`), an `e` (`2e Dreef`) or a `ste` stays. It goes before the first comma, the first word for a box
//!    with its number, or the first floor (`2. sal`, `2 tv`, `3e étage`).
//! 5. `house_number` takes the same place, unless the street ends in it already: a number before a word of the name
//!    (`rue du 4 Septembre`), behind a letter alone (the block `C4`) or of a floor is no house's. `box` goes last, unless it
//!    stands there already.
//! 6. Now `name` is everything up to the first number (behind a number that it begins with), and `number` the rest: house
//!    number, letter, floor, door, box.
//! 7. Common words are made one (`words`): Vesterg. = Vestergade, Hauptstr. = Hauptstraße, Av. = Avenue, 2. sal = 2.
//! 8. In `number`, leading zeros go, words join what stands before, and two numbers are parted by `/`, or by `-` where a hyphen
//!    stood (`12-14`); not in the Netherlands, where `12-3` is house 12, addition 3. In Belgium a box is `/` always (`12/b`
//!    is box b, `12b` is a house), and the field `box` holds one.
//! 9. A bare number behind the house's is the level it mostly is: in Denmark and the Netherlands a floor, in Austria, Finland and
//!    Sweden a door. A word for that level goes, one for another stays (`12 dør 2`, `5 Stiege 2`) unless both levels are there
//!    (`3. sal, dør 2` = `3. 2`; `Stiege 2 Tür 13` = `2/13`).
//!
//! Not made one: a street's or town's names in two languages, `12 B` and `12 bis`, `12-14` and `12`, and whatever else
//! might be two places.

pub(crate) mod letters;
mod line;
mod place;
mod text;
mod tokens;
mod words;

use crate::ids::Country;
use tokens::{Token, begin_with, tokens};

/// The name of the part in an identity rule.
pub const PART: &str = "invoice_address";

/// The fields that it is made of.
pub const FIELDS: [&str; 6] = ["street", "house_number", "box", "postcode", "city", "country"];

/// The invoice address as one text; `value_of` gives a field's value, in any form.
///
/// None when there is no street (and no post-office box), or neither postcode nor city. An address whose country is not known
/// begins with a comma: it is not unique.
///
/// ```
/// use debitor::{Country, address::fold};
/// let typed = |field: &str| match field {
///     "street" => Some("Vesterg. 12 b, 2. sal tv"),
///     "postcode" => Some("DK-8000"),
///     _ => None,
/// };
/// assert_eq!(fold(&typed, Country::parse("DK")).unwrap(), "DK,8000,vestergade,12b2tv");
/// assert_eq!(fold(&|_| None, Country::parse("DK")), None);
/// ```
#[must_use]
pub fn fold<'a>(value_of: &dyn Fn(&str) -> Option<&'a str>, country: Option<Country>) -> Option<String> {
    let country = country.map_or("", |country| country.as_str());
    let plain = |field| letters::plain(value_of(field).unwrap_or_default());
    let (postcode, city) = (plain("postcode"), plain("city"));
    let (street, house, unit) = (plain("street"), plain("house_number"), plain("box"));
    let mut text = [country, ","].concat();
    let before = text.len();
    place::place(country, &tokens(&postcode), &tokens(&city), &mut text);
    let mut all = line::arrange(country, &tokens(&street), &mut tokens(&house), &mut tokens(&unit));
    let all = line::post_box(country, &mut all);
    // The name ends at the first number behind it; it may begin with one.
    let mut ends = 0;
    let mut is_named = false;
    while let Some(token) = all.get(ends)
        && (ends == 0 || !(token.is_number || token.text == Token::BOX.text))
    {
        is_named |= !token.is_number;
        ends += 1;
    }
    if !is_named || text.len() == before {
        return None;
    }
    let (name, number) = all.split_at_checked(ends)?;
    text.push(',');
    // `Vestergade nr. 12`
    let (name, is_post_box) = match name {
        [street @ .., sign] if !street.is_empty() && !number.is_empty() && sign.is_number_sign(country) => {
            (street, false)
        }
        name => (name, begin_with(name, &[Token::POST_BOX])),
    };
    text::name(country, name, &mut text);
    text.push(',');
    text::number(country, number, is_post_box, &mut text);
    Some(text)
}
