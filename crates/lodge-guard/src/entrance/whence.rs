//! What kind of network somebody comes from: the operator's table says it, or a service that the server's staff chose.

use std::{net::IpAddr, sync::Arc};

use crate::{
    Server,
    commands::Desk,
    ids::GuildId,
    store::epochs,
    verify::signal::{Token, address::ClearAddress, network::Network},
};

/// What kind of network it is. What fails here says nothing: nobody stays outside because a service is away.
pub(crate) async fn network(desk: &Desk, guild: GuildId, address: IpAddr) -> Network {
    let entrance = &desk.entrance;
    let known = ClearAddress::new(address).network(&entrance.networks);
    let settings = desk.settings.of(guild);
    let chosen = &settings.entrance.outside;
    if known != Network::Unknown || entrance.outside.asked(chosen).is_empty() {
        return known;
    }
    match token(desk, guild, address).await {
        Some(token) => entrance.outside.network(known, chosen, address, &token).await,
        None => known,
    }
}

/// The address as the server knows it this quarter: what a service said is remembered under it.
async fn token(desk: &Desk, guild: GuildId, address: IpAddr) -> Option<Token> {
    let entrance = &desk.entrance;
    let (db, server) = (&desk.hands.db, Server::of(guild));
    let keys = epochs::keys(db, server, desk.now(), &*entrance.chance, entrance.cost).await.ok()?;
    let key = keys.into_iter().next_back()?;
    let turn = Arc::clone(&entrance.keying).acquire_owned().await.ok()?;
    let keying = tokio::task::spawn_blocking(move || {
        let token = ClearAddress::new(address).household(&key).ok();
        drop(turn);
        token
    });
    keying.await.ok()?
}
