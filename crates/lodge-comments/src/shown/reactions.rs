//! The reactions that a site can offer.

/// A reaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reaction {
    /// Its name in addresses and in the database.
    pub kind: &'static str,
    /// How it looks.
    pub sign: &'static str,
    /// The message that says what it means.
    pub message: &'static str,
}

const fn is(kind: &'static str, sign: &'static str, message: &'static str) -> Reaction {
    Reaction { kind, sign, message }
}

/// All of them, in the order in which they are offered.
pub const REACTIONS: &[Reaction] = &[
    is("heart", "❤️", "thread-react-heart"),
    is("thanks", "🙏", "thread-react-thanks"),
    is("laugh", "😄", "thread-react-laugh"),
    is("wow", "😮", "thread-react-wow"),
    is("sad", "😢", "thread-react-sad"),
    is("think", "🤔", "thread-react-think"),
    is("party", "🎉", "thread-react-party"),
    is("rocket", "🚀", "thread-react-rocket"),
];

/// The reaction of this name.
#[must_use]
pub fn reaction(kind: &str) -> Option<&'static Reaction> {
    REACTIONS.iter().find(|reaction| reaction.kind == kind)
}
