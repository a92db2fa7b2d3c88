//! The HTTP server, as a process on a real port, asked by a real client.
#![cfg(feature = "native")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod customers;
mod ids;
mod life;
mod limits;
mod lines;
mod matching;
mod orders;
mod secret;
mod server;
mod site;
