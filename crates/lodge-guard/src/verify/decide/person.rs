//! What likeness to one person adds.

use super::{Because, Evidence, Reason};
use crate::verify::{
    compare::Alike,
    signal::{Signal, network::Network},
};
use lodge_register::Timestamp;

/// The reasons that likeness to this person gives. Of places, only the nearest counts.
pub(super) fn reasons(alike: &Alike, evidence: &Evidence) -> Vec<Reason> {
    let has = |signal| alike.signals.contains_key(&signal);
    let (connection, device) = match alike.is_banned {
        true => (Because::BannedConnection, Because::BannedDevice),
        false => (Because::MemberConnection, Because::MemberDevice),
    };
    // A second account is one, by whichever of the two it is seen.
    let device = has(Signal::Device).then_some(device);
    let connection = has(Signal::Connection).then_some(connection);
    let device = device.filter(|_| alike.is_banned || connection.is_none());
    // Members are neighbours, and live together: only where banned people come from says anything.
    let place = alike.is_banned.then(|| place(alike, evidence)).flatten();
    [connection, device, place].into_iter().flatten().map(Because::reason).collect()
}

fn place(alike: &Alike, evidence: &Evidence) -> Option<Because> {
    let [facts, near] = [Signal::Facts, Signal::Prefix].map(|signal| alike.signals.contains_key(&signal));
    match alike.signals.get(&Signal::Address) {
        Some(seen) => Some(address(*seen, evidence)),
        // Among homes only: thousands of phones are neighbours, and alike.
        None if facts && near && evidence.network.is_a_home() => Some(Because::NearAndSameFacts),
        None => facts.then_some(Because::SameFacts),
    }
}

fn address(seen: Timestamp, evidence: &Evidence) -> Because {
    match evidence.network {
        Network::Unknown => Because::AddressUnknown,
        network if !network.is_a_home() => Because::AddressShared,
        _ if evidence.now <= seen.plus_days(7) => Because::HomeThisWeek,
        _ if evidence.now <= seen.plus_days(30) => Because::HomeThisMonth,
        _ => Because::HomeBefore,
    }
}
