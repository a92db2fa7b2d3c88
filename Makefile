# Everything by name. `make` alone lists it.
#
#   make demo   build all and serve the demo pages
#   make test   what CI runs

SHELL := bash
PORT ?= 8080
SECONDS ?= 60
export ENGINES ?= chromium firefox webkit

# The scripts count on target/ being here.
export CARGO_TARGET_DIR := $(CURDIR)/target
# In CI the lock file decides; at home cargo may bring it in step.
LOCKED := $(if $(CI),--locked)
ENV := . pkg-config/env.sh
WASM_TARGET := wasm32-unknown-unknown
ADMIN := --lib --no-default-features --features admin
CHECKOUT := --lib --no-default-features --features checkout
FIRST := --lib --no-default-features --features first

say = @printf '\n== %s\n' '$(1)'
# Runs every test file below a folder, and minds if there is none.
node_tests = $(ENV) && files=$$(find $(1) -name '*.test.*js' | sort) && \
	{ [ -n "$$files" ] || { echo 'no *.test.*js below $(1)' >&2; exit 1; }; } && \
	node --test $$files

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup demo demo-setup test fmt clippy cargo-test doc native module package \
	node-test consumer-test browser-test readme-test sheets-test size where screenshots bench oracle golden fuzz clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS=$$'\t' read -r name what; do \
		printf '  make %-13s %s\n' "$$name" "$$what"; done

setup: ## install what building and testing need, once
	$(call say,setup)
	@pkg-config/setup.sh

demo-setup:
	$(call say,setup)
	@pkg-config/setup.sh native wasm tools node

demo: demo-setup native module package ## build all and serve the demo pages (PORT=8080)
	$(call say,demo)
	@exec target/release/debitor serve --www target/site --port $(PORT)

test: ## everything that CI checks, several steps side by side
	@tests/all.sh

fmt: ## is the Rust code formatted?
	$(call say,cargo fmt --check)
	@cargo fmt --check

# The toolchain that builds WASM may have no clippy of its own: then the browser faces are linted as
# if built for this machine.
clippy: ## lint the native face and those of the browser
	$(call say,clippy: native)
	@cargo clippy $(LOCKED) --all-targets -- -D warnings
	$(call say,clippy: the modules)
	@$(ENV) && \
	if [ -n "$${DEBITOR_WASM_TOOLCHAIN:-}" ]; then export RUSTUP_TOOLCHAIN=$$DEBITOR_WASM_TOOLCHAIN; fi && \
	if cargo clippy -V >/dev/null 2>&1; then target='--target $(WASM_TARGET)'; else target=; unset RUSTUP_TOOLCHAIN; fi && \
	cargo clippy $(LOCKED) $(FIRST) $$target -- -D warnings && \
	cargo clippy $(LOCKED) $(CHECKOUT) $$target -- -D warnings && \
	cargo clippy $(LOCKED) $(ADMIN) $$target -- -D warnings

cargo-test: ## the Rust tests, doc tests included
	$(call say,cargo test)
	@cargo test $(LOCKED) $(if $(CI),--no-fail-fast)

doc: ## does the documentation build without a warning?
	$(call say,cargo doc)
	@RUSTDOCFLAGS=-Dwarnings cargo doc $(LOCKED) --no-deps

native: ## the native binary, target/release/debitor
	$(call say,native binary)
	@cargo build $(LOCKED) --release

module: ## the browser modules, target/modules/
	$(call say,first module)
	@pkg-config/build-module.sh first
	$(call say,checkout module)
	@pkg-config/build-module.sh checkout
	$(call say,checkout module with every format)
	@pkg-config/build-module.sh checkout-full
	$(call say,admin module)
	@pkg-config/build-module.sh admin

package: module ## the npm package and the demo site, target/npm/ and target/site/
	$(call say,npm package)
	@$(ENV) && node pkg-config/package.mjs

node-test: ## the tests under Node.js
	$(call say,tests under Node.js)
	@$(call node_tests,tests/node)

consumer-test: ## the packed package in bundlers, TypeScript projects, servers and a worker runtime
	$(call say,the package in use)
	@pkg-config/setup.sh consumers
	@$(call node_tests,tests/consumers/*.test.mjs)

browser-test: ## the tests in Chromium, Firefox and WebKit (ENGINES=firefox: in that one)
	$(call say,tests in $(ENGINES))
	@tests/browser/run.sh '$(ENGINES)'

readme-test: ## do the README's examples do what it says?
	$(call say,examples of the README)
	@$(call node_tests,tests/readme)

sheets-test: ## do other programs read the spreadsheets that are written?
	$(call say,spreadsheets)
	@tests/sheets/run.sh

size: ## is what a checkout loads first within its budget?
	$(call say,size budget)
	@node pkg-config/size.mjs

where: ## which functions the bytes of the module are in
	$(call say,where the bytes are)
	@$(ENV) && node pkg-config/size.mjs --where

screenshots: native package ## take the README's pictures of the demo
	$(call say,screenshots)
	@$(ENV) && node tests/browser/screenshots.mjs

bench: ## the benchmarks
	$(call say,benchmarks)
	@$(ENV) && tests/bench/run.sh

oracle: ## the comparison with other implementations
	$(call say,oracles)
	@$(ENV) && tests/oracle/run.sh

golden: ## all golden keys computed by a database (installs PostgreSQL where it is missing); not part of test
	$(call say,golden keys in PostgreSQL)
	@pkg-config/setup.sh postgres
	@tests/golden/run.sh

fuzz: ## let a fuzzer look for input that breaks a promise; not part of test (SECONDS=60 per target)
	$(call say,fuzz)
	@tests/fuzz/run.sh $(SECONDS)

clean: ## remove what was built; what setup installed stays
	$(call say,clean)
	@rm -rf target
