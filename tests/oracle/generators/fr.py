"""France: SIREN, SIRET, and VAT numbers with a numeric or an alphanumeric key; Monaco."""

from .sums import digits, luhn

KEYS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LA_POSTE = "356000000"


def siren(rng):
    body = digits(rng, 8)
    return None if body.startswith("000") else body + luhn(body)


def siret(rng):
    company = siren(rng)
    body = company and company + digits(rng, 4)
    return body and body + luhn(body)


def siret_la_poste(rng):
    branch = digits(rng, 5)
    fits = sum(map(int, LA_POSTE + branch)) % 5 == 0
    return LA_POSTE + branch if fits else None


def _numeric(company):
    return f"FR{(12 + 3 * (int(company) % 97)) % 97:02d}{company}"


def numeric_key(rng):
    company = siren(rng)
    return company and _numeric(company)


def monaco(rng):
    return _numeric("000" + digits(rng, 6))


def alphanumeric_key(rng):
    company, first, second = siren(rng), rng.choice(KEYS), rng.choice(KEYS)
    if company is None or (first + second).isdigit():
        return None
    if first.isdigit():
        value = 24 * KEYS.index(first) + KEYS.index(second) - 10
    else:
        value = 34 * KEYS.index(first) + KEYS.index(second) - 100
    fits = (int(company) + value // 11 + 1 - value) % 11 == 0
    return f"FR{first}{second}{company}" if fits else None


SHAPES = [numeric_key, alphanumeric_key, monaco]
SIREN = [siren]
SIRET = [siret, siret, siret, siret_la_poste]
