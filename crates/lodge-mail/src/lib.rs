//! lodge-mail
