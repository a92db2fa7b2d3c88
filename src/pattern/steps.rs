//! The promise of [`super::ways`], tried out: a matcher that takes one way after the other, and counts them.
#![allow(clippy::unwrap_used)]

use super::syntax::{Part, Token, canonical, read};
use super::ways;
use proptest::prelude::*;

#[path = "../../tests/support/patterns.rs"]
mod patterns;

/// A pattern as a tree.
enum Node {
    One(u128),
    Sequence(Vec<Node>),
    Choice(Vec<Node>),
    Repeat(Box<Node>, usize, usize),
}

/// Builds the alternatives that stand before the end of the group.
fn tree(tokens: &mut std::slice::Iter<'_, Token>) -> Node {
    let mut choice = Vec::new();
    let mut sequence = Vec::new();
    loop {
        match tokens.next().map(|token| token.part) {
            Some(Part::One(set)) => sequence.push(Node::One(set)),
            Some(Part::Open) => sequence.push(tree(tokens)),
            Some(Part::Repeat(least, most)) => {
                let repeated = sequence.pop().unwrap();
                sequence.push(Node::Repeat(Box::new(repeated), least, most));
            }
            end => {
                choice.push(Node::Sequence(std::mem::take(&mut sequence)));
                if !matches!(end, Some(Part::Bar)) {
                    return Node::Choice(choice);
                }
            }
        }
    }
}

/// How often a way took the character at each place.
struct Steps<'a> {
    value: &'a [char],
    taken: Vec<usize>,
    promised: usize,
}

impl Steps<'_> {
    /// Tries the node at a place, greedily; each time it matches, `then` goes on behind it. Nothing ever succeeds, so all
    /// ways are gone.
    fn go(&mut self, node: &Node, at: usize, then: &mut dyn FnMut(&mut Self, usize)) {
        match node {
            Node::One(set) => {
                if self.value.get(at).is_some_and(|character| ways::set(*character) & set != 0) {
                    self.taken[at] += 1;
                    assert!(self.taken[at] <= self.promised, "more ways than promised");
                    then(self, at + 1);
                }
            }
            Node::Sequence(nodes) => self.sequence(nodes, at, then),
            Node::Choice(nodes) => nodes.iter().for_each(|node| self.go(node, at, then)),
            Node::Repeat(node, least, most) => self.repeat(node, *least, *most, at, then),
        }
    }

    fn sequence(&mut self, nodes: &[Node], at: usize, then: &mut dyn FnMut(&mut Self, usize)) {
        match nodes.split_first() {
            Some((first, rest)) => self.go(first, at, &mut |steps, at| steps.sequence(rest, at, then)),
            None => then(self, at),
        }
    }

    fn repeat(&mut self, node: &Node, least: usize, most: usize, at: usize, then: &mut dyn FnMut(&mut Self, usize)) {
        if most > 0 {
            self.go(node, at, &mut |steps, at| steps.repeat(node, least.saturating_sub(1), most - 1, at, then));
        }
        if least == 0 {
            then(self, at);
        }
    }
}

/// The ways at the place where most are open.
fn most_ways(pattern: &str, value: &str) -> usize {
    let tokens = read(pattern).unwrap();
    let value: Vec<char> = value.chars().collect();
    let mut steps = Steps { value: &value, taken: vec![0; value.len()], promised: ways::count(&tokens).unwrap() };
    steps.go(&tree(&mut tokens.iter()), 0, &mut |_, _| {});
    steps.taken.into_iter().max().unwrap_or_default()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn no_value_opens_more_ways_than_promised(
        pattern in patterns::pattern(),
        values in proptest::collection::vec("[abcA01 æ-]{0,40}|[ab]{60}|a{100}|(ab){40}|0{60}", 4),
    ) {
        if canonical(&pattern).is_ok() {
            for value in values {
                most_ways(&pattern, &value);
            }
        }
    }
}

#[test]
fn the_ways_are_counted() {
    assert_eq!(most_ways("[0-9]{1,10}-[0-9]+", &"1".repeat(20)), 1);
    assert_eq!(most_ways(".*a.*", &"a".repeat(100)), 101);
    assert_eq!(most_ways("(ab|ac|ad){3}", "abacad"), 3);
}
