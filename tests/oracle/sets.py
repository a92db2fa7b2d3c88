"""The sets of lines that are compared: published, generated, mutated, as written, holes."""

import csv
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path

import generators
import mutate
import reference
from generators.holes import HOLES

PUBLISHED = Path(__file__).parent.parent / "vectors" / "published"


@dataclass(slots=True)
class Row:
    """One line, and what is known of it before debitor is asked."""

    family: str
    scheme: str
    text: str
    stdnum: str  # python-stdnum's verdict; "" where it was not asked.
    canonical: str = ""  # What debitor is to make of it; "" where nothing is expected.
    verdict: str = ""  # The published verdict, or those that will do, with spaces between.


def _generated(family, count, seed):
    scheme = generators.FAMILIES[family][0]
    return [
        Row(family, scheme, number, reference.verdict(scheme, number), number)
        for number in generators.numbers(family, count, seed)
    ]


def _mutated(family, count, seed):
    scheme = generators.FAMILIES[family][0]
    rng = generators.source(seed, family, "mutate")
    numbers = generators.numbers(family, count, seed)
    wrong = {}
    for number in numbers:
        for change in (mutate.replaced, mutate.swapped):
            wrong[change(scheme, number, rng)] = None
    wrong.pop(None, None)
    right = set(numbers)
    return [
        Row(family, scheme, text, reference.verdict(scheme, text))
        for text in wrong if text not in right
    ]


def _as_written(family, count, seed):
    scheme = generators.FAMILIES[family][0]
    rng = generators.source(seed, family, "as written")
    numbers = generators.numbers(family, count, seed)
    return [
        Row(family, scheme, text, "", number)
        for number in rng.sample(numbers, max(1, count // 20))
        for text in mutate.as_written(scheme, number)
    ]


def _holes(name, count, seed):
    scheme, make, verdicts = HOLES[name]
    rng = generators.source(seed, name)
    found = dict.fromkeys(make(rng) for _ in range(max(1, count // 5)))
    return [
        Row(name, scheme, text, reference.verdict(scheme, text), "", " ".join(verdicts))
        for text in found
    ]


_MAKERS = {"generated": _generated, "mutated": _mutated, "as written": _as_written, "holes": _holes}


def _make(task):
    name, *arguments = task
    return _MAKERS[name](*arguments)


def _published_rows():
    for path in sorted(PUBLISHED.glob("*.csv")):
        family = path.stem.replace("vat_", "vat ")
        scheme = "vat" if family.startswith("vat ") else family
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(line for line in file if not line.startswith("#")):
                number = row["canonical"] or row["input"]
                known = reference.verdict(scheme, number) if reference.knows(scheme) else ""
                yield Row(family, scheme, row["input"], known, row["canonical"], row["verdict"])


def rows(name, count, seed, only=None):
    """The rows of one set, family by family; families are made in parallel."""
    if name == "published":
        yield from (row for row in _published_rows() if only is None or row.family in only)
        return
    families = HOLES if name == "holes" else generators.FAMILIES
    tasks = [(name, family, count, seed) for family in families if only is None or family in only]
    with Pool() as pool:
        for made in pool.imap(_make, tasks):
            yield from made


NAMES = ("published", *_MAKERS)
