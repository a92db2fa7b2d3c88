"""Romania: CUI of two to ten digits, and the thirteen digits of persons."""

from .sums import day_of, digits, weighted

COUNTIES = [f"{n:02d}" for n in range(1, 47)] + ["51", "52"]


def company(rng):
    body = str(rng.randrange(1, 10 ** rng.randint(1, 9)))
    total = weighted(body.zfill(9), (7, 5, 3, 2, 1, 7, 5, 3, 2))
    return f"RO{body}{10 * total % 11 % 10}"


def person(rng):
    year, month, day = day_of(rng, 1800, 2020)
    first = {18: "34", 19: "12", 20: "56"}[year // 100]
    body = (
        f"{rng.choice(first)}{year % 100:02d}{month:02d}{day:02d}"
        f"{rng.choice(COUNTIES)}{digits(rng, 3)}"
    )
    check = weighted(body, (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9)) % 11
    return f"RO{body}{1 if check == 10 else check}"


SHAPES = [company, person]
