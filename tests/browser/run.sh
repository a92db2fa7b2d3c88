#!/usr/bin/env bash
# Runs the browser tests in one engine: chromium, firefox or webkit.
#
#   tests/browser/run.sh firefox [file …]
#
# What weighs the module and not the engine (a million rows, bombs) runs in Chromium alone. A file that fails is run once
# more by itself when the others are through, since browsers that are driven from outside start late or lose a click on a
# busy machine; both runs are printed, and failing twice fails.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. pkg-config/env.sh

export DEBITOR_ENGINE=$1
shift
if [ $# -gt 0 ]; then
  files=("$@")
else
  # The longest, those of the shops, begin first.
  mapfile -t files < <(find tests/browser -name '*.test.mjs' | sort -r)
  [ ${#files[@]} -gt 0 ] || { echo 'no *.test.mjs in tests/browser' >&2; exit 1; }
  if [ "$DEBITOR_ENGINE" != chromium ]; then
    mapfile -t files < <(printf '%s\n' "${files[@]}" | grep -vE '/(large|bombs)\.test\.mjs$')
  fi
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# One process a file: what it says is printed as a whole, and kept from the others.
one() {
  local file=$1 log=$2/${1//\//_}
  if node --test --test-reporter=spec "$file" >"$log" 2>&1; then
    printf '%s: %s\n' "$file" "$(sed -n 's/^ℹ \(pass [0-9]*\)$/\1/p' "$log")"
  else
    cat "$log"
    printf '%s\n' "$file" >>"$2/failed"
  fi
}
export -f one

processors=$(getconf _NPROCESSORS_ONLN)
printf '%s\n' "${files[@]}" | xargs -P "$((processors > 2 ? processors - 1 : 2))" -I{} bash -c 'one "$1" "$2"' _ {} "$work"
[ -s "$work/failed" ] || exit 0
code=0
while read -r file; do
  printf '\n== once more by itself: %s\n' "$file"
  node --test --test-reporter=spec "$file" </dev/null || code=1
done <"$work/failed"
exit $code
