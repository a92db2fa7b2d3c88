"""Spain: DNI, NIE, the K, L, M numbers, and companies with a digit or a letter at the end."""

from .sums import digits, luhn

TABLE = "TRWAGMYFPDXBNJZSQVHLCKE"


def dni(rng):
    body = digits(rng, 8)
    return f"ES{body}{TABLE[int(body) % 23]}"


def nie(rng):
    first, body = rng.randrange(3), digits(rng, 7)
    return f"ES{'XYZ'[first]}{body}{TABLE[int(f'{first}{body}') % 23]}"


def klm(rng):
    body = digits(rng, 7)
    return f"ES{rng.choice('KLM')}{body}{TABLE[int(body) % 23]}"


def company_digit(rng):
    body = digits(rng, 7)
    return f"ES{rng.choice('ABEHCDFGJUV')}{body}{luhn(body)}"


def company_letter(rng):
    body = digits(rng, 7)
    return f"ES{rng.choice('NPQRSW')}{body}{'JABCDEFGHI'[int(luhn(body))]}"


def foreign_letter(rng):
    body = "00" + digits(rng, 5)
    return f"ES{rng.choice('ABCDEFGHJUV')}{body}{'JABCDEFGHI'[int(luhn(body))]}"


SHAPES = [dni, nie, klm, company_digit, company_letter, foreign_letter]
