//! Changes and what takes them back.

use lodge_register::Timestamp;
use proptest::prelude::*;

use super::{restore::Extra, *};
use crate::town::CATEGORY;

const ACTOR: UserId = UserId::new(66);
const OTHER: UserId = UserId::new(7);

fn role(id: u64) -> Role {
    Role {
        id: RoleId::new(id),
        name: format!("role {id}").into(),
        permissions: Permissions::SEND_MESSAGES,
        colors: [0; 3],
        position: 1,
        hoist: false,
        mentionable: false,
        managed: false,
        emoji: None,
    }
}

fn channel(id: u64) -> Channel {
    Channel {
        id: ChannelId::new(id),
        parent: None,
        name: format!("channel {id}").into(),
        topic: None,
        overwrites: Box::default(),
        bitrate: 0,
        position: 1,
        slowmode: 0,
        user_limit: 0,
        kind: 0,
        nsfw: false,
    }
}

fn start() -> Structure {
    Structure {
        face: Face { name: "Lodge".into(), ..Face::default() },
        roles: (1..6).map(|id| (RoleId::new(id), role(id))).collect(),
        channels: (1..6).map(|id| (ChannelId::new(id), channel(id))).collect(),
    }
}

fn logged(actor: UserId, change: Change) -> Logged {
    Logged { at: Timestamp::from_millis(1), actor: Some(actor), change }
}

/// Something is done to a server: the change that it is.
fn done(state: &mut Structure, what: u8, id: u64, value: u8) -> Option<Change> {
    let mut after = state.clone();
    let (role_id, channel_id) = (RoleId::new(id), ChannelId::new(id));
    match what % 8 {
        0 => drop(after.roles.remove(&role_id)),
        1 => drop(after.channels.remove(&channel_id)),
        2 => drop(after.roles.entry(RoleId::new(id + 100)).or_insert(role(id + 100))),
        3 => drop(after.channels.entry(ChannelId::new(id + 100)).or_insert(channel(id + 100))),
        4 => after.roles.get_mut(&role_id)?.permissions = Permissions::of_bits(value.into()),
        5 => after.channels.get_mut(&channel_id)?.name = value.to_string().into(),
        6 => after.face.name = value.to_string().into(),
        _ => {
            let channel = after.channels.get_mut(&channel_id)?;
            let bits = Bits { allow: Permissions::of_bits(value.into()), deny: Permissions::NONE };
            let of = OverwriteOf::Role(RoleId::new(u64::from(value % 3)));
            channel.overwrites = merge::set_overwrite(&channel.overwrites, of, Some(bits));
        }
    }
    let change = between(state, &after).into_iter().next();
    *state = after;
    change
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// What one actor did alone is taken back wholly.
    #[test]
    fn taking_back_all_that_was_done_leaves_what_was(acts in proptest::collection::vec((0u8..8, 1u64..6, any::<u8>()), 0..40)) {
        let mut state = start();
        let log: Vec<_> = acts.into_iter().filter_map(|(what, id, value)| done(&mut state, what, id, value)).map(|change| logged(ACTOR, change)).collect();
        for change in restore::of_actor(log.iter(), ACTOR, Timestamp::from_millis(0), &state) {
            state.apply(&change);
        }
        prop_assert_eq!(state, start());
    }

    /// What others did, to other things, stays as they left it.
    #[test]
    fn others_keep_what_they_did(acts in proptest::collection::vec((0u8..8, 1u64..6, any::<u8>(), any::<bool>()), 0..40)) {
        let (mut state, mut without) = (start(), start());
        let mut log = Vec::new();
        for (what, id, value, is_actor) in acts {
            // The actor has the even things, the others the odd ones; the face is the actor's alone.
            if (id % 2 == 0) != is_actor || (what % 8 == 6 && !is_actor) { continue; }
            let Some(change) = done(&mut state, what, id, value) else { continue };
            if !is_actor { without.apply(&change); }
            log.push(logged(if is_actor { ACTOR } else { OTHER }, change));
        }
        for change in restore::of_actor(log.iter(), ACTOR, Timestamp::from_millis(0), &state) {
            state.apply(&change);
        }
        prop_assert_eq!(state, without);
    }

    /// The way from one state to another leads there, and the way back, back.
    #[test]
    fn between_leads_there_and_back(acts in proptest::collection::vec((0u8..8, 1u64..6, any::<u8>()), 0..20)) {
        let mut there = start();
        for (what, id, value) in acts { done(&mut there, what, id, value); }
        let (mut walked, changes) = (start(), between(&start(), &there));
        changes.iter().for_each(|change| walked.apply(change));
        prop_assert_eq!(&walked, &there);
        changes.into_iter().rev().for_each(|change| walked.apply(&change.inverse()));
        prop_assert_eq!(walked, start());
    }
}

#[test]
fn a_field_that_somebody_else_changed_since_stays() {
    let mut state = start();
    let id = ChannelId::new(1);
    let mut log = Vec::new();
    let mut set = |actor, state: &mut Structure, change: &dyn Fn(&mut Channel)| {
        let before = state.channels[&id].clone();
        change(state.channels.get_mut(&id).unwrap());
        log.push(logged(actor, Change::channel(Some(before), Some(state.channels[&id].clone())).unwrap()));
    };
    set(ACTOR, &mut state, &|channel| {
        channel.name = "pwned".into();
        channel.topic = Some("pwned".into())
    });
    set(OTHER, &mut state, &|channel| channel.topic = Some("we are being attacked".into()));
    set(ACTOR, &mut state, &|channel| channel.nsfw = true);
    let changes = restore::of_actor(log.iter(), ACTOR, Timestamp::from_millis(0), &state);
    let [Change::Channel { after: Some(after), .. }] = &changes[..] else { panic!("{changes:?}") };
    assert_eq!(
        (&*after.name, after.topic.as_deref(), after.nsfw),
        ("channel 1", Some("we are being attacked"), false)
    );
}

#[test]
fn people_get_their_roles_back_and_the_banned_may_return() {
    let roles = |user, given: &[u64], taken: &[u64]| {
        let ids = |ids: &[u64]| ids.iter().map(|id| RoleId::new(*id)).collect();
        Change::MemberRoles { user: UserId::new(user), given: ids(given), taken: ids(taken) }
    };
    let ban = |user, banned| Change::Ban { user: UserId::new(user), banned };
    let log = [
        logged(ACTOR, roles(1, &[2], &[1])),
        logged(ACTOR, roles(1, &[], &[2])),
        logged(ACTOR, roles(2, &[77], &[])),
        logged(ACTOR, ban(3, true)),
        logged(ACTOR, ban(4, true)),
        logged(ACTOR, ban(4, false)),
        logged(OTHER, ban(5, true)),
    ];
    let changes = restore::of_actor(log.iter(), ACTOR, Timestamp::from_millis(0), &start());
    // Whoever was given a role and lost it again loses nothing; a role that is no more is nobody's.
    assert_eq!(changes, [roles(1, &[1], &[]), ban(3, false)]);
    assert_eq!(
        restore::of_actor(log.iter(), ACTOR, Timestamp::from_millis(2), &start()),
        [],
        "before that moment"
    );
}

#[test]
fn things_are_made_in_an_order_in_which_they_can_be() {
    let (mut before, after) = (start(), start());
    let mut picture = after;
    picture.channels.insert(ChannelId::new(9), Channel { parent: Some(ChannelId::new(50)), ..channel(9) });
    picture.channels.insert(ChannelId::new(50), Channel { kind: CATEGORY, ..channel(50) });
    picture.roles.insert(RoleId::new(9), role(9));
    before.channels.insert(ChannelId::new(60), channel(60));
    picture.face.system_channel = Some(ChannelId::new(9));
    let order: Vec<_> = between(&before, &picture).iter().map(between::turn).collect();
    assert_eq!(order, [0, 2, 3, 4, 6]);
}

#[test]
fn a_whole_server_is_put_back_into_the_one_that_is_there() {
    let picture = start();
    let mut now = start();
    now.channels.remove(&ChannelId::new(1));
    now.channels.insert(
        ChannelId::new(300),
        Channel { name: "channel 1".into(), topic: Some("new".into()), ..channel(300) },
    );
    now.channels.insert(ChannelId::new(301), channel(301));
    now.roles.remove(&RoleId::new(2));
    now.roles.insert(RoleId::new(8), Role { managed: true, ..role(8) });
    let kept = restore::whole(&now, &picture, Extra::Keep);
    assert_eq!(kept.len(), 2, "one role is made anew; what is called the same is the same: {kept:?}");
    let removed = restore::whole(&now, &picture, Extra::Remove);
    assert_eq!(removed.len(), 3, "what is not in the picture goes; what belongs to a bot stays: {removed:?}");
}

#[test]
fn taking_back_twice_is_the_change_itself() {
    let change = Change::MemberRoles { user: UserId::new(1), given: vec![RoleId::new(2)], taken: vec![] };
    assert_ne!(change.clone().inverse(), change);
    assert_eq!(change.clone().inverse().inverse(), change);
    let ban = Change::Ban { user: UserId::new(1), banned: true };
    assert_eq!(ban.inverse(), Change::Ban { user: UserId::new(1), banned: false });
}
