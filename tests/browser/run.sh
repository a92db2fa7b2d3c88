#!/usr/bin/env bash
# Runs the browser tests: every file in every engine, one process for each, several side by side.
#
#   tests/browser/run.sh 'chromium firefox webkit' [file …]
#
# A file that fails is run once more by itself when the others are through, since browsers that are driven from outside
# start late or lose a click on a busy machine; both runs are printed, and failing twice fails.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. pkg-config/env.sh

# What runs in Chromium alone, and why. All that touches the page, typing, workers, what is loaded and what those hear
# who do not see runs in each.
#   large   a million rows: how much memory and time the module takes, not what the engine makes of it
#   bombs   files that are made to burst: what the module refuses
# Both hold times against a limit, and run when all others are through.
only_chromium='large bombs'

# What takes longest begins first.
longest='shops shops-own import words typing playground host attach customers pages policies'

# At home a machine may have no WebKit; in CI each engine must be there.
engines=()
for engine in $1; do
  if [ "$engine" = webkit ] && [ -z "${DEBITOR_WEBKIT:-}${CI:-}" ]; then
    echo 'WebKit is not on this machine: left to CI' >&2
  else
    engines=("$engine" ${engines[@]+"${engines[@]}"})
  fi
done
shift
if [ $# -gt 0 ]; then
  files=("$@")
else
  mapfile -t files < <(
    for name in $longest; do echo "tests/browser/$name.test.mjs"; done
    find tests/browser -name '*.test.mjs' | sort
  )
  # In this order, each once.
  mapfile -t files < <(printf '%s\n' "${files[@]}" | awk '!seen[$0]++')
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

runs=()
last=()
for file in "${files[@]}"; do
  [ -f "$file" ] || { echo "no $file" >&2; exit 1; }
  name=$(basename "$file" .test.mjs)
  for engine in ${engines[@]+"${engines[@]}"}; do
    if [[ " $only_chromium " != *" $name "* ]]; then
      runs+=("$engine $file")
    elif [ "$engine" = chromium ]; then
      last+=("$engine $file")
    fi
  done
done
[ $((${#runs[@]} + ${#last[@]})) -gt 0 ] || exit 0

# Runs a file in an engine, and ends it after a quarter of an hour: what a failed test leaves open would keep it for ever.
run_file() {
  local limit=()
  if command -v timeout >/dev/null; then limit=(timeout --kill-after=20 900); fi
  DEBITOR_ENGINE=$1 ${limit[@]+"${limit[@]}"} node --test --test-reporter=spec "$2" </dev/null
}
export -f run_file

# What a run says is printed as a whole if it fails.
one() {
  local work=$1 engine=$2 file=$3 log start=$SECONDS
  log=$work/$engine-$(basename "$file").log
  if run_file "$engine" "$file" >"$log" 2>&1; then
    printf '%s: %s: %s (%d s)\n' "$engine" "$file" "$(sed -n 's/^ℹ \(pass [0-9]*\)$/\1/p' "$log")" $((SECONDS - start))
  else
    printf '\n== %s: %s failed, and is run once more\n%s\n' "$engine" "$file" "$(sed 's/^/  /' "$log")"
    printf '%s %s\n' "$engine" "$file" >>"$work/failed"
  fi
}
export -f one

# As many as there are processors; more than eight take much memory.
processors=$(getconf _NPROCESSORS_ONLN)
if command -v nproc >/dev/null; then processors=$(nproc); fi
side_by_side=$((processors < 2 ? 2 : processors > 8 ? 8 : processors))
printf '%s\n' ${runs[@]+"${runs[@]}"} | sed '/^$/d' | xargs -P "$side_by_side" -I{} bash -c 'one "$0" $1' "$work" {}
for run in ${last[@]+"${last[@]}"}; do
  # shellcheck disable=SC2086 # an engine and a file
  one "$work" $run
done

code=0
if [ -s "$work/failed" ]; then
  while read -r engine file; do
    printf '\n== %s: once more by itself: %s\n' "$engine" "$file"
    log=$work/$engine-$(basename "$file").log
    run_file "$engine" "$file" 2>&1 | tee "$log" | sed 's/^/  /' || code=1
  done <"$work/failed"
fi
for engine in ${engines[@]+"${engines[@]}"}; do
  compgen -G "$work/$engine-*.log" >/dev/null || continue
  printf 'in %s: ' "$engine"
  cat "$work/$engine-"*.log | awk '
    /^ℹ (tests|pass|fail|cancelled|skipped|todo) [0-9]+$/ { count[$2] += $3; if ($2 == "tests") files += 1 }
    END {
      printf "%d files, tests %d, pass %d, fail %d", files, count["tests"], count["pass"], count["fail"]
      printf ", cancelled %d, skipped %d, todo %d\n", count["cancelled"], count["skipped"], count["todo"]
    }'
done
exit $code
