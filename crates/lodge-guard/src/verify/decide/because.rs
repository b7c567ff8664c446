//! Every reason there is, what it adds, and to which group it belongs.

use super::{Evidence, Reason};
use crate::{records::word::stored_words, verify::signal::network::Network};

stored_words! {
    /// Why points were given or taken.
    pub enum Because: "why points were given" {
        /// The same proved account elsewhere as somebody who is banned.
        BannedConnection = "banned-connection",
        /// The same browser as somebody who is banned.
        BannedDevice = "banned-device",
        /// The same proved account elsewhere as another member.
        MemberConnection = "member-connection",
        /// The same browser as another member.
        MemberDevice = "member-device",
        /// The same home as somebody who is banned, within a week.
        HomeThisWeek = "home-this-week",
        /// The same home, within a month.
        HomeThisMonth = "home-this-month",
        /// The same home, longer ago.
        HomeBefore = "home-before",
        /// The same address, and the table does not say whether it is a home.
        AddressUnknown = "address-unknown",
        /// The same address, which many share.
        AddressShared = "address-shared",
        /// The same neighbourhood, of homes, and the same kind of browser.
        NearAndSameFacts = "near-and-same-facts",
        /// The same kind of browser.
        SameFacts = "same-facts",
        /// Through a VPN, a proxy, Tor or a rented machine.
        Detour = "detour",
        /// Through a rented machine, with an account of this week.
        YoungDetour = "young-detour",
        /// The account is younger than a day.
        OfToday = "of-today",
        /// Younger than a week.
        OfThisWeek = "of-this-week",
        /// Younger than a month.
        OfThisMonth = "of-this-month",
        /// No picture of its own.
        NoPicture = "no-picture",
        /// No proved account elsewhere.
        NoConnection = "no-connection",
        /// Within a day after a ban on this server.
        AfterABan = "after-a-ban",
        /// Older than two years.
        Old = "old",
        /// Two or more proved accounts elsewhere.
        Connected = "connected",
        /// A member before, without anything having been done about it.
        WasHere = "was-here",
        /// The same proved account elsewhere as somebody who is banned on a server that this one has an agreement with.
        BannedElsewhere = "banned-elsewhere",
    }
}

/// What reasons have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Likeness to somebody who is banned that hardly happens by accident.
    Strong,
    /// Such likeness to somebody who is not: a second account.
    Second,
    /// Where they come from, and with what kind of browser.
    Place,
    /// How new the account is, and when it comes.
    Youth,
    /// What speaks for them.
    For,
    /// What a server elsewhere knows: a person looks, and nobody is held for it.
    Elsewhere,
}

impl Because {
    /// To which group it belongs.
    #[must_use]
    pub const fn group(self) -> Group {
        match self {
            Self::BannedConnection | Self::BannedDevice => Group::Strong,
            Self::MemberConnection | Self::MemberDevice => Group::Second,
            Self::HomeThisWeek
            | Self::HomeThisMonth
            | Self::HomeBefore
            | Self::AddressUnknown
            | Self::AddressShared
            | Self::NearAndSameFacts
            | Self::SameFacts
            | Self::Detour
            | Self::YoungDetour => Group::Place,
            Self::OfToday
            | Self::OfThisWeek
            | Self::OfThisMonth
            | Self::NoPicture
            | Self::NoConnection
            | Self::AfterABan => Group::Youth,
            Self::Old | Self::Connected | Self::WasHere => Group::For,
            Self::BannedElsewhere => Group::Elsewhere,
        }
    }

    /// What it adds, in tenths of a point.
    #[must_use]
    pub const fn tenths(self) -> i32 {
        match self {
            Self::BannedConnection => 80,
            Self::BannedDevice => 60,
            Self::MemberConnection | Self::MemberDevice | Self::BannedElsewhere => 40,
            Self::HomeThisWeek | Self::OfToday => 30,
            Self::YoungDetour => 25,
            Self::HomeThisMonth | Self::OfThisWeek => 20,
            Self::NearAndSameFacts | Self::Detour | Self::AddressUnknown => 15,
            Self::HomeBefore | Self::OfThisMonth | Self::AfterABan => 10,
            Self::AddressShared | Self::SameFacts | Self::NoPicture | Self::NoConnection => 5,
            Self::Old | Self::Connected | Self::WasHere => -20,
        }
    }

    /// Whether it is likeness enough to ask a person at all. The same kind of phone is not, nor an address that many share.
    #[must_use]
    pub const fn touches(self) -> bool {
        self.is_likeness() && !matches!(self, Self::SameFacts | Self::AddressShared | Self::AddressUnknown)
    }

    /// Whether it is likeness to somebody, so that a reviewer can say whether it was right.
    #[must_use]
    pub const fn is_likeness(self) -> bool {
        match self.group() {
            Group::Strong | Group::Second | Group::Elsewhere => true,
            Group::Place => !matches!(self, Self::Detour | Self::YoungDetour),
            Group::Youth | Group::For => false,
        }
    }

    /// As a reason with its points.
    pub(super) const fn reason(self) -> Reason {
        Reason { because: self, tenths: self.tenths() }
    }
}

/// What is seen of a visit itself, whomever it is like.
pub(super) fn of_the_visit(evidence: &Evidence) -> impl Iterator<Item = Because> {
    let account = evidence.account;
    let age = match account.days {
        0 => Some(Because::OfToday),
        1..7 => Some(Because::OfThisWeek),
        7..30 => Some(Because::OfThisMonth),
        731.. => Some(Because::Old),
        _ => None,
    };
    let detour = match evidence.network {
        Network::Hosting if account.days < 7 => Some(Because::YoungDetour),
        network if network.is_a_detour() => Some(Because::Detour),
        _ => None,
    };
    let connected = match account.proved {
        Some(0) => Some(Because::NoConnection),
        Some(2..) => Some(Because::Connected),
        _ => None,
    };
    let picture = (!account.has_picture).then_some(Because::NoPicture);
    let after = evidence.soon_after_a_ban.then_some(Because::AfterABan);
    let was_here = account.was_here.then_some(Because::WasHere);
    [detour, age, picture, connected, after, was_here].into_iter().flatten()
}
