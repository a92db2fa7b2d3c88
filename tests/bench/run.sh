#!/usr/bin/env bash
# Measures the identifiers and the spreadsheets against the libraries that others use, then the index of debtors and the
# mapping of columns, and prints a table of each; see README.md here.
# Installs what it needs, once, and judges no figure: it fails only when something can't run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

pkg-config/setup.sh native wasm tools node
. pkg-config/env.sh
. tests/oracle/venv.sh

out=target/bench
here=tests/bench
mkdir -p "$out"

# A list of its own for each state of the generators.
list=$out/vat.csv
if [ ! -s "$list" ] || [ -n "$(find $here/numbers.py tests/oracle/generators tests/oracle/mutate.py -newer "$list" -name '*.py')" ]; then
  "$venv/bin/python" -B $here/numbers.py "$list"
fi

if ! cmp -s $here/package-lock.json $here/node_modules/.debitor-lock; then
  (cd $here && npm ci --ignore-scripts --silent)
  cp $here/package-lock.json $here/node_modules/.debitor-lock
fi
cargo build --quiet ${CI:+--locked} --release --manifest-path $here/native/Cargo.toml --target-dir $out/native
pkg-config/build-module.sh first
pkg-config/build-module.sh checkout
pkg-config/build-module.sh checkout-full
pkg-config/build-module.sh admin
node pkg-config/package.mjs >/dev/null

# One after the other: what runs beside would be measured too.
{
  "$out/native/release/debitor-bench" "$list"
  node $here/node.mjs "$list"
  "$venv/bin/python" -B $here/python.py "$list"
} >"$out/rates.jsonl"
node $here/report.mjs "$out/rates.jsonl" "$out/identifiers.json"
echo
"$out/native/release/debitor-bench-sheets" | tee "$out/sheets.txt"
"$out/native/release/debitor-bench-index"
echo
"$out/native/release/debitor-bench-mapping" | tee "$out/mapping.txt"
"$out/native/release/debitor-bench-match" | tee "$out/hints.txt"
echo
node $here/first.mjs | tee "$out/first.txt"

# The import preview in the browser, beside what a shop would put together from libraries.
customers=$out/customers-100000
if [ ! -s "$customers.xlsx" ] || [ $here/customers.py -nt "$customers.xlsx" ]; then
  "$venv/bin/python" -B $here/customers.py "$customers" 100000 50000 --xlsx
fi
echo
node $here/preview.mjs "$customers-existing.csv" "$customers.csv" "$customers.xlsx" | tee "$out/preview.jsonl"
