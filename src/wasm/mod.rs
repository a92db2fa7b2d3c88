//! The browser modules: decode, call, encode.

mod checkout;
mod js;
