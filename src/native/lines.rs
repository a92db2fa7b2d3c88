//! Cutting a stream of chunks into lines, in memory that does not grow with the input.

/// The longest line, in bytes; a longer one is told of and skipped.
pub(super) const LIMIT: usize = 4 << 20;

/// One line, without the line feed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    /// Its bytes.
    Bytes(&'a [u8]),
    /// It was longer than the limit.
    TooLong,
}

/// What is known between two chunks.
#[derive(Debug)]
pub(super) struct Lines {
    limit: usize,
    /// The lines given out so far, blank ones too.
    number: u64,
    /// The beginning of a line whose end has not come yet.
    held: Vec<u8>,
    /// Whether `held` was given out as a line.
    is_spent: bool,
    /// Whether the line at hand is too long already.
    is_over: bool,
}

impl Lines {
    pub(super) fn new(limit: usize) -> Self {
        Self { limit, number: 0, held: Vec::new(), is_spent: false, is_over: false }
    }

    /// The number of the last line that was given out.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// The next whole line and its number from 1, taken off the chunk; `None` once the chunk is used up.
    pub(super) fn next<'a, 'chunk: 'a>(&'a mut self, chunk: &mut &'chunk [u8]) -> Option<(u64, Line<'a>)> {
        self.forget_spent();
        let whole = *chunk;
        let end = whole.iter().position(|byte| *byte == b'\n');
        let (head, tail) = whole.split_at(end.unwrap_or(whole.len()));
        *chunk = tail.get(1..).unwrap_or_default();
        if !self.is_over && self.held.len() + head.len() > self.limit {
            self.is_over = true;
            self.held = Vec::new();
        }
        if end.is_none() {
            if !self.is_over {
                self.held.extend_from_slice(head);
            }
            return None;
        }
        self.number += 1;
        if std::mem::take(&mut self.is_over) {
            return Some((self.number, Line::TooLong));
        }
        if self.held.is_empty() {
            return Some((self.number, Line::Bytes(head)));
        }
        self.held.extend_from_slice(head);
        self.is_spent = true;
        Some((self.number, Line::Bytes(&self.held)))
    }

    /// The last line of an input that does not end in a line feed.
    pub(super) fn last(&mut self) -> Option<(u64, Line<'_>)> {
        self.forget_spent();
        if !self.is_over && self.held.is_empty() {
            return None;
        }
        self.number += 1;
        self.is_spent = true;
        let line = if std::mem::take(&mut self.is_over) { Line::TooLong } else { Line::Bytes(&self.held) };
        Some((self.number, line))
    }

    fn forget_spent(&mut self) {
        if std::mem::take(&mut self.is_spent) {
            self.held.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, Lines};

    /// The lines of `text` when it comes in chunks of `size` bytes, `!` for one that is too long.
    fn cut(text: &str, size: usize, limit: usize) -> Vec<String> {
        let mut lines = Lines::new(limit);
        let mut found = Vec::new();
        let mut note = |(number, line): (u64, Line<'_>)| {
            found.push(match line {
                Line::Bytes(bytes) => format!("{number}:{}", String::from_utf8_lossy(bytes)),
                Line::TooLong => format!("{number}:!"),
            });
        };
        for mut chunk in text.as_bytes().chunks(size) {
            while let Some(line) = lines.next(&mut chunk) {
                note(line);
            }
        }
        if let Some(line) = lines.last() {
            note(line);
        }
        found
    }

    #[test]
    fn chunks_of_any_size_give_the_same_lines() {
        for size in 1..20 {
            assert_eq!(cut("ab\n\ncdef\ng", size, 100), ["1:ab", "2:", "3:cdef", "4:g"], "size {size}");
            assert_eq!(cut("ab\n", size, 100), ["1:ab"], "size {size}");
            assert!(cut("", size, 100).is_empty());
        }
    }

    #[test]
    fn a_line_over_the_limit_is_told_of_and_the_next_one_is_whole() {
        for size in 1..20 {
            assert_eq!(cut("abcd\nabcde\nx\nabcdefgh", size, 4), ["1:abcd", "2:!", "3:x", "4:!"], "size {size}");
        }
    }
}
