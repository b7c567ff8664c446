//! Coming to an agreement, and ending it.
//!
//! ```text
//! host:   offer ──> an invitation ─────────> answered ── a person looks who it is ──> agree ──> on
//! guest:             └─ accept: on, and told ──┘                                       └──told──> heard of
//! ```

use lodge_abuse::Rule;
use lodge_register::{Id, Personal, draw};
use lodge_store::StoreError;
use zeroize::Zeroizing;

use super::{
    Mutual, Way,
    invitation::{DAYS as GOOD_FOR, Invitation, NoInvitation},
    message::{Answer, Octets, Question},
    oprf::{Key, PublicKey},
    proof::Side,
    send::{self, Silent},
    shared::Shared,
    theirs::{tell, tidied},
};
use crate::{
    Accord, Deed, Done, Peering, Server,
    commands::Desk,
    ids::{GuildId, UserId},
    settings::Topic,
    store::{
        deeds,
        peerings::{self, DAYS, MOST},
    },
};

/// How often one server may knock at others, in an hour.
const ACCEPTED: Rule = Rule { name: "guard-mutual-accepted", count: 20, seconds: 3_600 };
/// With what a deed about an agreement is done.
const TOOL: &str = "agreement";

/// Why nothing comes of it.
#[derive(Debug)]
pub enum Cannot {
    /// This Lodge does not know its own address, or has no way out.
    Nowhere,
    /// There are as many as there may be.
    Many,
    /// The text is no invitation.
    Invitation(NoInvitation),
    /// It is an invitation of this Lodge.
    Ours,
    /// It was accepted already.
    Known,
    /// The other Lodge was not reached, or did not answer as it should.
    Silent,
    /// The other Lodge does not know the invitation any more.
    Gone,
    /// Too often within an hour.
    Often,
    /// There is no such agreement, or it is not as far as that.
    Not,
    /// The store or the cache failed.
    Store(StoreError),
}

impl From<StoreError> for Cannot {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Cannot {
    /// The message for whoever wanted it.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self {
            Self::Nowhere => "guard-mutual-nowhere",
            Self::Many => "guard-mutual-many",
            Self::Invitation(NoInvitation::Unreadable) => "guard-mutual-unreadable",
            Self::Invitation(NoInvitation::Late) => "guard-mutual-late",
            Self::Ours => "guard-mutual-ours",
            Self::Known => "guard-mutual-known",
            Self::Silent | Self::Store(_) => "guard-mutual-silent",
            Self::Gone => "guard-mutual-gone",
            Self::Often => "guard-mutual-often",
            Self::Not => "guard-mutual-not",
        }
    }
}

fn way(desk: &Desk) -> Result<(&Way, &str), Cannot> {
    let Mutual(Some(way)) = &desk.entrance.mutual else { return Err(Cannot::Nowhere) };
    let at = desk.at.get().ok_or(Cannot::Nowhere)?;
    Ok((way, at))
}

/// Makes an invitation. Its text is shown this once.
///
/// # Errors
/// [`Cannot`] if not.
pub async fn offer(desk: &Desk, guild: GuildId, by: UserId) -> Result<Zeroizing<String>, Cannot> {
    let (_, at) = way(desk)?;
    let (chance, now) = (&*desk.entrance.chance, desk.now());
    room(desk, guild).await?;
    let shared = Shared::draw(chance);
    let until = now.plus_days(GOOD_FOR);
    let peering = Peering {
        id: desk.hands.db.new_id(),
        server_id: Server::of(guild),
        handle: shared.name().to_vec(),
        side: Side::Host,
        stand: Accord::Offered,
        url: String::new(),
        peer_id: GuildId::NONE,
        called: String::new(),
        shared: Personal::new(shared.octets().to_vec()),
        own_seed: Personal::new(draw::<32>(chance).to_vec()),
        peer_key: None,
        made_at: now,
        heard_at: None,
        ends_at: until,
    };
    peerings::add(&desk.hands.db, &peering).await?;
    note(desk, guild, by, "offered").await?;
    let invitation = Invitation { url: at.to_owned(), guild, name: own_name(desk, guild), shared, until };
    Ok(invitation.text())
}

/// Who invites, in a text that was pasted.
///
/// # Errors
/// [`Cannot`] if it is no invitation for this server.
pub fn look_at(desk: &Desk, text: &str) -> Result<Invitation, Cannot> {
    let (_, at) = way(desk)?;
    let invitation = Invitation::read(text, desk.now()).map_err(Cannot::Invitation)?;
    if invitation.url == at { Err(Cannot::Ours) } else { Ok(invitation) }
}

/// Accepts an invitation: this side agrees from now on, and the other side is told.
///
/// # Errors
/// [`Cannot`] if nothing came of it. Nothing is kept then.
pub async fn accept(desk: &Desk, guild: GuildId, by: UserId, text: &str) -> Result<(), Cannot> {
    let (way, at) = way(desk)?;
    let invitation = look_at(desk, text)?;
    let (db, chance, now) = (&desk.hands.db, &*desk.entrance.chance, desk.now());
    let handle = invitation.shared.name().to_vec();
    if peerings::by_handle(db, &handle, now).await?.is_some() {
        return Err(Cannot::Known);
    }
    room(desk, guild).await?;
    if !way.limiter.allow(&ACCEPTED, &guild.get().to_be_bytes()).await?.allowed {
        return Err(Cannot::Often);
    }
    let seed = draw::<32>(chance).to_vec();
    let own = Key::of(&seed).ok_or(Cannot::Not)?;
    let mut peering = Peering {
        id: db.new_id(),
        server_id: Server::of(guild),
        handle,
        side: Side::Guest,
        stand: Accord::On,
        url: invitation.url.clone(),
        peer_id: invitation.guild,
        called: tidied(&invitation.name),
        shared: Personal::new(invitation.shared.octets().to_vec()),
        own_seed: Personal::new(seed),
        peer_key: None,
        made_at: now,
        heard_at: None,
        ends_at: now.plus_days(DAYS),
    };
    let key = Octets(own.public());
    let said = Question::Accept { url: at.to_owned(), guild, name: own_name(desk, guild), key };
    let answer = send::say(desk, way, &peering, &invitation.shared, &said).await.map_err(|silent| {
        tracing::warn!(reason = %silent, "An invitation of another Lodge could not be accepted");
        // Whoever does not know the invitation says so; all else may go well another time.
        if matches!(silent, Silent::No(404 | 409)) { Cannot::Gone } else { Cannot::Silent }
    })?;
    let Answer::Accepted { key } = answer else { return Err(Cannot::Silent) };
    PublicKey::read(&key.0).ok_or(Cannot::Silent)?;
    peering.peer_key = Some(key.0.to_vec());
    peerings::add(db, &peering).await?;
    note(desk, guild, by, "accepted").await?;
    tell(desk, &peering, "mutual-told-accepted", Topic::Cases).await;
    Ok(())
}

/// Agrees to whoever answered an invitation of ours: to the server with this number, and to no other, once its Lodge has
/// proved at its address that it was it.
///
/// # Errors
/// [`Cannot`] if nobody answered, or somebody else.
pub async fn agree(
    desk: &Desk,
    guild: GuildId,
    by: UserId,
    id: Id<Peering>,
    with: GuildId,
) -> Result<(), Cannot> {
    let (way, _) = way(desk)?;
    let (db, now) = (&desk.hands.db, desk.now());
    let peering = peerings::by_id(db, Server::of(guild), id, now).await?.ok_or(Cannot::Not)?;
    if peering.stand != Accord::Answered || peering.peer_id != with {
        return Err(Cannot::Not);
    }
    // Whoever answered the invitation may have named somebody else’s Lodge: only that one can prove that it knows of it.
    let shared = Shared::kept(peering.shared.reveal()).ok_or(Cannot::Not)?;
    send::say(desk, way, &peering, &shared, &Question::Begin {}).await.map_err(|silent| {
        tracing::warn!(reason = %silent, "Another Lodge did not prove that it answered an invitation");
        Cannot::Silent
    })?;
    if !peerings::agree(db, id, with, now).await? {
        return Err(Cannot::Not);
    }
    note(desk, guild, by, "agreed").await?;
    tell(desk, &peering, "mutual-told-agreed", Topic::Cases).await;
    Ok(())
}

/// Ends an agreement, or takes an invitation back: at once here, and the other side is told.
///
/// # Errors
/// [`Cannot`] if there is none.
pub async fn end(desk: &Desk, guild: GuildId, by: UserId, id: Id<Peering>) -> Result<(), Cannot> {
    let (way, _) = way(desk)?;
    let db = &desk.hands.db;
    let peering = peerings::by_id(db, Server::of(guild), id, desk.now()).await?.ok_or(Cannot::Not)?;
    peerings::end(db, id).await?;
    send::forget(way, &peering).await?;
    note(desk, guild, by, "ended").await?;
    if !peering.url.is_empty() {
        tell(desk, &peering, "mutual-told-ended", Topic::Cases).await;
        told(desk, way, &peering, &Question::End {}).await;
    }
    Ok(())
}

/// Ends the agreements whose time is over, and forgets what was remembered for them.
///
/// # Errors
/// [`StoreError`] if the store fails.
pub async fn tidy(desk: &Desk) -> Result<(), StoreError> {
    for peering in peerings::over(&desk.hands.db, desk.now()).await? {
        if peerings::end(&desk.hands.db, peering.id).await? && peering.stand == Accord::On {
            tell(desk, &peering, "mutual-told-over", Topic::Cases).await;
        }
    }
    peerings::tidy(&desk.hands.db).await
}

/// Whether there is room for one more.
async fn room(desk: &Desk, guild: GuildId) -> Result<(), Cannot> {
    let all = peerings::of(&desk.hands.db, Server::of(guild), desk.now()).await?;
    if all.len() < MOST { Ok(()) } else { Err(Cannot::Many) }
}

/// Tells the other side, if it can be reached: what holds here holds without it.
async fn told(desk: &Desk, way: &Way, peering: &Peering, question: &Question) {
    let Some(shared) = Shared::kept(peering.shared.reveal()) else { return };
    if let Err(silent) = send::say(desk, way, peering, &shared, question).await {
        tracing::warn!(reason = %silent, "Another Lodge could not be told about an agreement");
    }
}

async fn note(desk: &Desk, guild: GuildId, by: UserId, outcome: &str) -> Result<(), StoreError> {
    let db = &desk.hands.db;
    let deed = deeds::deed(db, Server::of(guild), by, Done::Set, desk.now());
    deeds::note(db, &Deed { tool: TOOL.to_owned(), outcome: outcome.to_owned(), ..deed }).await
}

/// What our server is called, as far as others are told.
fn own_name(desk: &Desk, guild: GuildId) -> String {
    tidied(&desk.name_of(guild))
}
