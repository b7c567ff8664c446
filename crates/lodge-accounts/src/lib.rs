//! lodge-accounts
