"""Wrong numbers made from right ones, and right ones as people write them."""

import re

DIGITS, LETTERS = "0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
NBSP, NARROW, EN_DASH = "\u00a0", "\u202f", "\u2013"
FULL_WIDTH = {ord(d): ord(d) + 0xFEE0 for d in DIGITS}


def _places(scheme, number):
    """The places that may change: neither the country prefix nor separators."""
    prefix = 3 if number.startswith("CHE") else 2 if scheme in ("vat", "iban") else 0
    return [i for i, c in enumerate(number) if i >= prefix and c.isalnum()]


def replaced(scheme, number, rng):
    """One character replaced by another of its kind."""
    place = rng.choice(_places(scheme, number))
    kind = DIGITS if number[place].isdigit() else LETTERS
    other = rng.choice([c for c in kind if c != number[place]])
    return number[:place] + other + number[place + 1:]


def swapped(scheme, number, rng):
    """Two unequal neighbours swapped, or None where there are none."""
    places = _places(scheme, number)
    pairs = [(a, b) for a, b in zip(places, places[1:]) if b == a + 1 and number[a] != number[b]]
    if not pairs:
        return None
    a, b = rng.choice(pairs)
    return number[:a] + number[b] + number[a] + number[b + 1:]


def _groups(text, size, separator):
    return separator.join(text[i:i + size] for i in range(0, len(text), size))


def _split(scheme, number):
    if scheme == "vat":
        length = 3 if number.startswith("CHE") else 2
        return number[:length], number[length:]
    return "", number


def _special(prefix, body):
    """Ways of writing that belong to one country."""
    if prefix == "EL":
        yield from (f"GR{body}", f"EL-{body}", f"gr {body}", f"GR: {body}")
    if prefix == "DK":
        yield from (f"DK: {body}", f"DK-{body}", f"dk {_groups(body, 2, ' ')}")
    if prefix == "BE":
        yield from (f"BE {body[:4]}.{body[4:7]}.{body[7:]}", f"BE-{body}", f"BE.{body}")
        if body[0] == "0":
            yield from (f"BE (0){body[1:]}", f"BE (0) {body[1:4]}.{body[4:7]}.{body[7:]}", f"BE{body[1:]}")
    if prefix == "CHE":
        digits, suffix = body[:9], body[9:]
        dotted = f"{digits[:3]}.{digits[3:6]}.{digits[6:]}"
        yield from (f"CHE-{dotted} {suffix}", f"che-{dotted} {suffix.lower()}", f"CHE {dotted} {suffix}")
    if prefix == "NO":
        yield f"NO {_groups(body[:9], 3, ' ')} MVA"
    if prefix == "FI":
        yield f"FI {body[:7]}-{body[7]}"
    if prefix == "SE":
        yield f"SE {body[:6]}-{body[6:10]}-{body[10:]}"
        yield f"SE{body[:6]}-{body[6:10]}{body[10:]}"
    if prefix == "NL":
        yield from (f"NL {body[:4]}.{body[4:6]}.{body[6:9]}.{body[9:]}", f"NL{body[:9]} {body[9:].lower()}")
    if prefix == "PL":
        yield f"PL {body[:3]}-{body[3:6]}-{body[6:8]}-{body[8:]}"
    if prefix == "FR":
        yield f"FR {body[:2]} {_groups(body[2:], 3, ' ')}"
    if prefix == "AT":
        yield f"ATU {body[1:]}"
    if prefix == "ES" and not body.isdigit():
        yield f"ES {body[0]}-{body[1:-1]}-{body[-1]}"
    if prefix == "CZ" and len(body) > 8:
        yield f"CZ{body[:6]}/{body[6:]}"


def _special_scheme(scheme, number):
    if scheme in ("cvr", "dk_se"):
        yield from (f"DK {number}", f"DK{number}", f"CVR {number}", _groups(number, 2, " "))
    if scheme == "be_enterprise":
        yield f"{number[:4]}.{number[4:7]}.{number[7:]}"
        yield f"BE {number[:4]}.{number[4:7]}.{number[7:]}"
    if scheme == "fi_ytunnus":
        yield f"{number[:7]}-{number[7]}"
    if scheme == "se_orgnr":
        yield f"{number[:6]}-{number[6:]}"
    if scheme == "ch_uid":
        yield f"CHE-{number[3:6]}.{number[6:9]}.{number[9:]}"
    if scheme in ("no_orgnr", "fr_siren"):
        yield _groups(number, 3, " ")
    if scheme == "fr_siret":
        yield f"{number[:3]} {number[3:6]} {number[6:9]} {number[9:]}"


def as_written(scheme, number):
    """The same number as people write it; each is to mean what `number` means."""
    prefix, body = _split(scheme, number)
    if scheme == "de_leitweg":  # Its hyphens are part of it.
        return [f" {number} ", number.lower(), number.translate(FULL_WIDTH)]
    texts = [
        f"  {number}\u2003",
        number.lower(),
        number.translate(FULL_WIDTH),
        prefix + NBSP * bool(prefix) + _groups(body, 4, NBSP),
        prefix + _groups(body, 3, NARROW),
        _groups(number, 4, " "),
        f"{prefix} {_groups(body, 3, '.')}".strip(),
        f"{prefix}{_groups(body, 3, '-')}",
        f"{prefix} {_groups(body, 4, EN_DASH)}".strip(),
    ]
    if scheme == "vat":
        texts += [f"{prefix}: {body}", f"{prefix}-{body}", f"{prefix.lower()} {body}"]
        if re.fullmatch("[A-Z]{2}", prefix):
            texts.append(prefix + number)
    texts += [*_special(prefix, body), *_special_scheme(scheme, number)]
    return list(dict.fromkeys(text for text in texts if text != number))
