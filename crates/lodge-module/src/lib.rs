//! lodge-module
