//! The browser modules: decode, call, encode.

mod checkout;
mod js;
mod json;

#[cfg(target_arch = "wasm32")]
use lol_alloc::{FreeListAllocator, LockedAllocator};

/// The standard allocator costs 2 KB brotli more. This one looks through a list of free blocks at each call, which is
/// short here: what a call takes it gives back at its end.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: LockedAllocator<FreeListAllocator> = LockedAllocator::new(FreeListAllocator::new());
