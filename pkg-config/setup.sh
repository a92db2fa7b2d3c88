#!/usr/bin/env bash
# Installs what building and testing need, each part once. Says nothing when nothing is missing.
#
#   pkg-config/setup.sh                 everything
#   pkg-config/setup.sh native wasm     only these parts; also: tools node consumers chromium firefox webkit examples
#                                       libreoffice; fuzz postgres (not in everything)
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$DEBITOR_ROOT"

target=wasm32-unknown-unknown
linked=debitor-wasm # the name we give Debian's compiler in rustup

say() { printf 'setup: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# Runs a command with its output in a log, which is shown only if it fails.
quietly() {
  local log="$DEBITOR_CACHE/$1.log"
  shift
  if ! "$@" >"$log" 2>&1 </dev/null; then
    tail -n 30 "$log" >&2
    say "failed: $*"
    return 1
  fi
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif have sudo; then
    sudo "$@"
  else
    die "need root or sudo for: $*"
  fi
}

# Runs something while no other setup does the same: `make test` starts several.
alone() {
  local name=$1
  shift
  if ! have flock; then "$@"; return; fi
  (
    flock -n 9 || { say "waiting for another setup: $name"; flock 9; }
    "$@"
  ) 9>"$DEBITOR_CACHE/$name.lock"
}

# ---- Debian ----------------------------------------------------------------

apt_get() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -q -o DPkg::Lock::Timeout=600 "$@"
}

apt_updated=
apt_update() {
  [ -z "$apt_updated" ] || return 0
  apt_updated=1
  say "refreshing the package lists"
  quietly apt-update apt_get update
}

candidate() { apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: //p' | grep -v '(none)' || true; }

# Stale lists make a download fail, an interrupted dpkg makes every install fail: mend both.
apt_install() { alone apt apt_install_alone "$@"; }

apt_install_alone() {
  local log="apt-$1"
  if [ -n "$(dpkg --audit 2>/dev/null)" ]; then
    quietly dpkg-configure as_root env DEBIAN_FRONTEND=noninteractive dpkg --configure -a || true
  fi
  if apt_get install --no-install-recommends "$@" >"$DEBITOR_CACHE/$log.log" 2>&1 </dev/null; then return 0; fi
  apt_update
  quietly "$log" apt_get -f install --no-install-recommends "$@"
}

# ---- native ----------------------------------------------------------------

part_native() {
  have cargo || die "no cargo: install Rust with rustup first"
  if ! have cc; then
    have apt-get || die "no C compiler (cc), which Rust links with"
    say "installing gcc, which Rust links with"
    apt_install gcc libc6-dev
  fi
  local part
  for part in rustfmt clippy; do
    case $part in rustfmt) have rustfmt ;; clippy) have cargo-clippy ;; esac && continue
    have rustup || die "no $part"
    say "adding $part to the Rust toolchain"
    quietly "$part" rustup component add "$part"
  done
}

# ---- wasm ------------------------------------------------------------------

# The version of the compiler that builds WASM and where its target library lies.
rustc_of() {
  local toolchain=$1
  shift
  if [ -n "$toolchain" ]; then RUSTUP_TOOLCHAIN=$toolchain rustc "$@"; else rustc "$@"; fi
}

# Does this toolchain make a module? Tried, not guessed: half a library is as bad as none.
makes_wasm() {
  local dir made=1
  dir=$(mktemp -d "$DEBITOR_CACHE/try.XXXXXX")
  printf '#[unsafe(no_mangle)]\npub extern "C" fn f(x: u32) -> usize { std::format!("{x}").len() }\n' >"$dir/try.rs"
  rustc_of "$1" --edition 2024 --crate-type cdylib --target "$target" -C panic=abort \
    -o "$dir/try.wasm" "$dir/try.rs" >"$DEBITOR_CACHE/try.log" 2>&1 || made=0
  rm -rf "$dir"
  [ $made = 1 ]
}

# What is recorded: the toolchain, and in comments the compiler and library that were seen to
# make a module. While these are the same nothing need be tried again.
wasm_env() {
  local libdir
  libdir=$(rustc_of "$1" --print target-libdir --target "$target" 2>/dev/null || true)
  printf '# %s\n' "$(rustc_of "$1" -V 2>/dev/null || true)"
  printf '# %s\n' "$(ls "$libdir" 2>/dev/null | grep '^libstd-.*rlib$' || true)"
  if [ -n "$1" ]; then printf 'DEBITOR_WASM_TOOLCHAIN=%s\nexport DEBITOR_WASM_TOOLCHAIN\n' "$1"; fi
}

record_wasm() {
  wasm_env "$1" >"$DEBITOR_CACHE/wasm.env.new"
  mv "$DEBITOR_CACHE/wasm.env.new" "$DEBITOR_CACHE/wasm.env"
}

wasm_in_step() {
  local file="$DEBITOR_CACHE/wasm.env" toolchain
  grep -qs '^# libstd' "$file" || return 1
  toolchain=$(sed -n 's/^DEBITOR_WASM_TOOLCHAIN=//p' "$file")
  [ "$(wasm_env "$toolchain")" = "$(cat "$file")" ]
}

part_wasm() {
  have rustc || die "no rustc: install Rust with rustup first"
  ! wasm_in_step || return 0
  rm -f "$DEBITOR_CACHE/wasm.env"
  unset DEBITOR_WASM_TOOLCHAIN

  if makes_wasm ""; then std_source; record_wasm ""; return; fi
  if have rustup; then
    say "adding the target $target to the Rust toolchain"
    if rustup target add "$target" >"$DEBITOR_CACHE/rustup.log" 2>&1 </dev/null && makes_wasm ""; then
      std_source
      record_wasm ""
      return
    fi
    have apt-get || { tail -n 5 "$DEBITOR_CACHE/rustup.log" >&2; die "rustup could not add $target"; }
    say "rustup could not download it: using Debian's compiler for the WASM modules"
    debian_wasm
    return
  fi
  die "this Rust has no $target: install it with your distribution, or use rustup"
}

# The standard library's source makes the module smaller; without it there is one all the same.
std_source() {
  [ ! -f "$(rustc --print sysroot)/lib/rustlib/src/rust/library/std/src/lib.rs" ] && have rustup || return 0
  say "adding the source of the standard library to the Rust toolchain"
  rustup component add rust-src >"$DEBITOR_CACHE/rust-src.log" 2>&1 </dev/null || say "could not: the modules get larger"
}

debian_wasm() {
  [ -n "$(candidate rustc-web)" ] || alone apt apt_update
  local version
  version=$(candidate rustc-web)
  [ -n "$version" ] || die "Debian has no rustc-web for this release"

  # The compiler's LLVM says which lld goes with it. cargo and the source must be of the same build.
  local llvm lld packages
  llvm=$(apt-cache show "rust-web-llvm=$version" 2>/dev/null | sed -n 's/^Depends:.*llvm-\([0-9][0-9]*\).*/\1/p' | head -n 1)
  lld=lld${llvm:+-$llvm}
  packages="rustc-web=$version cargo-web=$version rust-web-src=$version rust-web-llvm=$version"
  if [ "$(dpkg-query -W -f '${db:Status-Status} ${Version}\n' rustc-web cargo-web rust-web-src rust-web-llvm 2>/dev/null | sort -u)" != "installed $version" ] ||
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$lld" 2>/dev/null)" != installed ]; then
    say "installing rustc-web $version with cargo, source and $lld, about 200 MB"
    # shellcheck disable=SC2086 # one word per package
    if ! apt_install $packages "$lld"; then
      # The lists were stale and the version has moved.
      version=$(candidate rustc-web)
      apt_install rustc-web cargo-web rust-web-src rust-web-llvm "$lld"
    fi
  fi

  if [ "$(RUSTUP_TOOLCHAIN=$linked rustc --print sysroot 2>/dev/null)" != /usr ]; then
    rustup toolchain uninstall "$linked" >/dev/null 2>&1 || true
    quietly rustup-link rustup toolchain link "$linked" /usr
  fi
  if ! makes_wasm "$linked"; then debian_std; fi
  makes_wasm "$linked" || { tail -n 20 "$DEBITOR_CACHE/try.log" >&2; die "Debian's compiler makes no module"; }
  record_wasm "$linked"
}

# Debian ships the standard library's source but not its build for our target.
debian_std() {
  say "building Rust's standard library for $target, once, about a minute and a half"
  local work="$DEBITOR_CACHE/std" libdir file
  rm -rf "$work"
  mkdir -p "$work/src"
  printf '[package]\nname = "nothing_but_std"\nversion = "0.0.0"\nedition = "2024"\n\n[workspace]\n' >"$work/Cargo.toml"
  : >"$work/src/lib.rs"
  (
    cd "$work"
    unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS CARGO_BUILD_RUSTFLAGS CARGO_BUILD_TARGET MAKEFLAGS
    export RUSTUP_TOOLCHAIN=$linked RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$work/target" CARGO_PROFILE_RELEASE_PANIC=abort
    # Panic messages name source files: those of the library must not name this machine's folders.
    local separator=$'\x1f' source
    CARGO_ENCODED_RUSTFLAGS="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src=/crates"
    CARGO_ENCODED_RUSTFLAGS+="$separator--remap-path-prefix=$work=/std"
    # As the libraries that rustup brings: fit for link-time optimisation.
    CARGO_ENCODED_RUSTFLAGS+="$separator-Cembed-bitcode=yes"
    for source in /usr/src/rustc-* /usr/lib/rustlib/src/rust; do
      CARGO_ENCODED_RUSTFLAGS+="$separator--remap-path-prefix=$source=/rust"
    done
    export CARGO_ENCODED_RUSTFLAGS
    quietly std cargo build --release -Z build-std=std,panic_abort,proc_macro,test --target "$target"
  )
  libdir=$(RUSTUP_TOOLCHAIN=$linked rustc --print target-libdir --target "$target")
  # Complete beside its place, then moved: an interruption leaves no half library.
  as_root rm -rf "$libdir.new"
  as_root mkdir -p "$libdir.new"
  for file in "$work/target/$target"/release/deps/lib*.rlib; do
    case $file in */libnothing_but_std-*) continue ;; esac
    as_root cp "$file" "$libdir.new/"
  done
  as_root chmod -R u=rwX,go=rX "$libdir.new"
  as_root rm -rf "$libdir"
  as_root mv "$libdir.new" "$libdir"
  rm -rf "$work"
}

# ---- tools -----------------------------------------------------------------

# tool <command> <crate> <version> [flags of cargo install]
tool() {
  local command=$1 crate=$2 version=$3
  shift 3
  if have "$command" && "$command" --version 2>/dev/null | grep -qxF "$command $version"; then return 0; fi
  local place="$DEBITOR_CACHE/$command-$version"
  say "installing $crate $version with cargo, once, a few minutes"
  (
    # Only run a handful of times, so a quick build is worth more than a fast tool.
    unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS CARGO_BUILD_RUSTFLAGS CARGO_BUILD_TARGET MAKEFLAGS RUSTC_BOOTSTRAP
    export CARGO_TARGET_DIR="$DEBITOR_CACHE/build" CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
      CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0
    quietly "$command" cargo install --root "$place" --version "=$version" --force "$@" "$crate"
  )
}

part_tools() {
  have cargo || die "no cargo: install Rust with rustup first"
  [ -n "$DEBITOR_WASM_BINDGEN_VERSION" ] || die "no version of wasm-bindgen in Cargo.lock or Cargo.toml"
  # --locked: wasm-bindgen-cli's own lock does not build, wasm-pack's does.
  tool wasm-bindgen wasm-bindgen-cli "$DEBITOR_WASM_BINDGEN_VERSION" --bin wasm-bindgen
  tool wasm-pack wasm-pack "$DEBITOR_WASM_PACK_VERSION" --locked
  rm -rf "$DEBITOR_CACHE/build"
}

part_fuzz() {
  have cargo || die "no cargo: install Rust with rustup first"
  tool cargo-fuzz cargo-fuzz "$DEBITOR_CARGO_FUZZ_VERSION" --locked
  rm -rf "$DEBITOR_CACHE/build"
}

# ---- node ------------------------------------------------------------------

# Installs what a folder's package-lock.json names; $1 is the name in messages.
npm_packages() {
  local folder=$2
  have node && have npm || die "no node and npm: install Node.js 20 or newer first"
  if [ -d "$folder/node_modules" ] && cmp -s "$folder/package-lock.json" "$folder/node_modules/.debitor-lock"; then
    return 0
  fi
  [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || die "Node.js 20 or newer is needed"
  say "installing the pinned npm packages in ${folder#"$DEBITOR_ROOT/"}"
  # What npm has seen before it need not ask for again.
  (cd "$folder" && quietly "$1" npm ci --ignore-scripts --no-audit --no-fund --prefer-offline)
  cp "$folder/package-lock.json" "$folder/node_modules/.debitor-lock"
}

part_node() { npm_packages npm "$DEBITOR_PKG_CONFIG/tools"; }

part_consumers() {
  npm_packages npm-consumers "$DEBITOR_ROOT/tests/consumers"
  # The tests of the forms run in three engines at once, and would all install.
  npm_packages npm-forms "$DEBITOR_ROOT/tests/forms"
}

# ---- chromium --------------------------------------------------------------

find_chromium() {
  local name path
  for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do
    if path=$(command -v "$name" 2>/dev/null); then printf '%s\n' "$path"; return 0; fi
  done
  for path in \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    "$HOME/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    if [ -x "$path" ]; then printf '%s\n' "$path"; return 0; fi
  done
  return 1
}

part_chromium() {
  if [ -n "${DEBITOR_CHROMIUM:-}" ] && [ -x "$DEBITOR_CHROMIUM" ]; then return 0; fi
  local path=
  if ! path=$(find_chromium); then
    if have apt-get && { [ -n "$(candidate chromium)" ] || { alone apt apt_update && [ -n "$(candidate chromium)" ]; }; } &&
      grep -qs '^ID=debian' /etc/os-release; then
      say "installing Debian's chromium for the browser tests"
      apt_install chromium
      path=$(find_chromium) || die "chromium was installed but is not on PATH"
    else
      alone node part_node
      say "downloading a Chromium for the browser tests"
      quietly chromium "$DEBITOR_PKG_CONFIG/tools/node_modules/.bin/playwright-core" install chromium
      path=$(cd "$DEBITOR_PKG_CONFIG/tools" && node -p 'require("playwright-core").chromium.executablePath()')
      [ -x "$path" ] || die "the Chromium that was downloaded is not at $path"
    fi
  fi
  printf "DEBITOR_CHROMIUM='%s'\nexport DEBITOR_CHROMIUM\n" "$path" >"$DEBITOR_CACHE/chromium.env.new"
  mv "$DEBITOR_CACHE/chromium.env.new" "$DEBITOR_CACHE/chromium.env"
}

# ---- firefox ---------------------------------------------------------------

# The browser as it is distributed; it is driven by WebDriver BiDi, and no driver besides is needed.
part_firefox() {
  if [ -n "${DEBITOR_FIREFOX:-}" ] && [ -x "$DEBITOR_FIREFOX" ]; then return 0; fi
  local path= mac=/Applications/Firefox.app/Contents/MacOS/firefox
  if ! path=$(command -v firefox-esr || command -v firefox) && [ -x "$mac" ]; then path=$mac; fi
  if [ -z "$path" ]; then
    have apt-get || die "no Firefox: install it for the browser tests"
    say "installing Firefox ESR for the browser tests, about 75 MB, 290 MB on disk"
    apt_install firefox-esr
    path=$(command -v firefox-esr) || die "Firefox was installed but firefox-esr is not on PATH"
  fi
  printf "DEBITOR_FIREFOX='%s'\nexport DEBITOR_FIREFOX\n" "$path" >"$DEBITOR_CACHE/firefox.env.new"
  mv "$DEBITOR_CACHE/firefox.env.new" "$DEBITOR_CACHE/firefox.env"
}

# ---- webkit ----------------------------------------------------------------

find_minibrowser() {
  local path
  for path in /usr/lib/*/webkit2gtk-4*/MiniBrowser /usr/libexec/webkit2gtk-4*/MiniBrowser /usr/lib/webkit2gtk-4*/MiniBrowser; do
    if [ -x "$path" ]; then printf '%s\n' "$path"; return 0; fi
  done
  return 1
}

# WebKitGTK, its driver, and a display that nobody sees.
part_webkit() {
  if [ -n "${DEBITOR_WEBKIT:-}" ] && [ -x "$DEBITOR_WEBKIT" ] && have WebKitWebDriver && have Xvfb && have xdotool; then return 0; fi
  local path=
  if ! path=$(find_minibrowser) || ! have WebKitWebDriver || ! have Xvfb || ! have xdotool; then
    if ! have apt-get; then
      [ -z "${CI:-}" ] || die "no WebKitGTK: the browser tests run in it where there is apt-get"
      say "no WebKitGTK on this machine: the browser tests leave WebKit to CI"
      return 0
    fi
    say "installing WebKitGTK with its driver and Xvfb for the browser tests, about 65 MB, 220 MB on disk"
    apt_install webkit2gtk-driver xvfb xdotool
    path=$(find_minibrowser) || die "WebKitGTK was installed but its MiniBrowser is not found"
  fi
  printf "DEBITOR_WEBKIT='%s'\nexport DEBITOR_WEBKIT\n" "$path" >"$DEBITOR_CACHE/webkit.env.new"
  mv "$DEBITOR_CACHE/webkit.env.new" "$DEBITOR_CACHE/webkit.env"
}

# ---- examples --------------------------------------------------------------

# The examples of the README and of docs/ are run as they stand there.
part_examples() {
  local missing=()
  have curl || missing+=(curl)
  have php || missing+=(php-cli)
  have python3 || missing+=(python3)
  have openssl || missing+=(openssl)
  [ ${#missing[@]} -gt 0 ] || return 0
  have apt-get || die "install for the examples: ${missing[*]}"
  say "installing for the examples: ${missing[*]}"
  apt_install "${missing[@]}"
}

# ---- libreoffice -----------------------------------------------------------

# Opens the spreadsheets that the tests write.
part_libreoffice() {
  if [ -n "${DEBITOR_SOFFICE:-}" ] && [ -x "$DEBITOR_SOFFICE" ]; then return 0; fi
  local path= mac=/Applications/LibreOffice.app/Contents/MacOS/soffice
  if ! path=$(command -v soffice) && [ -x "$mac" ]; then path=$mac; fi
  if [ -z "$path" ]; then
    have apt-get || die "no soffice: install LibreOffice, which opens the spreadsheets of the tests"
    say "installing LibreOffice Calc for the tests of spreadsheets, about 90 MB"
    apt_install libreoffice-calc-nogui
    path=$(command -v soffice) || die "LibreOffice was installed but soffice is not on PATH"
  fi
  printf "DEBITOR_SOFFICE='%s'\nexport DEBITOR_SOFFICE\n" "$path" >"$DEBITOR_CACHE/libreoffice.env.new"
  mv "$DEBITOR_CACHE/libreoffice.env.new" "$DEBITOR_CACHE/libreoffice.env"
}

# ---- postgres --------------------------------------------------------------

# Only the server's programs are used; tests/golden/run.sh makes a cluster of its own.
part_postgres() {
  local place
  for place in "$(command -v initdb || true)" /usr/lib/postgresql/*/bin/initdb; do
    if [ -x "$place" ]; then return 0; fi
  done
  have apt-get || die "install PostgreSQL first"
  say "installing PostgreSQL for the golden keys"
  apt_install postgresql
}

# ----------------------------------------------------------------------------

mkdir -p "$DEBITOR_CACHE"
[ $# -gt 0 ] || set -- native wasm tools node consumers chromium firefox webkit examples libreoffice
for part in "$@"; do
  case $part in
    native | wasm | tools | node | consumers | chromium | firefox | webkit | examples | libreoffice | fuzz | postgres) ;;
    *) die "no part named $part; there are native, wasm, tools, node, consumers, chromium, firefox, webkit, examples, libreoffice, fuzz, postgres" ;;
  esac
done
for part in "$@"; do
  # Both build in the same folder.
  case $part in fuzz) name=tools ;; *) name=$part ;; esac
  alone "$name" "part_$part"
done
