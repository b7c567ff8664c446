//! What it means that Discord hung up.

/// What is done next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Going on where it broke off.
    Resume,
    /// Beginning anew: the session is over.
    Anew,
    /// Nothing: somebody has to change something first.
    Over(Fatal),
}

/// Why the guard cannot listen until somebody changes something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fatal {
    /// 4004.
    #[error(
        "Discord does not take the bot’s token: make a new one in the portal (Bot > Reset Token) and put it into the token file"
    )]
    Token,
    /// 4010.
    #[error("Discord knows no such shard: make `guard.shards` greater than the number of the shard")]
    Shard,
    /// 4011.
    #[error("the bot is on too many servers for so few shards: raise `guard.shards`")]
    Sharding,
    /// 4012.
    #[error("Discord no longer speaks this version of the gateway: update Lodge")]
    Version,
    /// 4013.
    #[error("Discord knows no such intents: update Lodge")]
    Intents,
    /// 4014.
    #[error(
        "Discord’s portal does not allow the intents that were asked for: switch on `Server Members Intent` and `Message Content Intent` in the portal (Bot > Privileged Gateway Intents), or set `guard.message_content` to false"
    )]
    Disallowed,
}

impl Fatal {
    /// Our own word for it, which is also the end of the name of the message that explains it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Token => "token",
            Self::Shard => "shard",
            Self::Sharding => "sharding",
            Self::Version => "version",
            Self::Intents => "intents",
            Self::Disallowed => "disallowed",
        }
    }
}

/// What a close code means; none is a connection that broke.
#[must_use]
pub const fn fate(code: Option<u16>) -> Fate {
    match code {
        Some(4004) => Fate::Over(Fatal::Token),
        Some(4010) => Fate::Over(Fatal::Shard),
        Some(4011) => Fate::Over(Fatal::Sharding),
        Some(4012) => Fate::Over(Fatal::Version),
        Some(4013) => Fate::Over(Fatal::Intents),
        Some(4014) => Fate::Over(Fatal::Disallowed),
        // Not authenticated, a wrong number, a session that timed out.
        Some(4003 | 4007 | 4009) => Fate::Anew,
        _ => Fate::Resume,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_has_to_change_ends_it_and_nothing_else_does() {
        let over = |code: &u16| matches!(fate(Some(*code)), Fate::Over(_));
        let fatal: Vec<u16> = (1000..5000).filter(over).collect();
        assert_eq!(fatal, [4004, 4010, 4011, 4012, 4013, 4014]);
        assert_eq!(fate(Some(4009)), Fate::Anew);
        assert_eq!(fate(Some(1001)), Fate::Resume);
        assert_eq!(fate(None), Fate::Resume);
    }

    #[test]
    fn each_says_what_to_do() {
        for fatal in [Fatal::Token, Fatal::Shard, Fatal::Sharding, Fatal::Disallowed] {
            assert!(fatal.to_string().contains(": "), "{fatal}");
        }
    }
}
