//! lodge-custody
