#!/usr/bin/env python3
"""Computes the digest of each golden key with hashlib alone, and says which differ."""
import hashlib
import json
import pathlib
import sys

GOLDEN = pathlib.Path(__file__).parent.parent / "vectors" / "golden_keys.jsonl"


def digest(value):
    return hashlib.sha256(b"debitor.key.v1\n" + value.encode()).hexdigest()


if __name__ == "__main__":
    rows = [json.loads(line) for line in GOLDEN.read_text("utf-8").strip().split("\n")]
    wrong = [row["claim"] for row in rows if digest(row["value"]) != row["digest"]]
    print(f"{len(rows)} golden keys, {len(wrong)} with another digest", *wrong, sep="\n")
    sys.exit(bool(wrong) or len(rows) < 300)
