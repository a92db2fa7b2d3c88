"""The explained disagreements: `disagreements.csv`, and how a row matches."""

import csv
import re
from pathlib import Path

from classes import CLASSES

FILE = Path(__file__).parent / "disagreements.csv"


def bare(scheme, text):
    """A number without separators, in capitals; a Leitweg-ID keeps its hyphens."""
    keep = "+*-" if scheme == "de_leitweg" else "+*"
    return "".join(c for c in text.upper() if c.isalnum() or c in keep)


class Explanation:
    """One row of the file."""

    def __init__(self, line, row):
        self.line, self.row, self.matched = line, row, 0
        pattern = row["pattern"]
        if pattern.startswith("class:"):
            self._test = CLASSES[pattern[len("class:"):]]
        else:
            self._test = re.compile(pattern).fullmatch

    def matches(self, scheme, text, stdnum, debitor):
        """Whether this row explains the disagreement; counts it when it does."""
        row = self.row
        if row["scheme"] != scheme or row["stdnum"] not in ("*", stdnum):
            return False
        if row["debitor"] not in ("*", debitor) or not self._test(bare(scheme, text)):
            return False
        self.matched += 1
        return True


def load():
    """All rows of the file, lines that begin with `#` left out."""
    with FILE.open(encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    return [Explanation(n, row) for n, row in enumerate(csv.DictReader(lines), 1)]
