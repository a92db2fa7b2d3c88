"""United Kingdom and Northern Ireland: nine or twelve digits, government, health authority."""

from .sums import digits, weighted


def _nine(rng, new):
    # The 9755 series begins at 100; numbers below it use plain modulo 97.
    body = rng.choice("123456789") + digits(rng, 6) if new else digits(rng, 7)
    total = weighted(body, range(8, 1, -1)) + (55 if new else 0)
    return None if int(body) == 0 else f"{body}{-total % 97:02d}"


def _shapes(prefix):
    def old(rng):
        body = _nine(rng, False)
        return body and prefix + body

    def new(rng):
        return prefix + _nine(rng, True)

    def branch(rng):
        return f"{prefix}{_nine(rng, rng.random() < 0.5) or _nine(rng, True)}{rng.randint(1, 999):03d}"

    def government(rng):
        return f"{prefix}GD{rng.randrange(500):03d}"

    def health(rng):
        return f"{prefix}HA{rng.randrange(500, 1000):03d}"

    return [old, new, branch, government, health]


SHAPES = _shapes("GB")
XI = _shapes("XI")
