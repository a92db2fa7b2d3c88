"""Numbers of no one country: EAN-13 / GLN and LEI."""

from .sums import alnum, digits, mod_97_10


def _ean(body):
    total = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(body))
    return f"{body}{-total % 10}"


def ean(rng):
    return _ean(digits(rng, 12))


def ean_danish_public(rng):
    return _ean("579" + digits(rng, 9))


def lei(rng):
    body = digits(rng, 4) + "00" + alnum(rng, 12)
    return body + mod_97_10(body)


def lei_free(rng):
    body = alnum(rng, 18)
    return body + mod_97_10(body)


EAN = [ean, ean_danish_public]
LEI = [lei, lei_free]
