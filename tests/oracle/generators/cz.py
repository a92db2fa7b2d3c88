"""Czechia: eight digits for companies, nine or ten for persons, nine with a 6 first."""

from .sums import day_of, digits, weighted

WEIGHTS = range(8, 1, -1)
SPECIAL = (8, 7, 6, 5, 4, 3, 2, 1, 0, 9, 8)


def company(rng):
    body = rng.choice("012345678") + digits(rng, 6)
    distance = 11 - weighted(body, WEIGHTS) % 11
    return f"CZ{body}{ {10: 0, 11: 1}.get(distance, distance)}"


def special(rng):
    body = digits(rng, 7)
    distance = 11 - weighted(body, WEIGHTS) % 11
    return f"CZ6{body}{SPECIAL[distance - 1]}"


def _birth(rng, first_year, last_year):
    year, month, day = day_of(rng, first_year, last_year)
    return year, f"{year % 100:02d}{month + rng.choice((0, 50)):02d}{day:02d}"


def person_before_1954(rng):
    _, birth = _birth(rng, 1900, 1953)
    return f"CZ{birth}{rng.randint(1, 999):03d}"


def person(rng):
    year, birth = _birth(rng, 1954, 2015)
    body = birth + digits(rng, 3)
    check = int(body) % 11
    if check == 10 and year > 1985:
        return None
    return f"CZ{body}{check % 10}"


SHAPES = [company, special, person_before_1954, person]
