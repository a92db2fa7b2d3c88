//! JSON as the browser writes and reads it. On servers `serde` does this.

use crate::node::{Node, number_text};

/// Objects nested deeper than this are left out, so that no input can exhaust the stack.
#[cfg(any(feature = "checkout", test))]
pub(super) const DEPTH: usize = 24;

/// Reads what `JSON.stringify` wrote, so deep. Of any other text it makes something, and never fails.
pub(super) fn read(text: &str, depth: usize) -> Node {
    Reader { text, at: 0 }.value(depth)
}

/// A text, and how far it is read.
struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    /// The next byte, 0 behind the last one.
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or_default()
    }

    /// Takes the next byte.
    fn take(&mut self) -> u8 {
        let byte = self.peek();
        self.at += 1;
        byte
    }

    /// Takes what stands before the first of two marks, or behind the last one everything.
    fn until(&mut self, is_mark: fn(u8) -> bool) -> &'a str {
        let start = self.at;
        while self.peek() != 0 && !is_mark(self.peek()) {
            self.at += 1;
        }
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn value(&mut self, depth: usize) -> Node {
        match self.peek() {
            b'"' => Node::Text(self.string()),
            b'[' | b'{' if depth == 0 => {
                self.skip();
                Node::Null
            }
            b'[' => {
                let mut items = Vec::new();
                while self.goes_on(b']') {
                    items.push(self.value(depth - 1));
                }
                Node::List(items)
            }
            b'{' => {
                let mut entries = Vec::new();
                while self.goes_on(b'}') {
                    let key = self.string();
                    self.at += 1;
                    entries.push((key, self.value(depth - 1)));
                }
                Node::Map(entries)
            }
            _ => scalar(self.until(|byte| matches!(byte, b',' | b']' | b'}'))),
        }
    }

    /// Takes the opening bracket or the comma before a member; whether there is one before `end`, which is taken too.
    fn goes_on(&mut self, end: u8) -> bool {
        let before = self.take();
        if before != end && self.peek() == end {
            self.at += 1;
            return false;
        }
        before != end && before != 0
    }

    /// Takes a string with its quotes.
    fn string(&mut self) -> String {
        let mut string = String::new();
        self.at += 1;
        loop {
            string.push_str(self.until(|byte| matches!(byte, b'"' | b'\\')));
            if self.take() != b'\\' {
                return string;
            }
            string.push(match self.take() {
                b'b' => '\u{8}',
                b'f' => '\u{c}',
                b'n' => '\n',
                b'r' => '\r',
                b't' => '\t',
                b'u' => {
                    let mut code = 0;
                    for _ in 0..4 {
                        code = code * 16 + char::from(self.take()).to_digit(16).unwrap_or_default();
                    }
                    // Only half of a surrogate pair is no character; whole pairs are never escaped.
                    char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
                }
                other => char::from(other),
            });
        }
    }

    /// Takes an array or object whole.
    fn skip(&mut self) {
        let mut open = 0_usize;
        loop {
            match self.peek() {
                b'"' => {
                    self.string();
                    continue;
                }
                b'[' | b'{' => open += 1,
                b']' | b'}' => open -= 1,
                0 => return,
                _ => {}
            }
            self.at += 1;
            if open == 0 {
                return;
            }
        }
    }
}

/// Whole numbers that JavaScript holds exactly; other numbers as JavaScript writes them.
fn scalar(word: &str) -> Node {
    let digits = word.strip_prefix('-').unwrap_or(word);
    let mut value = 0_i64;
    for byte in digits.bytes() {
        // Capped far above what JavaScript holds exactly.
        value = (value * 10 + i64::from(byte & 15)).min(1 << 59);
    }
    match word {
        "true" => Node::Bool(true),
        "false" => Node::Bool(false),
        "null" | "" => Node::Null,
        _ if value < 9_007_199_254_740_992 && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            Node::Int(if digits.len() < word.len() { -value } else { value })
        }
        _ => Node::Number(word.to_owned()),
    }
}

/// Writes a tree; in the checkout, numbers that are no whole ones as strings.
pub(super) fn write(node: &Node, into: &mut String) {
    match node {
        Node::Null => into.push_str("null"),
        Node::Bool(flag) => into.push_str(if *flag { "true" } else { "false" }),
        Node::Int(number) => into.push_str(&number_text(*number)),
        #[cfg(feature = "admin")]
        Node::Number(text) if super::script::is_number(text) => into.push_str(text),
        Node::Number(text) | Node::Text(text) => write_string(text, into),
        Node::List(items) => {
            let mut mark = '[';
            for item in items {
                into.push(mark);
                write(item, into);
                mark = ',';
            }
            into.push_str(if items.is_empty() { "[]" } else { "]" });
        }
        Node::Map(entries) => {
            let mut mark = '{';
            for (key, value) in entries {
                into.push(mark);
                write_string(key, into);
                into.push(':');
                write(value, into);
                mark = ',';
            }
            into.push_str(if entries.is_empty() { "{}" } else { "}" });
        }
    }
}

fn write_string(text: &str, into: &mut String) {
    into.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => into.push('\\'),
            '\0'..='\x1f' => {
                into.push_str(if character < '\x10' { "\\u000" } else { "\\u001" });
                into.push(char::from_digit(u32::from(character) & 15, 16).unwrap_or_default());
                continue;
            }
            _ => {}
        }
        into.push(character);
    }
    into.push('"');
}

#[cfg(all(test, feature = "serde"))]
mod tests {
    use super::{DEPTH, Node, read, write};
    use proptest::prelude::*;

    fn trees() -> impl Strategy<Value = Node> {
        let scalars = prop_oneof![
            Just(Node::Null),
            any::<bool>().prop_map(Node::Bool),
            (-9_007_199_254_740_991_i64..=9_007_199_254_740_991).prop_map(Node::Int),
            any::<String>().prop_map(Node::Text),
        ];
        scalars.prop_recursive(4, 32, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Node::List),
                prop::collection::btree_map(any::<String>(), inner, 0..4)
                    .prop_map(|entries| Node::Map(entries.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_json_and_reads_back(tree in trees()) {
            let mut text = String::new();
            write(&tree, &mut text);
            prop_assert_eq!(&serde_json::from_str::<Node>(&text).unwrap(), &tree);
            prop_assert_eq!(read(&text, DEPTH), tree);
        }

        #[test]
        fn any_text_reads_as_something(text in "[\\[\\]{}\":,\\\\u0-9a-z]{0,40}") {
            read(&text, DEPTH);
        }
    }

    #[test]
    fn numbers_are_whole_and_exact_or_as_written() {
        assert_eq!(read("9007199254740991", DEPTH), Node::Int(9_007_199_254_740_991));
        assert_eq!(read("-12", DEPTH), Node::Int(-12));
        for text in ["9007199254740992", "1e+21", "1.5", "-0.25"] {
            assert_eq!(read(text, DEPTH), Node::Number(text.to_owned()));
        }
    }

    #[test]
    fn what_is_nested_too_deep_is_left_out_and_the_rest_is_read() {
        let text = format!("[{}{},7]", "[".repeat(90), "]".repeat(90));
        let Node::List(items) = read(&text, DEPTH) else { panic!() };
        assert_eq!(items.last(), Some(&Node::Int(7)));
    }

    #[test]
    fn half_a_surrogate_pair_is_replaced() {
        assert_eq!(read(r#""a\ud800b""#, DEPTH), Node::Text("a\u{fffd}b".into()));
    }
}
