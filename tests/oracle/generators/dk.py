"""Denmark: CVR and SE numbers, eight digits whose weighted sum is a multiple of 11."""

from .sums import digits, weighted


def cvr(rng):
    body = rng.choice("123456789") + digits(rng, 6)
    check = -weighted(body, (2, 7, 6, 5, 4, 3, 2)) % 11
    return None if check == 10 else f"{body}{check}"


def number(rng):
    body = cvr(rng)
    return body and "DK" + body


SHAPES = [number]
CVR = [cvr]
