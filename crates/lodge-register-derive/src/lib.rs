//! lodge-register-derive
