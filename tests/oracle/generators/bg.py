"""Bulgaria: nine digits for companies; ten for persons, foreigners and the rest."""

from .sums import day_of, digits, weighted


def company(rng):
    body = digits(rng, 8)
    check = weighted(body, range(1, 9)) % 11
    if check == 10:
        check = weighted(body, range(3, 11)) % 11 % 10
    return f"BG{body}{check}"


def person(rng):
    year, month, day = day_of(rng, 1880, 2020)
    month += {18: 20, 19: 0, 20: 40}[year // 100]
    body = f"{year % 100:02d}{month:02d}{day:02d}{digits(rng, 3)}"
    return f"BG{body}{weighted(body, (2, 4, 8, 5, 10, 9, 7, 3, 6)) % 11 % 10}"


def foreigner(rng):
    body = digits(rng, 9)
    return f"BG{body}{weighted(body, (21, 19, 17, 13, 11, 9, 7, 3, 1)) % 10}"


def other(rng):
    body = digits(rng, 9)
    check = -weighted(body, (4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
    return None if check == 10 else f"BG{body}{check}"


SHAPES = [company, person, foreigner, other]
