"""The check sums and small helpers that the generators share."""

import calendar

ALNUM = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LETTERS = ALNUM[10:]


def digits(rng, count):
    """That many random digits."""
    return f"{rng.randrange(10 ** count):0{count}d}" if count else ""


def alnum(rng, count):
    """That many random digits and capital letters."""
    return "".join(rng.choice(ALNUM) for _ in range(count))


def weighted(text, weights):
    """The sum of digit times weight, digit by digit."""
    assert len(text) == len(weights), (text, weights)
    return sum(int(d) * w for d, w in zip(text, weights))


def cross(number):
    """A number below 20 with its digits added: 14 gives 5."""
    return number - 9 if number > 9 else number


def luhn(body):
    """The Luhn check digit that follows `body`."""
    total = 0
    for place, digit in enumerate(reversed(body)):
        value = int(digit)
        total += cross(2 * value) if place % 2 == 0 else value
    return str(-total % 10)


def mod_11_10(body):
    """The ISO 7064 MOD 11,10 check digit that follows `body`."""
    product = 10
    for digit in body:
        total = (product + int(digit)) % 10 or 10
        product = 2 * total % 11
    return str((11 - product) % 10)


def mod_97(text):
    """The whole text as one number (A=10 … Z=35) modulo 97."""
    return int("".join(str(int(c, 36)) for c in text)) % 97


def mod_97_10(body):
    """The two ISO 7064 MOD 97-10 check digits that follow `body`: 02 to 98."""
    return f"{98 - mod_97(body + '00'):02d}"


def day_of(rng, first_year, last_year):
    """A real date between two years as (year, month, day)."""
    year = rng.randint(first_year, last_year)
    month = rng.randint(1, 12)
    return year, month, rng.randint(1, calendar.monthrange(year, month)[1])
