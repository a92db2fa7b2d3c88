"""Lithuania: nine digits, or twelve for temporary registrations; two rounds of weights."""

from .sums import digits, weighted


def _check(body):
    for start in (0, 2):
        rest = weighted(body, [1 + (start + i) % 9 for i in range(len(body))]) % 11
        if rest < 10:
            return rest
    return 0


def company(rng):
    body = digits(rng, 7) + "1"
    return f"LT{body}{_check(body)}"


def temporary(rng):
    body = digits(rng, 10) + "1"
    return f"LT{body}{_check(body)}"


SHAPES = [company, temporary]
