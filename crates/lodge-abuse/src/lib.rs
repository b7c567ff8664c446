//! lodge-abuse
