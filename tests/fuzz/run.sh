#!/usr/bin/env bash
# Lets the fuzzer think up input for each target, and fails as soon as one breaks its promises.
#
#   tests/fuzz/run.sh              every target, a minute each
#   tests/fuzz/run.sh 240          four minutes each
#   tests/fuzz/run.sh 240 format   only these targets
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

here=tests/fuzz
out=target/fuzz
seconds=${1:-60}
shift || true
say() { printf 'fuzz: %s\n' "$*" >&2; }

[[ $seconds =~ ^[1-9][0-9]*$ ]] || { say "seconds are a whole number from 1, and this is \`$seconds\`"; exit 1; }
command -v node >/dev/null || { say "no node: install Node.js 20 or newer first"; exit 1; }
command -v c++ >/dev/null || { say "no C++ compiler (c++), which builds the fuzzer: on Debian, apt-get install g++"; exit 1; }
pkg-config/setup.sh native fuzz
. pkg-config/env.sh

# Nightly where there is one: what the fuzzer asks of the compiler is not settled yet.
if command -v rustup >/dev/null && rustup toolchain list | grep '^nightly' >/dev/null; then
  toolchain=+nightly
else
  say "no nightly toolchain (rustup toolchain install nightly): using the usual one with its unstable flags"
  toolchain=
  export RUSTC_BOOTSTRAP=1
fi
# shellcheck disable=SC2086 # no word where there is no toolchain to name
fuzz() { cargo $toolchain fuzz "$@"; }

targets=$(fuzz list --fuzz-dir $here)
mkdir -p $out
node $here/seeds.mjs . $out
# Debug assertions are on: a sum that overflows is a crash here. debitor has no unsafe code, so there is no address to check.
build=(--fuzz-dir $here --target-dir $out/build --sanitizer none --no-trace-compares)
fuzz build "${build[@]}"

for target in ${*:-$targets}; do
  printf '\n== fuzz: %s, %s seconds\n' "$target" "$seconds"
  mkdir -p "$out/corpus/$target"
  # A single input that takes ten seconds is a fault too.
  if ! fuzz run "${build[@]}" "$target" "$out/corpus/$target" "$out/seeds/$target" -- \
    -dict="$out/$target.dict" -max_total_time="$seconds" -timeout=10 -print_final_stats=1 >"$out/$target.log" 2>&1; then
    # What was broken; a crash without a panic (no time, no memory) has no such line.
    grep -a -A 3 'panicked at' "$out/$target.log" >&2 || tail -n 40 "$out/$target.log" >&2
    say "$target: broken; the input is in $here/artifacts/$target/"
    exit 1
  fi
  grep -a -E '^(stat::number_of_executed_units|stat::average_exec_per_sec|stat::new_units_added)' "$out/$target.log"
done
