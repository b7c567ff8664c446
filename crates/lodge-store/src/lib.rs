//! lodge-store
