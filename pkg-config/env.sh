# shellcheck shell=bash
# To be sourced: `. pkg-config/env.sh`. Puts what setup.sh installed on PATH
# and exports what it recorded:
#
#   DEBITOR_WASM_TOOLCHAIN  the rustup toolchain that builds WASM, when it is not the usual one
#   DEBITOR_CHROMIUM, DEBITOR_FIREFOX, DEBITOR_WEBKIT
#                           the browsers that the tests start
#   DEBITOR_SOFFICE         LibreOffice, which opens the spreadsheets of the tests
#
# Installs nothing and prints nothing.

DEBITOR_PKG_CONFIG=$(cd "$(dirname "${BASH_SOURCE[0]:-$0}")" && pwd)
DEBITOR_ROOT=$(dirname "$DEBITOR_PKG_CONFIG")
DEBITOR_CACHE=${DEBITOR_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/debitor}
DEBITOR_WASM_PACK_VERSION=0.15.1
DEBITOR_CARGO_FUZZ_VERSION=0.13.2
export DEBITOR_CACHE

# The glue and the module must come from the very same version, so the crate decides.
debitor_wasm_bindgen_version() {
  local version=
  if [ -f "$DEBITOR_ROOT/Cargo.lock" ]; then
    version=$(awk -F'"' '/^name = /{name=$2} /^version = / && name=="wasm-bindgen"{print $2; exit}' "$DEBITOR_ROOT/Cargo.lock")
  fi
  if [ -z "$version" ]; then
    version=$(sed -n 's/^wasm-bindgen = .*"=\([0-9][0-9.]*\)".*/\1/p' "$DEBITOR_ROOT/Cargo.toml" | head -n 1)
  fi
  printf '%s\n' "$version"
}

DEBITOR_WASM_BINDGEN_VERSION=$(debitor_wasm_bindgen_version)

for debitor_dir in \
  "$DEBITOR_PKG_CONFIG/tools/node_modules/.bin" \
  "$DEBITOR_CACHE/cargo-fuzz-$DEBITOR_CARGO_FUZZ_VERSION/bin" \
  "$DEBITOR_CACHE/wasm-pack-$DEBITOR_WASM_PACK_VERSION/bin" \
  "$DEBITOR_CACHE/wasm-bindgen-$DEBITOR_WASM_BINDGEN_VERSION/bin"; do
  case ":$PATH:" in
    *":$debitor_dir:"*) ;;
    *) PATH=$debitor_dir:$PATH ;;
  esac
done
unset debitor_dir
export PATH

# What the caller has set himself wins over what was recorded.
if [ -z "${DEBITOR_WASM_TOOLCHAIN:-}" ] && [ -f "$DEBITOR_CACHE/wasm.env" ]; then
  . "$DEBITOR_CACHE/wasm.env"
fi
if [ -z "${DEBITOR_CHROMIUM:-}" ] && [ -f "$DEBITOR_CACHE/chromium.env" ]; then
  . "$DEBITOR_CACHE/chromium.env"
fi
if [ -z "${DEBITOR_FIREFOX:-}" ] && [ -f "$DEBITOR_CACHE/firefox.env" ]; then
  . "$DEBITOR_CACHE/firefox.env"
fi
if [ -z "${DEBITOR_WEBKIT:-}" ] && [ -f "$DEBITOR_CACHE/webkit.env" ]; then
  . "$DEBITOR_CACHE/webkit.env"
fi
if [ -z "${DEBITOR_SOFFICE:-}" ] && [ -f "$DEBITOR_CACHE/libreoffice.env" ]; then
  . "$DEBITOR_CACHE/libreoffice.env"
fi
