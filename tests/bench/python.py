"""Times python-stdnum over a list of VAT numbers; prints a JSON object.

    python tests/bench/python.py target/bench/vat.csv
"""

import json
import sys
import time
from pathlib import Path

from stdnum.eu import vat

ROUNDS = 5


def accepted(numbers):
    return sum(map(vat.is_valid, numbers))


def rate(numbers):
    start = time.perf_counter()
    accepted(numbers)
    return round(len(numbers) / (time.perf_counter() - start))


rows = [line.split(",") for line in Path(sys.argv[1]).read_text(encoding="ascii").split()]
every = [number for number, _ in rows]
counts = {
    word: accepted([number for number, mark in rows if mark == sign])
    for word, sign in (("right", "1"), ("wrong", "0"))
}
rate(every)  # Imports each country's module.
print(json.dumps({"what": "python-stdnum", **counts, "rates": [rate(every) for _ in range(ROUNDS)]}))
