//! A visit: whose link it is, what the server chose, and what happens to them.

use std::sync::Arc;

use axum::http::StatusCode;
use lodge_abuse::Rule;
use lodge_store::StoreError;
use lodge_web::{Fault, Network};

use super::ticket::Ticket;
use crate::{
    Newcomer, Server,
    commands::Desk,
    entrance::{
        away::Sent,
        course::{Went, answered, happened},
        look::{EntranceError, Seen, look},
        mutual, whence,
    },
    ids::GuildId,
    panel::Porch,
    settings::Settings,
    store::newcomers,
    verify::{
        decide::Decision,
        flow::Event,
        signal::{Clear, network},
    },
};

/// From one network, in an hour: enough for a school class that comes together.
const OFTEN: Rule = Rule { name: "guard-verify", count: 300, seconds: 3_600 };
/// How often one person is sent to Discord in an hour.
const AWAY: Rule = Rule { name: "guard-verify-away", count: 20, seconds: 3_600 };

/// A visit of somebody with a link.
#[derive(Clone)]
pub(super) struct Visit {
    pub(super) porch: Porch,
    pub(super) desk: Desk,
    pub(super) ticket: Ticket,
    pub(super) settings: Arc<Settings>,
    /// Which servers elsewhere are asked about them, by their names.
    pub(super) elsewhere: Arc<[String]>,
}

impl Visit {
    /// The visit that a link is for.
    pub(super) async fn open(porch: &Porch, sealed: &str) -> Result<Self, Fault> {
        let desk = porch.desk().ok_or_else(Fault::not_found)?;
        let ticket = Ticket::open(&desk.hands.db, sealed).ok_or_else(Fault::not_found)?;
        Self::of(porch, ticket).await
    }

    /// The visit that a ticket is for, if its time is not over.
    pub(super) async fn of(porch: &Porch, ticket: Ticket) -> Result<Self, Fault> {
        let desk = porch.desk().ok_or_else(Fault::not_found)?.clone();
        if ticket.is_over(desk.now()) {
            return Err(Fault::new(StatusCode::GONE, "guard-verify-over"));
        }
        let guild = Server::guild(ticket.server);
        let (settings, elsewhere) = (desk.settings.of(guild), mutual::declared(&desk, guild).await?.into());
        Ok(Self { porch: porch.clone(), desk, ticket, settings, elsewhere })
    }

    /// The same, for whoever does something: not too often from one network.
    pub(super) async fn counted(porch: &Porch, sealed: &str, network: &Network) -> Result<Self, Fault> {
        count(porch, network).await?;
        Self::open(porch, sealed).await
    }

    /// On which server.
    pub(super) fn guild(&self) -> GuildId {
        Server::guild(self.ticket.server)
    }

    /// Where its page is.
    pub(super) fn path(&self) -> String {
        self.ticket.path(&self.desk.hands.db)
    }

    /// Where they stand. Nothing, if nobody asks them.
    pub(super) async fn newcomer(&self) -> Result<Option<Newcomer>, StoreError> {
        if !self.settings.entrance.on {
            return Ok(None);
        }
        newcomers::of(&self.desk.hands.db, self.ticket.server, self.ticket.user).await
    }

    /// Something happened to them; if they are sent to Discord now, it is with this.
    pub(super) async fn happened(&self, event: Event, sent: &Sent) -> Result<Option<Went>, StoreError> {
        if !self.settings.entrance.on {
            return Ok(None);
        }
        happened(&self.desk, self.guild(), self.ticket.user, event, sent.hash()).await
    }

    /// They answered the questions; if they are sent to Discord now, it is with this.
    pub(super) async fn answered(&self, answers: &[String], sent: &Sent) -> Result<Option<Went>, StoreError> {
        answered(&self.desk, self.guild(), self.ticket.user, answers, sent.hash()).await
    }

    /// What they are sent away with, if they are.
    pub(super) fn draws(&self) -> Sent {
        Sent::draw(&self.desk.hands.db, &*self.porch.house.chance)
    }

    /// Whether they may be sent to Discord once more.
    pub(super) async fn may_leave(&self) -> Result<(), Fault> {
        let who = [self.ticket.server.number().to_be_bytes(), self.ticket.user.get().to_be_bytes()].concat();
        allow(&self.porch, &AWAY, &who).await
    }

    /// Looks at them. What is theirs in clear is gone when this ends; what kind of network it was is said.
    pub(super) async fn looked_at(
        &self,
        clear: Option<Clear>,
        address: Option<std::net::IpAddr>,
    ) -> (Result<Decision, EntranceError>, network::Network) {
        let guild = self.guild();
        let network = match address {
            Some(address) => whence::network(&self.desk, guild, address).await,
            None => network::Network::Unknown,
        };
        (look(&self.desk, guild, self.ticket.user, Seen { clear, network }).await, network)
    }
}

/// Counts one more thing that somebody did from this network.
pub(super) async fn count(porch: &Porch, network: &Network) -> Result<(), Fault> {
    allow(porch, &OFTEN, network.octets()).await
}

async fn allow(porch: &Porch, rule: &Rule, who: &[u8]) -> Result<(), Fault> {
    let verdict = porch.house.limiter.allow(rule, who).await?;
    if verdict.allowed { Ok(()) } else { Err(Fault::too_many(verdict.reset)) }
}
