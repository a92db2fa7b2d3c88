//! The browser modules: decode, call, encode.

#[cfg(feature = "admin")]
mod admin;
#[cfg(feature = "checkout")]
mod checkout;
#[cfg(feature = "checkout")]
mod js;
#[cfg(feature = "checkout")]
mod json;

/// The standard allocator costs 1.5 KB brotli more.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
