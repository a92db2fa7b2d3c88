"""Compare debitor with python-stdnum over generated, mutated, decorated and published numbers.

Exit 0: no disagreement without an explanation; 1: some; 2: could not run.
"""

import argparse
import csv
import sys
from collections import Counter, defaultdict
from pathlib import Path

import debitor
import explained
import sets

SEED = "2026-11"
SHOWN = 8


def disagreement(name, row, verdict, canonical, formatted):
    """What is wrong between the two, as a word, or None."""
    accepted = verdict != "invalid"
    if name == "published":
        if row.verdict != verdict:
            return f"published {row.verdict}"
        if accepted and row.canonical and row.canonical != canonical:
            return "canonical"
        return None
    if name == "holes" and verdict not in row.verdict.split():
        return f"to be {row.verdict}"
    if name == "as written":
        if not accepted:
            return "as written"
        return "canonical" if canonical != row.canonical else None
    if row.stdnum == "accepts":
        if not accepted:
            return "stdnum accepts"
    elif verdict == "valid" or (accepted and name == "mutated" and row.stdnum == "checksum"):
        return "stdnum rejects"
    if name == "generated":
        if not accepted:
            return "made by the rule"
        if canonical != row.canonical:
            return "canonical"
        if explained.bare(row.scheme, formatted) != explained.bare(row.scheme, canonical):
            return "formatted"
    return None


class Tally:
    """The counts, and the disagreements that no row explains."""

    def __init__(self):
        self.counts = defaultdict(Counter)
        self.explanations = explained.load()
        self.unexplained = []
        self.unknown = Counter()

    def add(self, name, row, answer):
        """Judge one answer."""
        if answer is None:
            self.unknown[row.scheme] += 1
            return
        verdict, canonical = answer["verdict"], answer["canonical"]
        count = self.counts[row.family]
        count[name] += 1
        both = row.stdnum == "accepts", verdict != "invalid"
        if name == "generated" and all(both):
            count["accepted"] += 1
        if name == "generated" and verdict in ("unusual", "unverifiable"):
            count["unusual"] += 1
        if name == "mutated" and not any(both):
            count["rejected"] += 1
        kind = disagreement(name, row, verdict, canonical, answer["formatted"])
        if kind is None:
            return
        stdnum = row.stdnum or "-"
        said = kind if kind in ("canonical", "formatted") else verdict
        if any(e.matches(row.scheme, row.text, stdnum, said) for e in self.explanations):
            count["explained"] += 1
            return
        count["unexplained"] += 1
        form = answer["formatted"] if kind == "formatted" else canonical
        codes = " ".join(problem["code"] for problem in answer["problems"])
        self.unexplained.append(
            (row.family, name, kind, row.text, row.canonical, stdnum, verdict, form or "", codes)
        )

    def table(self):
        """The summary, a line per family."""
        heads = (
            "published", "generated", "accepted", "unusual", "mutated", "rejected", "as written", "holes",
            "explained", "unexplained",
        )
        titles = {"accepted": "acc. both", "rejected": "rej. both"}
        yield f"{'scheme':14}" + "".join(f"{titles.get(h, h):>12}" for h in heads)
        total = Counter()
        for family, count in self.counts.items():
            total.update(count)
            yield f"{family:14}" + "".join(f"{count[head]:12,}" for head in heads)
        yield f"{'all':14}" + "".join(f"{total[head]:12,}" for head in heads)

    def report(self, folder, whole):
        """Print everything; all unexplained disagreements go to a file too.

        Of explanations that matched nothing only a whole run can tell.
        """
        for scheme, number in self.unknown.items():
            print(f"UNKNOWN to debitor: {scheme}, {number:,} lines")
        shown = Counter()
        for family, name, kind, text, _, stdnum, verdict, form, codes in self.unexplained:
            shown[family, name, kind] += 1
            if shown[family, name, kind] <= SHOWN:
                print(
                    f"UNEXPLAINED {family}, {name}, {kind}: {text!r} "
                    f"stdnum={stdnum} debitor={verdict} {form} {codes}"
                )
        for (family, name, kind), number in shown.items():
            if number > SHOWN:
                print(f"UNEXPLAINED {family}, {name}, {kind}: {number:,} in all")
        path = folder / "unexplained.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow("family set kind text expected stdnum debitor form codes".split())
            writer.writerows(self.unexplained)
        for explanation in self.explanations:
            if whole and not explanation.matched:
                row = explanation.row
                where = f"row {explanation.line}: {row['scheme']} {row['pattern']}"
                print(f"UNUSED explanation, {where} ({row['reason']})")
        print(*self.table(), sep="\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--debitor", default="target/release/debitor", help="the program")
    parser.add_argument("--seed", default=SEED)
    parser.add_argument("--count", type=int, default=10_000, help="numbers per family")
    parser.add_argument("--out", type=Path, default=Path("target/oracle"), help="folder for unexplained.csv")
    parser.add_argument("--sets", nargs="+", choices=sets.NAMES, default=sets.NAMES)
    parser.add_argument("--families", nargs="+", metavar="NAME", help="only these, such as cvr 'vat BE'")
    options = parser.parse_args()
    print(f"seed {options.seed}, {options.count:,} numbers per family")
    tally = Tally()
    for name in options.sets:
        lines = 0
        rows = sets.rows(name, options.count, options.seed, options.families)
        for row, answer in debitor.answers(options.debitor, rows):
            tally.add(name, row, answer)
            lines += 1
        print(f"{name}: {lines:,} lines", flush=True)
    options.out.mkdir(parents=True, exist_ok=True)
    whole = options.families is None and set(options.sets) == set(sets.NAMES)
    tally.report(options.out, whole)
    return 1 if tally.unexplained or tally.unknown else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (OSError, RuntimeError) as error:
        print(f"oracle: {error}", file=sys.stderr)
        sys.exit(2)
