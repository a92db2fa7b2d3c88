//! The native shim.
