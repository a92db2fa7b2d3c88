#!/usr/bin/env bash
# Measures the reading of CSV and XLSX files beside the crates `csv` and `calamine`, on one thread; see README.md here.
# Judges no figure: it fails only when something can't run.
#
#   tests/bench/tables.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

pkg-config/setup.sh native
. pkg-config/env.sh
. tests/oracle/venv.sh

out=target/bench
here=tests/bench
mkdir -p "$out"
for count in 100000 1000000; do
  file=$out/customers-$count
  # A workbook of a million rows takes minutes to write.
  also=$([ "$count" != 100000 ] || echo --xlsx)
  if [ ! -s "$file.csv" ] || [ $here/customers.py -nt "$file.csv" ]; then
    "$venv/bin/python" -B $here/customers.py "$file" "$count" $also
  fi
done
cargo build --quiet ${CI:+--locked} --release --manifest-path $here/native/Cargo.toml --target-dir $out/native

for file in customers-100000.csv customers-1000000.csv customers-100000.xlsx; do
  "$out/native/release/tables" "$out/$file"
done >"$out/tables.jsonl"
awk -F'[:,"]+' 'BEGIN { printf "%-10s %-24s %9s %9s\n", "", "", "seconds", "least" }
  { split($5, path, "/"); gsub("}", "", $NF); printf "%-10s %-24s %9s %9s\n", $3, path[length(path)], $(NF-2), $NF }' "$out/tables.jsonl"
