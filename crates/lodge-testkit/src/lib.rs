//! lodge-testkit
