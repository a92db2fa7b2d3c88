#!/usr/bin/env bash
# Writes spreadsheets natively and in WASM, compares the two byte for byte, and lets openpyxl and LibreOffice read them.
# Installs what it needs, once.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

pkg-config/setup.sh native wasm libreoffice
. pkg-config/env.sh

here=tests/sheets
out=target/sheets
built=$out/build
mkdir -p "$out"

venv=$out/venv
if ! cmp -s $here/requirements.txt $venv/installed.txt; then
  "${PYTHON:-python3}" -m venv $venv
  $venv/bin/pip install --quiet --disable-pip-version-check --requirement $here/requirements.txt
  cp $here/requirements.txt $venv/installed.txt
fi

build() { cargo build --quiet ${CI:+--locked} --release --manifest-path $here/program/Cargo.toml --target-dir "$built" "$@"; }
build --bin debitor-sheets
(
  if [ -n "${DEBITOR_WASM_TOOLCHAIN:-}" ]; then export RUSTUP_TOOLCHAIN=$DEBITOR_WASM_TOOLCHAIN; fi
  build --lib --target wasm32-unknown-unknown
)

rm -f $out/values.*
"$built/release/debitor-sheets" $out
node $here/same-bytes.mjs "$built/wasm32-unknown-unknown/release/debitor_sheets.wasm" $out
$venv/bin/python -B $here/check.py $out "$DEBITOR_SOFFICE"

# What the command line writes: templates, and the files of a preview.
cargo build --quiet ${CI:+--locked} --bin debitor
$venv/bin/python -B $here/check_preview.py $out "${CARGO_TARGET_DIR:-target}/debug/debitor" "$DEBITOR_SOFFICE"
