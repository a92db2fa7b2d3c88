"""Writes target/bench/vat.csv: VAT numbers of the 27 EU states, mixed, every second one made wrong.

One `number,right` a line. The right ones come from the generators of the oracle, which know the published rules; a
wrong one is a right one with one digit changed that python-stdnum refuses. The seed makes the same list every time.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "oracle"))

import generators  # noqa: E402
import mutate  # noqa: E402
import reference  # noqa: E402

COUNT, SEED = 20_000, 20261121
STATES = "AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()


def wrong(number, rng):
    """The number with one digit changed, so that it is a right one no more."""
    while True:
        changed = mutate.replaced("vat", number, rng)
        digit = sum(a != b and b.isdigit() for a, b in zip(number, changed))
        if digit and reference.verdict("vat", changed) != "accepts":
            return changed


def rows():
    """Numbers of each state in turn, so that no state has more than another."""
    rng = generators.source(SEED, "bench")
    each = -(-COUNT // len(STATES))
    columns = [generators.numbers(f"vat {state}", each, SEED) for state in STATES]
    right = [number for numbers in zip(*columns) for number in numbers][:COUNT]
    made = [(wrong(number, rng), 0) if i % 2 else (number, 1) for i, number in enumerate(right)]
    rng.shuffle(made)
    return made


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{number},{right}\n" for number, right in rows()), encoding="ascii")
