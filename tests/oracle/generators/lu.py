"""Luxembourg: six digits and their remainder modulo 89."""


def number(rng):
    body = rng.randrange(1, 10 ** 6)
    return f"LU{body:06d}{body % 89:02d}"


SHAPES = [number]
