"""Finland: Y-tunnus, seven digits and a check digit modulo 11."""

from .sums import digits, weighted


def ytunnus(rng):
    body = digits(rng, 7)
    if int(body) == 0:
        return None
    rest = weighted(body, (7, 9, 10, 5, 8, 4, 2)) % 11
    return None if rest == 1 else f"{body}{-rest % 11}"


def number(rng):
    body = ytunnus(rng)
    return body and "FI" + body


SHAPES = [number]
YTUNNUS = [ytunnus]
