#!/bin/sh
# Compare target/release/debitor with python-stdnum; arguments go to compare.py.
set -eu
cd "$(dirname "$0")/../.."
. tests/oracle/venv.sh
[ -x target/release/debitor ] || cargo build --release
exec "$venv/bin/python" -B tests/oracle/compare.py "$@"
