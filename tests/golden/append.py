#!/usr/bin/env python3
"""Appends golden keys; never changes one that stands there.

    tests/golden/append.py <new.jsonl

Each line in is {"claim", "profile", "customer"}: a sentence that no row has yet, a profile, a customer. The key is
what target/release/debitor (or $DEBITOR_BIN) gives today, so look at what was appended before you commit it.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from digest import GOLDEN, digest

DEBITOR = os.environ.get("DEBITOR_BIN") or GOLDEN.parents[2] / "target" / "release" / "debitor"


def key(profile, customer):
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(profile, file)
        file.flush()
        run = subprocess.run([DEBITOR, "key", "--profile", file.name], input=json.dumps(customer), capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"no key: {customer} {run.stdout}{run.stderr}")
    return json.loads(run.stdout)


known = {json.loads(line)["claim"] for line in GOLDEN.read_text("utf-8").strip().split("\n")} if GOLDEN.exists() else set()
new = []
for line in sys.stdin:
    row = json.loads(line)
    if row["claim"] in known:
        sys.exit(f"there is a row with this claim: {row['claim']}")
    known.add(row["claim"])
    found = key(row["profile"], row["customer"])
    assert found["digest"] == digest(found["value"]), found
    new.append({name: row[name] for name in ("claim", "profile", "customer")} | {name: found[name] for name in ("rule", "value", "digest")})
with GOLDEN.open("a", encoding="utf-8") as file:
    for row in new:
        file.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
print(f"{len(new)} appended")
