//! lodge-smtp
