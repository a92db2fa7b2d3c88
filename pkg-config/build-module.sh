#!/usr/bin/env bash
# Builds one WASM module into target/modules/<name>/.
#
#   pkg-config/build-module.sh checkout        (first: what a page loads first; admin; checkout-full: with every format, for the
#                                              playground and the tests)
#
# The module is <name>_bg.wasm. Only numbers cross the checkout's border, so wasm-bindgen's glue beside it
# is not needed: www/ts/module.ts starts and asks it.
#
# The checkout modules are built for bytes, the admin module, which reads large files in a worker, for speed.
#
# DEBITOR_SMALL=0  takes the standard library as it comes. Else it is built along with the crate, for
#                  size, where its source is there (rustup component add rust-src); that uses
#                  unstable flags of the stable compiler.
# DEBITOR_NAMES=1  keeps the function names, into target/modules/<name>-names/; for size.mjs --where.
set -euo pipefail

[ $# = 1 ] || { echo "usage: $0 checkout|checkout-full|first|admin" >&2; exit 2; }
name=$1

. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$DEBITOR_ROOT"

out=$name
[ -z "${DEBITOR_NAMES:-}" ] || out=$name-names
out=$DEBITOR_ROOT/target/modules/$out

if [ -n "${DEBITOR_WASM_TOOLCHAIN:-}" ]; then export RUSTUP_TOOLCHAIN=$DEBITOR_WASM_TOOLCHAIN; fi

sysroot=$(rustc --print sysroot)
small=${DEBITOR_SMALL:-1}
if [ "$small" != 0 ] && [ ! -f "$sysroot/lib/rustlib/src/rust/library/std/src/lib.rs" ]; then
  echo "build-module: no source of the standard library (rustup component add rust-src): the module gets larger" >&2
  small=0
fi

# ---- Is it in step? Everything that the bytes depend on, as one text. -------

fingerprint() {
  printf '%s\n' "small=$small" "wasm-bindgen=$DEBITOR_WASM_BINDGEN_VERSION" "$(rustc -V)"
  cksum Cargo.toml Cargo.lock .cargo/config.toml pkg-config/build-module.sh pkg-config/order.mjs pkg-config/cargo-cdylib/cargo pkg-config/tools/package-lock.json 2>/dev/null || true
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
for command in wasm-pack wasm-bindgen wasm-opt wasm-metadce node; do
  command -v "$command" >/dev/null 2>&1 || { echo "no $command: run pkg-config/setup.sh first" >&2; exit 1; }
done

# ---- Build ------------------------------------------------------------------

# No path of this machine in the module: panic messages carry file names.
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
profile=module
unstable=()
if [ "$name" = admin ]; then
  profile=module-admin
  # Splitting rows and looking for delimiters: every browser since 2023 has it.
  add_flag -Ctarget-feature=+simd128
fi
if [ "$small" != 0 ]; then
  export RUSTC_BOOTSTRAP=1
  unstable=(-Z build-std=std,panic_abort -Z build-std-features=optimize_for_size)
  if [ "$name" = admin ]; then
    export DEBITOR_FAST=1
    # Functions that are marked with it are built for size.
    add_flag --cfg=debitor_cold
  fi
  add_flag -Zunstable-options
  add_flag -Cpanic=immediate-abort
  add_flag -Zlocation-detail=none
  add_flag -Zfmt-debug=none
  # No table of JavaScript values.
  add_flag -Ctarget-feature=-reference-types,-multivalue
fi

# Given as configuration, the flags add to those of .cargo/config.toml; in the environment they
# would replace them.
unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS MAKEFLAGS
export CARGO_TARGET_DIR=$DEBITOR_ROOT/target/wasm-small-$small

# Made beside its place and moved there whole: a failed build leaves the last good one.
final=$out
out=$final.new
rm -rf "$out"
PATH=$DEBITOR_ROOT/pkg-config/cargo-cdylib:$PATH wasm-pack --quiet build --mode no-install --no-pack --profile "$profile" \
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
if [ "$name" = admin ]; then allowed+=(--enable-simd); fi
strip=(--strip-debug --strip-producers --strip-target-features)
if [ -n "${DEBITOR_NAMES:-}" ]; then strip=(-g); fi
# Exports that begin with `__` are for wasm-bindgen's glue, which a checkout does not use: they go, with what only they need.
if [ "$name" != admin ]; then
  node -e '
    const { readFileSync, writeFileSync } = require("node:fs");
    const [wasm, graph] = process.argv.slice(1);
    const names = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(wasm))).map(({ name }) => name);
    const used = names.filter((name) => !name.startsWith("__"));
    const nodes = used.map((name) => ({ name, export: name }));
    writeFileSync(graph, JSON.stringify([{ name: "roots", root: true, reaches: used }, ...nodes]));
  ' "$out/${name}_bg.wasm" "$out/roots.json"
  wasm-metadce "${allowed[@]}" -g --graph-file "$out/roots.json" "$out/${name}_bg.wasm" -o "$out/${name}_bg.used.wasm" >/dev/null
  mv "$out/${name}_bg.used.wasm" "$out/${name}_bg.wasm"
  rm "$out/roots.json"
fi

# Measured, brotli: flattening first and a second round -0.5 KB; data left in one piece -0.2 KB; addresses
# below 1024, the far end of the stack, as offsets -0.2 KB; equal expressions left apart, which brotli
# folds better, -0.1 KB; functions that are called once left where they are, -0.25 KB.
passes=(--low-memory-unused --flatten --rereloop -Oz -Oz --skip-pass=memory-packing --skip-pass=local-cse
  --one-caller-inline-max-function-size=0)
# In the first module a few small functions are taken in, and locals and arguments left as they are, -0.15 KB.
if [ "$name" = first ]; then
  passes+=(--always-inline-max-function-size=8 --skip-pass=simplify-locals --skip-pass=dae-optimizing)
fi
# Of these the last two pay in the admin module too (-6 KB); flattening costs it 4 % of its speed for 2.5 KB.
if [ "$name" = admin ]; then passes=("${passes[0]}" -O3 -Oz "${passes[@]:5}"); fi
wasm-opt "${passes[@]}" "${allowed[@]}" "${strip[@]}" "$out/${name}_bg.wasm" -o "$out/${name}_bg.opt.wasm"
mv "$out/${name}_bg.opt.wasm" "$out/${name}_bg.wasm"

# Names stand by number, so functions that have names stay where they are.
[ -n "${DEBITOR_NAMES:-}" ] || node pkg-config/order.mjs "$out/${name}_bg.wasm"

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
