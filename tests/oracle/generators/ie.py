"""Ireland: the old shape, seven digits and a letter, and the two letters since 2013."""

from .sums import LETTERS, digits, weighted

CHECK = "WABCDEFGHIJKLMNOPQRSTUV"


def old(rng):
    first, second, body = digits(rng, 1), rng.choice(LETTERS + "+*"), digits(rng, 5)
    check = CHECK[weighted(body + first, range(7, 1, -1)) % 23]
    return f"IE{first}{second}{body}{check}"


def one_letter(rng):
    body = digits(rng, 7)
    return f"IE{body}{CHECK[weighted(body, range(8, 1, -1)) % 23]}"


def two_letters(rng):
    body, last = digits(rng, 7), rng.choice("WABCDEFGHI")
    total = weighted(body, range(8, 1, -1)) + 9 * CHECK.index(last)
    return f"IE{body}{CHECK[total % 23]}{last}"


SHAPES = [old, one_letter, two_letters]
