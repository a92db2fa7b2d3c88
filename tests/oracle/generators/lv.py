"""Latvia: companies (first digit above 3), persons with a birth date, and 32… since 2017."""

from .sums import day_of, digits, weighted


def company(rng):
    body = rng.choice("456789") + digits(rng, 9)
    check = 3 - weighted(body, (9, 1, 4, 8, 3, 10, 2, 5, 7, 6)) % 11
    if check == -1:
        return None
    return f"LV{body}{check + 11 if check < -1 else check}"


def _person(body):
    return f"LV{body}{(1 + weighted(body, (10, 5, 8, 4, 2, 1, 6, 3, 7, 9))) % 11 % 10}"


def person(rng):
    year, month, day = day_of(rng, 1880, 2016)
    century = year // 100 - 18
    return _person(f"{day:02d}{month:02d}{year % 100:02d}{century}{digits(rng, 3)}")


def person_since_2017(rng):
    return _person("32" + digits(rng, 8))


SHAPES = [company, person, person_since_2017]
