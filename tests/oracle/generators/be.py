"""Belgium, enterprise number: 97 minus the first eight digits modulo 97."""

from .sums import digits


def _number(first, rng):
    # Numbers of the 0 series in use begin at 0200.000.000.
    second = rng.choice("23456789") if first == "0" else digits(rng, 1)
    body = first + second + digits(rng, 6)
    return f"{body}{97 - int(body) % 97:02d}"


def old(rng):
    return _number("0", rng)


def since_2023(rng):
    return _number("1", rng)


def vat_old(rng):
    return "BE" + old(rng)


def vat_since_2023(rng):
    return "BE" + since_2023(rng)


SHAPES = [vat_old, vat_since_2023]
ENTERPRISE = [old, since_2023]
