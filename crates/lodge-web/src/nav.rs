//! The pages that are offered on every page.

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nav {
    /// Where it is.
    pub path: &'static str,
    /// The message with its name.
    pub words: &'static str,
    /// The icon beside it.
    pub icon: &'static str,
    /// To whom it is offered.
    pub to: Offered,
}

/// To whom a page is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offered {
    /// Whoever comes.
    Everybody,
    /// Who is signed in.
    Customers,
    /// Who runs this Lodge.
    Operators,
}
