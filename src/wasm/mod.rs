//! The browser modules: decode, call, encode.

mod checkout;
mod exchange;
mod json;

/// The standard allocator costs 1.5 KB brotli more.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
