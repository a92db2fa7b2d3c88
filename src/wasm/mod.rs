//! The browser modules: decode, call, encode.

#[cfg(feature = "admin")]
mod admin;
#[cfg(feature = "checkout")]
mod arguments;
#[cfg(feature = "checkout")]
mod checkout;
#[cfg(feature = "checkout")]
mod exchange;
#[cfg(feature = "admin")]
pub(crate) mod files;
#[cfg(all(feature = "first", not(feature = "explain")))]
mod first;
#[cfg(any(feature = "admin", feature = "checkout"))]
mod json;
#[cfg(feature = "admin")]
pub(crate) mod script;

/// The standard allocator costs 1.5 KB brotli more; for large files it is a tenth faster, so the admin module has that.
#[cfg(all(target_arch = "wasm32", feature = "checkout"))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Half a kilobyte smaller yet, and slower where thousands of pieces are kept: a form keeps a profile.
#[cfg(all(target_arch = "wasm32", feature = "first", not(feature = "explain")))]
#[global_allocator]
static ALLOCATOR: lol_alloc::LockedAllocator<lol_alloc::FreeListAllocator> =
    lol_alloc::LockedAllocator::new(lol_alloc::FreeListAllocator::new());
