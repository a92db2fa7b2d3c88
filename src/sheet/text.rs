//! Text as XML, in such a way that spreadsheets read it back identically.
//!
//! Three things are lost if written plainly. A carriage return is a line feed to an XML parser: it goes as `&#13;`. The
//! control characters that XML can't hold go as `_x0001_`, as Excel writes them (ECMA-376 part 1, 5th edition, 22.9.2.19
//! `ST_Xstring`). And a text that itself contains `_x0001_` would be decoded by Excel, and one with `_xyes!_` by LibreOffice
//! 7.4 too; but the standard's escape of it, `_x005F_x0001_`, is left as it is by openpyxl 3.1 and others. So such a text is
//! cut behind the `_` into two runs, each of which is decoded by itself, and which all put together again.

/// Appends `<is>…</is>` with the text of a cell.
pub(super) fn push_inline(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(b"<is>");
    let mut rest = text;
    while let Some((run, after)) = cut(rest, |next| matches!(next, [b'x' | b'X', ..])) {
        push_rich_run(out, run);
        rest = after;
    }
    if rest.len() == text.len() {
        push_run(out, text);
    } else {
        push_rich_run(out, rest);
    }
    out.extend_from_slice(b"</is>");
}

/// Appends a text as the value of an attribute, which has no runs: `_x0001_` is escaped as the standard says.
pub(super) fn push_attribute(out: &mut Vec<u8>, text: &str) {
    // Whether another `_` follows the digits is not asked: a control character's escape would bring it.
    let escape = |next: &[u8]| match next {
        [b'x', digits @ ..] => digits.get(..4).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)),
        _ => false,
    };
    let mut rest = text;
    while let Some((run, after)) = cut(rest, escape) {
        push_escaped(out, run.strip_suffix('_').unwrap_or(run), true);
        out.extend_from_slice(b"_x005F_");
        rest = after;
    }
    push_escaped(out, rest, true);
}

/// Cuts behind the first `_` that is followed so.
fn cut(text: &str, followed: impl Fn(&[u8]) -> bool) -> Option<(&str, &str)> {
    let at =
        text.match_indices('_').map(|(at, _)| at + 1).find(|&at| text.as_bytes().get(at..).is_some_and(&followed))?;
    text.split_at_checked(at)
}

fn push_rich_run(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(b"<r>");
    push_run(out, text);
    out.extend_from_slice(b"</r>");
}

fn push_run(out: &mut Vec<u8>, text: &str) {
    // Without it Excel drops the white space at both ends.
    let blank = |byte: Option<&u8>| matches!(byte, Some(b' ' | b'\t' | b'\n' | b'\r'));
    let kept = blank(text.as_bytes().first()) || blank(text.as_bytes().last());
    out.extend_from_slice(if kept { b"<t xml:space=\"preserve\">" } else { b"<t>" });
    push_escaped(out, text, false);
    out.extend_from_slice(b"</t>");
}

/// Copies what needs nothing in one piece, and puts something else for the rest.
fn push_escaped(out: &mut Vec<u8>, text: &str, attribute: bool) {
    let bytes = text.as_bytes();
    let mut from = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        if PLAIN[usize::from(byte)] {
            continue;
        }
        let (instead, length): (&[u8], usize) = match byte {
            b'&' => (b"&amp;", 1),
            b'<' => (b"&lt;", 1),
            b'>' => (b"&gt;", 1),
            b'\r' => (b"&#13;", 1),
            b'"' if attribute => (b"&quot;", 1),
            b'\t' if attribute => (b"&#9;", 1),
            b'\n' if attribute => (b"&#10;", 1),
            b'"' | b'\t' | b'\n' => continue,
            // The two of U+FFxx that XML can't hold; the others that begin so are plain.
            0xef => match bytes.get(at..at + 3) {
                Some([_, 0xbf, 0xbe]) => (b"_xFFFE_", 3),
                Some([_, 0xbf, 0xbf]) => (b"_xFFFF_", 3),
                _ => continue,
            },
            _ => (&[], 1),
        };
        out.extend_from_slice(bytes.get(from..at).unwrap_or_default());
        from = at + length;
        if instead.is_empty() {
            let digit = |value: u8| if value < 10 { b'0' + value } else { b'A' + value - 10 };
            out.extend_from_slice(&[b'_', b'x', b'0', b'0', digit(byte >> 4), digit(byte & 15), b'_']);
        } else {
            out.extend_from_slice(instead);
        }
    }
    out.extend_from_slice(bytes.get(from..).unwrap_or_default());
}

/// The bytes of UTF-8 that stand for themselves wherever they are.
static PLAIN: [bool; 256] = {
    let mut plain = [true; 256];
    let mut byte = 0;
    while byte < 32 {
        plain[byte] = false;
        byte += 1;
    }
    plain[b'&' as usize] = false;
    plain[b'<' as usize] = false;
    plain[b'>' as usize] = false;
    plain[b'"' as usize] = false;
    plain[0xef] = false;
    plain
};

#[cfg(test)]
mod tests {
    use super::{push_attribute, push_inline};

    #[track_caller]
    fn inline(text: &str, expected: &str) {
        let mut out = Vec::new();
        push_inline(&mut out, text);
        assert_eq!(String::from_utf8_lossy(&out), format!("<is>{expected}</is>"), "{text:?}");
    }

    #[test]
    fn a_cell_is_escaped_as_its_readers_expect() {
        inline("Smed & Søn", "<t>Smed &amp; Søn</t>");
        inline("a<b>\"c\"", "<t>a&lt;b&gt;\"c\"</t>");
        inline("a\r\nb", "<t>a&#13;\nb</t>");
        inline(" a", "<t xml:space=\"preserve\"> a</t>");
        inline("a\u{1}\u{1f}b", "<t>a_x0001__x001F_b</t>");
        inline("\u{fffe}\u{ffff}\u{fffd}\u{feff}", "<t>_xFFFE__xFFFF_\u{fffd}\u{feff}</t>");
        inline("a_x000D_b", "<r><t>a_</t></r><r><t>x000D_b</t></r>");
        inline("_x0001\u{1}", "<r><t>_</t></r><r><t>x0001_x0001_</t></r>");
        inline("_x000D_x000A_", "<r><t>_</t></r><r><t>x000D_</t></r><r><t>x000A_</t></r>");
        inline("a_b customer_", "<t>a_b customer_</t>");
        inline("_xyes!_", "<r><t>_</t></r><r><t>xyes!_</t></r>");
    }

    #[test]
    fn an_attribute_is_escaped_as_the_standard_says() {
        let mut out = Vec::new();
        push_attribute(&mut out, "\"a\"\tb\n_x000D_\u{1}_xml");
        assert_eq!(String::from_utf8_lossy(&out), "&quot;a&quot;&#9;b&#10;_x005F_x000D__x0001__xml");
    }
}
