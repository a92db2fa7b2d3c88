#!/usr/bin/env bash
# Builds one WASM module with its glue into target/modules/<name>/.
#
#   pkg-config/build-module.sh checkout
#
# The glue is wasm-bindgen's `bundler` kind, because its <name>_bg.js has no import.meta and no
# top-level await. Our own loader does
#
#   const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), {'./<name>_bg.js': glue});
#   glue.__wbg_set_wasm(instance.exports);
#   instance.exports.__wbindgen_start?.();
#
# DEBITOR_SMALL=1  builds the standard library along with the crate, for size. Uses unstable flags of
#                  the stable compiler, and needs its source (rustup component add rust-src).
# DEBITOR_NAMES=1  keeps the function names, into target/modules/<name>-names/; for size.mjs --where.
set -euo pipefail

[ $# = 1 ] || { echo "usage: $0 checkout|admin" >&2; exit 2; }
name=$1

. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$DEBITOR_ROOT"

out=$name
[ -z "${DEBITOR_NAMES:-}" ] || out=$name-names
out=$DEBITOR_ROOT/target/modules/$out

if [ -n "${DEBITOR_WASM_TOOLCHAIN:-}" ]; then export RUSTUP_TOOLCHAIN=$DEBITOR_WASM_TOOLCHAIN; fi

# ---- Is it in step? Everything that the bytes depend on, as one text. -------

fingerprint() {
  printf '%s\n' "small=${DEBITOR_SMALL:-}" "wasm-bindgen=$DEBITOR_WASM_BINDGEN_VERSION" "$(rustc -V)"
  cksum Cargo.toml Cargo.lock .cargo/config.toml pkg-config/build-module.sh pkg-config/tools/package-lock.json 2>/dev/null || true
  find src -type f -print0 | LC_ALL=C sort -z | xargs -0 cksum
}

# One build at a time: they share cargo's folder and the result's.
mkdir -p target/modules
if command -v flock >/dev/null 2>&1; then
  exec 9>target/modules/.lock
  flock 9
fi

now=$(fingerprint)
if [ -f "$out/.stamp" ] && [ "$now" = "$(cat "$out/.stamp")" ]; then exit 0; fi
for command in wasm-pack wasm-bindgen wasm-opt node; do
  command -v "$command" >/dev/null 2>&1 || { echo "no $command: run pkg-config/setup.sh first" >&2; exit 1; }
done

# ---- Build ------------------------------------------------------------------

# No path of this machine in the module: panic messages carry file names.
sysroot=$(rustc --print sysroot)
flags=
add_flag() { flags=${flags:+$flags, }"'$1'"; }
remap() { add_flag "--remap-path-prefix=$1=$2"; }
remap "$HOME" /home
remap "${CARGO_HOME:-$HOME/.cargo}/registry/src" /crates
remap "$DEBITOR_ROOT" /debitor
remap "$sysroot/lib/rustlib/src/rust" /rust
for source in /usr/src/rustc-*; do
  if [ -d "$source" ]; then remap "$source" /rust; fi
done

features=(--no-default-features --features "$name")
unstable=()
if [ -n "${DEBITOR_SMALL:-}" ]; then
  export RUSTC_BOOTSTRAP=1
  unstable=(-Z build-std=std,panic_abort -Z build-std-features=optimize_for_size)
  add_flag -Zunstable-options
  add_flag -Cpanic=immediate-abort
  add_flag -Zlocation-detail=none
fi

# Given as configuration, the flags add to those of .cargo/config.toml; in the environment they
# would replace them.
unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS MAKEFLAGS
export CARGO_TARGET_DIR=$DEBITOR_ROOT/target/wasm${DEBITOR_SMALL:+-small}

# Made beside its place and moved there whole: a failed build leaves the last good one.
final=$out
out=$final.new
rm -rf "$out"
wasm-pack --quiet build --mode no-install --no-pack --profile module \
  --out-dir "$out" --out-name "$name" --target bundler "$DEBITOR_ROOT" \
  -- "${features[@]}" --config "target.wasm32-unknown-unknown.rustflags=[$flags]" ${unstable[@]+"${unstable[@]}"}
rm -f "$out/.gitignore"

# ---- Shrink -----------------------------------------------------------------

# Exactly what Rust's default output uses: with --all-features wasm-opt writes modules that
# Node.js 20 refuses.
allowed=(
  --enable-bulk-memory
  --enable-multivalue
  --enable-mutable-globals
  --enable-nontrapping-float-to-int
  --enable-reference-types
  --enable-sign-ext
)
strip=(--strip-debug --strip-producers --strip-target-features)
if [ -n "${DEBITOR_NAMES:-}" ]; then strip=(-g); fi
wasm-opt -Oz "${allowed[@]}" "${strip[@]}" "$out/${name}_bg.wasm" -o "$out/${name}_bg.opt.wasm"
mv "$out/${name}_bg.opt.wasm" "$out/${name}_bg.wasm"

# A module that does not compile, or that tells where it was built, is not worth having.
node --input-type=module -e '
  import { readFileSync } from "node:fs";
  const [file, ...paths] = process.argv.slice(1);
  const bytes = readFileSync(file);
  new WebAssembly.Module(bytes);
  const found = paths.filter((path) => path && bytes.includes(path));
  if (found.length) { console.error(`${file} contains ${found.join(", ")}`); process.exit(1); }
' "$out/${name}_bg.wasm" "$DEBITOR_ROOT" "${CARGO_HOME:-$HOME/.cargo}/" "$HOME/"

printf '%s\n' "$now" >"$out/.stamp"
rm -rf "$final"
mv "$out" "$final"
