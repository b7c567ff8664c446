//! lodge-message
