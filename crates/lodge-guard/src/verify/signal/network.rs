//! What kind of network an address belongs to: the operator's table of prefixes. Nobody else is asked.
//!
//! ```csv
//! prefix,kind
//! 192.0.2.0/24,mobile
//! 2001:db8::/32,hosting
//! ```

use std::{collections::HashMap, net::IpAddr};

use crate::records::word::stored_words;

stored_words! {
    /// What kind of network it is: how many people are behind one address.
    pub enum Network: "what kind of network it is" {
        /// A home, or a small office.
        Residential = "residential",
        /// A carrier of phones.
        Mobile = "mobile",
        /// Many homes behind one address.
        Cgnat = "cgnat",
        /// A school or a university.
        Education = "education",
        /// A firm with many people behind one address.
        Business = "business",
        /// Rented machines.
        Hosting = "hosting",
        /// A VPN or a proxy.
        Vpn = "vpn",
        /// An exit of Tor.
        Tor = "tor",
        /// The table does not say.
        Unknown = "unknown",
    }
}

impl Network {
    /// Whether one address of it is one household.
    #[must_use]
    pub const fn is_a_home(self) -> bool {
        matches!(self, Self::Residential)
    }

    /// Whether people use it to be somewhere else.
    #[must_use]
    pub const fn is_a_detour(self) -> bool {
        matches!(self, Self::Hosting | Self::Vpn | Self::Tor)
    }
}

/// How many lines a table has at most.
const MOST_LINES: usize = 2_000_000;

/// The operator's table; the longest prefix counts. An empty one knows nothing, and all is [`Network::Unknown`].
#[derive(Debug, Default)]
pub struct Networks {
    v4: Levels,
    v6: Levels,
}

/// Prefixes of one family by their length, the longest first.
type Levels = Vec<(u8, HashMap<u128, Network>)>;

/// Why a table cannot be used: in which line, and what to write there. It does not repeat the line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the table of networks: {wrong}")]
pub struct BadTable {
    /// Which line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub wrong: Wrong,
}

/// What is wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// There are not two fields.
    #[error("there must be a prefix, a comma and a kind: `192.0.2.0/24,mobile`")]
    Fields,
    /// The prefix is none.
    #[error("the prefix must be an address, `/` and its length: `192.0.2.0/24` or `2001:db8::/32`")]
    Prefix,
    /// The length is too long for its family.
    #[error("the length is at most 32 for IPv4 and 128 for IPv6")]
    Length,
    /// Something stands behind the prefix.
    #[error("the address goes on behind its prefix: write zeros there, or a longer length")]
    Behind,
    /// The kind is none.
    #[error(
        "the kind must be `residential`, `mobile`, `cgnat`, `education`, `business`, `hosting`, `vpn` or `tor`"
    )]
    Kind,
    /// The prefix is there with another kind.
    #[error("the same prefix is there before, with another kind: keep one of them")]
    Twice,
    /// There are too many.
    #[error("there are more than 2,000,000 lines: leave out prefixes that say the same as a shorter one")]
    Lines,
}

impl Networks {
    /// Reads a table. Empty lines, lines that begin with `#`, and a first line `prefix,kind` say nothing.
    ///
    /// # Errors
    /// [`BadTable`] names the first line that is wrong; nothing of the table is used then.
    pub fn read(text: &str) -> Result<Self, BadTable> {
        let mut levels = [const { Vec::<(u8, HashMap<u128, Network>)>::new() }; 2];
        for (line, text) in (1..).zip(text.lines().map(str::trim)) {
            let says_nothing =
                text.is_empty() || text.starts_with('#') || (line == 1 && text == "prefix,kind");
            if says_nothing {
                continue;
            }
            let bad = |wrong| BadTable { line, wrong };
            if line > MOST_LINES {
                return Err(bad(Wrong::Lines));
            }
            let (bits, length, is_v4, kind) = one(text).map_err(bad)?;
            let [v4, v6] = &mut levels;
            let level = level_of(if is_v4 { v4 } else { v6 }, length);
            if level.insert(bits, kind).is_some_and(|before| before != kind) {
                return Err(bad(Wrong::Twice));
            }
        }
        let [v4, v6] = levels;
        Ok(Self { v4, v6 })
    }

    /// How many prefixes it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.v4.iter().chain(&self.v6).map(|(_, level)| level.len()).sum()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What it says of these bits, the first of the address highest.
    pub(super) fn of(&self, bits: u128, is_v4: bool) -> Network {
        let levels = if is_v4 { &self.v4 } else { &self.v6 };
        let found = levels.iter().find_map(|(length, level)| level.get(&first(bits, *length)));
        found.copied().unwrap_or(Network::Unknown)
    }
}

/// The prefixes of this length, made if there are none; longer ones stand before shorter ones.
fn level_of(levels: &mut Levels, length: u8) -> &mut HashMap<u128, Network> {
    let at = levels.partition_point(|(longer, _)| *longer > length);
    if levels.get(at).is_none_or(|(found, _)| *found != length) {
        levels.insert(at, (length, HashMap::new()));
    }
    #[expect(clippy::indexing_slicing, reason = "it was found or put there")]
    &mut levels[at].1
}

/// One line: the bits of its prefix, how many, of which family, and the kind.
fn one(line: &str) -> Result<(u128, u8, bool, Network), Wrong> {
    let (prefix, kind) = line.split_once(',').ok_or(Wrong::Fields)?;
    if kind.contains(',') {
        return Err(Wrong::Fields);
    }
    let (address, length) = prefix.trim().split_once('/').ok_or(Wrong::Prefix)?;
    let address: IpAddr = address.parse().map_err(|_| Wrong::Prefix)?;
    let is_plain = !length.is_empty() && length.len() <= 3 && length.bytes().all(|b| b.is_ascii_digit());
    let length: u8 =
        if is_plain { length.parse().map_err(|_| Wrong::Length)? } else { return Err(Wrong::Prefix) };
    let (bits, most) = match address {
        IpAddr::V4(v4) => (u128::from(v4.to_bits()) << 96, 32),
        IpAddr::V6(v6) => (v6.to_bits(), 128),
    };
    if length > most {
        return Err(Wrong::Length);
    }
    if first(bits, length) != bits {
        return Err(Wrong::Behind);
    }
    let kind = Network::parse(kind.trim()).filter(|kind| *kind != Network::Unknown).ok_or(Wrong::Kind)?;
    Ok((bits, length, address.is_ipv4(), kind))
}

/// The first bits, and zeros.
fn first(bits: u128, length: u8) -> u128 {
    bits & u128::MAX.checked_shl(128 - u32::from(length)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{super::address::ClearAddress, *};

    #[track_caller]
    fn check(table: &str, address: &str, expected: Network) {
        let table = Networks::read(table).unwrap();
        assert_eq!(ClearAddress::new(address.parse().unwrap()).network(&table), expected, "{address}");
    }

    #[test]
    fn the_longest_prefix_counts() {
        let table = "prefix,kind\n# carriers\n192.0.2.0/24,mobile\n\n192.0.2.128/25,vpn\n192.0.2.129/32,tor\n\
                     0.0.0.0/0,residential\n2001:db8::/32, hosting\n2001:db8:1::/48,education\n";
        check(table, "192.0.2.1", Network::Mobile);
        check(table, "192.0.2.130", Network::Vpn);
        check(table, "192.0.2.129", Network::Tor);
        check(table, "198.51.100.1", Network::Residential);
        check(table, "::ffff:192.0.2.1", Network::Mobile);
        check(table, "2001:db8:2::1", Network::Hosting);
        check(table, "2001:db8:1::1", Network::Education);
        check(table, "2001:db9::1", Network::Unknown);
        check("", "192.0.2.1", Network::Unknown);
    }

    #[track_caller]
    fn wrong(table: &str, line: usize, wrong: Wrong) {
        assert_eq!(Networks::read(table).unwrap_err(), BadTable { line, wrong }, "{table}");
    }

    #[test]
    fn a_line_that_is_wrong_is_named() {
        wrong("192.0.2.0/24", 1, Wrong::Fields);
        wrong("192.0.2.0/24,mobile,x", 1, Wrong::Fields);
        wrong("\n192.0.2.0,mobile", 2, Wrong::Prefix);
        wrong("192.0.2/24,mobile", 1, Wrong::Prefix);
        wrong("192.0.2.0/+24,mobile", 1, Wrong::Prefix);
        wrong("192.0.2.0/,mobile", 1, Wrong::Prefix);
        wrong("192.0.2.0/33,mobile", 1, Wrong::Length);
        wrong("2001:db8::/129,mobile", 1, Wrong::Length);
        wrong("2001:db8::/999,mobile", 1, Wrong::Length);
        wrong("192.0.2.1/24,mobile", 1, Wrong::Behind);
        wrong("0.0.0.1/0,mobile", 1, Wrong::Behind);
        wrong("192.0.2.0/24,phone", 1, Wrong::Kind);
        wrong("192.0.2.0/24,unknown", 1, Wrong::Kind);
        wrong("192.0.2.0/24,mobile\n192.0.2.0/24,vpn", 2, Wrong::Twice);
        assert_eq!(Networks::read("192.0.2.0/24,vpn\n192.0.2.0/24,vpn").unwrap().len(), 1);
    }

    #[test]
    fn what_is_wrong_is_said_with_what_to_write_and_without_the_line() {
        let said = Networks::read("198.51.100.7/24,mobile").unwrap_err().to_string();
        assert!(said.starts_with("line 1 of the table of networks: ") && !said.contains("198.51"), "{said}");
    }

    proptest::proptest! {
        #[test]
        fn it_says_what_looking_at_every_line_says(
            lines in proptest::collection::btree_map((0u32..64, 26u8..=32), 0usize..8, 0..20),
            asked in 0u32..64,
        ) {
            let lines: std::collections::BTreeMap<(u32, u8), Network> = lines
                .into_iter()
                .map(|((low, length), kind)| ((low & (u32::MAX << (32 - length)), length), Network::ALL[kind]))
                .collect();
            let text: String = lines
                .iter()
                .map(|((low, length), kind)| format!("0.0.0.{low}/{length},{}\n", kind.as_str()))
                .collect();
            let longest = lines
                .iter()
                .filter(|((low, length), _)| asked & (u32::MAX << (32 - length)) == *low)
                .max_by_key(|((_, length), _)| *length);
            let expected = longest.map_or(Network::Unknown, |(_, kind)| *kind);
            let table = Networks::read(&text).unwrap();
            proptest::prop_assert_eq!(table.of(u128::from(asked) << 96, true), expected);
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,60}") {
            let _ = Networks::read(&text);
        }
    }
}
