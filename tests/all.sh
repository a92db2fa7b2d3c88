#!/usr/bin/env bash
# What `make test` does: every check, several side by side. Exit code 0: all are good; 1: one is not, or could not be run.
#
# What a step prints is kept and printed whole when it has ended. A step that fails stops none but those that need it.
# The last lines say how long each took, what the test runners counted, and which failed. In CI a test that was left out fails.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
unset MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES

if [ -n "${CI:-}" ]; then
  # Nobody debugs there, and nothing is built twice.
  export CARGO_PROFILE_DEV_DEBUG=0 CARGO_INCREMENTAL=0
fi

# A step has no terminal: what asks for a password (sudo) would wait unseen, so nothing may be left to install then.
if [ -t 0 ] && [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; then pkg-config/setup.sh || true; fi

# A step, what must have gone well before, what must only have ended before (it works in the same folder, or would
# take the processors away), and its command. What browsers wait for comes before what nothing waits for: `nice`.
steps() {
  cat <<'END'
fmt           | -                                    | -          | make fmt
setup         | -                                    | -          | pkg-config/setup.sh native wasm
setup-build   | setup                                | -          | pkg-config/setup.sh tools node
setup-tests   | -                                    | -          | pkg-config/setup.sh consumers chromium firefox webkit examples libreoffice
module        | setup-build                          | -          | make module
native        | setup                                | -          | make native
cargo-test    | setup                                | -          | nice -n 5 make cargo-test
clippy        | setup                                | cargo-test | nice -n 5 make clippy
doc           | setup                                | clippy     | nice -n 5 make doc
package       | module                               | -          | make package
size          | package                              | -          | make size
browser-test  | native package setup-tests           | -          | make browser-test
consumer-test | package setup-tests                  | -          | make consumer-test
node-test     | package setup-tests                  | consumer-test cargo-test | make node-test
readme-test   | native package setup-tests           | node-test  | make readme-test
sheets-test   | native setup-tests                   | readme-test doc | nice -n 5 make sheets-test
END
}

logs=target/test
rm -rf "$logs"
mkdir -p "$logs"

now() { date +%s; }
clock() { printf '%d:%02d' $(($1 / 60)) $(($1 % 60)); }

# What the steps tell comes line by line through a pipe, and one process prints it.
mkfifo "$logs/told"
exec 3<>"$logs/told"
began=$(now)

# Each step is a process of its own that waits for its turn.
one() {
  local name=$1 needs=$2 after=$3 command=$4 each code=0 start
  for each in $needs $after; do
    [ "$each" != - ] || continue
    until [ -s "$logs/$each.code" ]; do sleep 0.2; done
  done
  for each in $needs; do
    if [ "$each" != - ] && [ "$(cat "$logs/$each.code")" != 0 ]; then
      echo "not run: it needs $each" >"$logs/$name.log"
      tell "$name" 1 0
      return
    fi
  done
  start=$(now)
  echo "begins $name" >&3
  # shellcheck disable=SC2086 # a command and its arguments
  $command >"$logs/$name.log" 2>&1 </dev/null 3>&- || code=$?
  tell "$name" "$code" $(($(now) - start))
}

tell() {
  echo "$2" >"$logs/$1.code.new"
  mv "$logs/$1.code.new" "$logs/$1.code"
  echo "$3" >"$logs/$1.seconds"
  echo "ended $1 $2 $3" >&3
}

# A group for each, so that all of it ends when this one is interrupted.
set -m
trap 'for each in $(jobs -p); do kill -- "-$each" 2>/dev/null || true; done; exit 130' INT TERM
names=()
while IFS='|' read -r name needs after command; do
  read -r name <<<"$name"
  names+=("$name")
  { one "$name" "$needs" "$after" "$command" || tell "$name" 1 0; } &
done < <(steps)

left=${#names[@]}
while [ "$left" -gt 0 ]; do
  read -r what name code seconds <&3
  if [ "$what" = begins ]; then
    printf '[%s] %s begins\n' "$(clock $(($(now) - began)))" "$name"
    continue
  fi
  left=$((left - 1))
  cat "$logs/$name.log"
  if [ "$code" = 0 ]; then word=done; else word=FAILED; fi
  printf '[%s] %s: %s, after %s\n' "$(clock $(($(now) - began)))" "$name" "$word" "$(clock "$seconds")"
done

# What the runners counted: those of cargo and of Node.js each say it once for every file or folder.
counts() {
  awk '
    /^test result: / { for (i = 2; i <= NF; i++) if ($i ~ /^(passed|failed|ignored);?$/) { sub(/;/, "", $i); cargo[$i] += $(i - 1) }; runs += 1 }
    /^(#|ℹ) (pass|fail|cancelled|skipped|todo) [0-9]+$/ { node[$2] += $3; counted = 1 }
    END {
      if (runs) printf "%d passed; %d failed; %d ignored", cargo["passed"], cargo["failed"], cargo["ignored"]
      if (counted) {
        printf "pass %d, fail %d, cancelled %d", node["pass"], node["fail"], node["cancelled"]
        printf ", skipped %d, todo %d", node["skipped"], node["todo"]
      }
    }' "$1"
}

printf '\n== what was checked\n'
for name in "${names[@]}"; do
  printf '  %-14s %6s  %s\n' "$name" "$(clock "$(cat "$logs/$name.seconds")")" "$(counts "$logs/$name.log")"
  # The runner of the browser tests counts for each engine.
  sed -n 's/^in [a-z]*: [0-9]* files, tests /    &/p' "$logs/$name.log"
done | tee "$logs/counts"

# The same over all runners.
awk '{
  gsub(/[;,]/, "")
  for (i = 1; i < NF; i++) {
    if ($(i + 1) == "passed" || $i == "pass") pass += $i == "pass" ? $(i + 1) : $i
    if ($(i + 1) == "failed" || $i == "fail" || $i == "cancelled") fail += $(i + 1) == "failed" ? $i : $(i + 1)
  }
} END { printf "%d passed, %d failed\n", pass, fail }' "$logs/counts"

failed=()
for name in "${names[@]}"; do
  [ "$(cat "$logs/$name.code")" = 0 ] || failed+=("$name")
done
if [ -n "${CI:-}" ] && grep -qE '[1-9][0-9]* ignored|(cancelled|skipped|todo) [1-9]' "$logs/counts"; then
  failed+=('a test was left out')
fi
printf '%d steps in %s\n' "${#names[@]}" "$(clock $(($(now) - began)))"
[ ${#failed[@]} = 0 ] || { printf 'FAILED: %s\n' "${failed[@]}"; exit 1; }
echo 'all is good'
