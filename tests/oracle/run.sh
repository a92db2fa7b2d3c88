#!/bin/sh
# Compare target/release/debitor with python-stdnum; arguments go to compare.py.
set -eu
cd "$(dirname "$0")/../.."
venv=target/oracle/venv
requirements=tests/oracle/requirements.txt
if ! cmp -s "$requirements" "$venv/installed.txt"; then
    "${PYTHON:-python3}" -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$requirements"
    cp "$requirements" "$venv/installed.txt"
fi
[ -x target/release/debitor ] || cargo build --release
exec "$venv/bin/python" -B tests/oracle/compare.py "$@"
