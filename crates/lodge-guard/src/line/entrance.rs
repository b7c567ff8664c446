//! Who comes to a server is asked, who leaves is asked no more, and what is remembered of somebody follows their ban.

use lodge_store::StoreError;

use crate::{
    Newcomer, Server,
    commands::Desk,
    entrance::{
        course::{came, happened},
        open,
    },
    event::{Event, Gone},
    ids::GuildId,
    store::traces,
    verify::flow,
};

/// Hears what matters at the entrance. Each can be told twice, and is one. Whoever is to be let in now is returned.
pub(super) async fn heard(desk: &Desk, event: &Event) -> Result<Option<Newcomer>, StoreError> {
    match event {
        Event::MemberAdd(member) => return came(desk, member).await,
        Event::MemberRemove(gone) if desk.settings.of(gone.guild_id).entrance.on => {
            happened(desk, gone.guild_id, gone.user.id, flow::Event::Left, [0; 32]).await?;
        }
        Event::BanAdd(gone) => banned(desk, gone).await?,
        Event::BanRemove(gone) => let_back(desk, gone).await?,
        _ => {}
    }
    Ok(None)
}

/// Gives somebody the role whose request was approved before they came. What does not work now is tried again with every
/// turn of the entrance.
pub(super) async fn let_in(desk: &Desk, guild: GuildId, newcomer: &Newcomer) {
    if let Err(error) = open::give(desk, guild, newcomer).await {
        failed(&error);
    }
}

/// Something could not be remembered.
pub(super) fn failed(error: &StoreError) {
    tracing::error!(%error, "What happened at an entrance could not be remembered");
}

/// Whether anything is remembered of somebody: in a raid hundreds are banned of whom nothing is.
async fn is_remembered(desk: &Desk, gone: &Gone) -> Result<bool, StoreError> {
    let kept = traces::of(&desk.hands.db, Server::of(gone.guild_id), gone.user.id).await?;
    Ok(!kept.is_empty())
}

async fn banned(desk: &Desk, gone: &Gone) -> Result<(), StoreError> {
    if !is_remembered(desk, gone).await? {
        return Ok(());
    }
    traces::ban(&desk.hands.db, Server::of(gone.guild_id), gone.user.id, desk.now()).await
}

async fn let_back(desk: &Desk, gone: &Gone) -> Result<(), StoreError> {
    if !is_remembered(desk, gone).await? {
        return Ok(());
    }
    traces::unban(&desk.hands.db, Server::of(gone.guild_id), gone.user.id).await
}
