"""Sweden: organisation number (Luhn), and the VAT number with its two digits behind."""

from .sums import day_of, digits, luhn


def company(rng):
    body = rng.choice("2356789") + digits(rng, 1) + rng.choice("23456789") + digits(rng, 6)
    return body + luhn(body)


def sole_trader(rng):
    year, month, day = day_of(rng, 1925, 2005)
    body = f"{year % 100:02d}{month:02d}{day:02d}{digits(rng, 3)}"
    return body + luhn(body)


def number(rng):
    return f"SE{company(rng)}01"


def number_sole_trader(rng):
    return f"SE{sole_trader(rng)}01"


def further_registration(rng):
    return f"SE{company(rng)}{rng.randint(2, 94):02d}"


SHAPES = [number, number, number_sole_trader, further_registration]
ORGNR = [company, sole_trader]
