//! What a client says on its socket, and what is said back.

use crate::event::Intents;
use crate::gateway::session::{Out, Session};
use crate::id::Id;
use crate::moment::SECOND;
use crate::world::World;
use serde_json::{Value, json};
use std::collections::VecDeque;

/// As long as one message of a client may be.
const LONGEST: usize = 4096;
/// As often as a whole list of members may be asked for.
const LIST_EVERY: i64 = 30 * SECOND;

/// The codes of a close, by what was wrong.
mod code {
    pub(super) const UNKNOWN_OPCODE: u16 = 4001;
    pub(super) const DECODE: u16 = 4002;
    pub(super) const NOT_AUTHENTICATED: u16 = 4003;
    pub(super) const AUTHENTICATION_FAILED: u16 = 4004;
    pub(super) const ALREADY_AUTHENTICATED: u16 = 4005;
    pub(super) const INVALID_SEQ: u16 = 4007;
    pub(super) const RATE_LIMITED: u16 = 4008;
    pub(super) const INVALID_SHARD: u16 = 4010;
    pub(super) const SHARDING_REQUIRED: u16 = 4011;
    pub(super) const INVALID_INTENTS: u16 = 4013;
    pub(super) const DISALLOWED_INTENTS: u16 = 4014;
}

/// Why a socket is closed, or that it is not.
type Heard = Result<(), u16>;

impl World {
    /// The first word to a new socket.
    pub(crate) fn greet(&mut self, socket: u64) {
        let hello =
            json!({ "t": null, "s": null, "op": 10, "d": { "heartbeat_interval": self.options.heartbeat } });
        self.send(socket, &hello);
    }

    pub(crate) fn hear(&mut self, socket: u64, text: &str) {
        if self.faults.plan.cut {
            return;
        }
        if let Err(code) = self.understand(socket, text) {
            self.hub.senders.send(socket, Out::Close(code));
        }
    }

    fn send(&self, socket: u64, message: &Value) {
        if !self.faults.plan.cut {
            self.hub.senders.send(socket, Out::Text(message.to_string()));
        }
    }

    fn understand(&mut self, socket: u64, text: &str) -> Heard {
        let now = self.now;
        let wire = self.hub.sockets.get_mut(&socket).ok_or(code::NOT_AUTHENTICATED)?;
        if !wire.may_send(now) {
            return Err(code::RATE_LIMITED);
        }
        let known = wire.session.clone();
        let said: Value = serde_json::from_str(text).map_err(|_| code::DECODE)?;
        let op =
            said.get("op").and_then(Value::as_u64).filter(|_| text.len() <= LONGEST).ok_or(code::DECODE)?;
        let data = said.get("d").cloned().unwrap_or_default();
        match (op, known) {
            (1, _) => self.acknowledge(socket),
            (2 | 6, Some(_)) => return Err(code::ALREADY_AUTHENTICATED),
            (2, None) => return self.identify(socket, &data),
            (6, None) => return self.resume(socket, &data),
            (_, None) => return Err(code::NOT_AUTHENTICATED),
            (3 | 4, Some(_)) => {}
            (8, Some(session)) => self.list_members(&session, &data),
            _ => return Err(code::UNKNOWN_OPCODE),
        }
        Ok(())
    }

    fn acknowledge(&self, socket: u64) {
        if !self.faults.plan.acks_withheld {
            self.send(socket, &json!({ "t": null, "s": null, "op": 11, "d": null }));
        }
    }

    /// "Your session is no more", and whether to try it once again.
    fn invalid(&self, socket: u64) -> Heard {
        self.send(socket, &json!({ "t": null, "s": null, "op": 9, "d": false }));
        Ok(())
    }

    fn identify(&mut self, socket: u64, data: &Value) -> Heard {
        self.check_token(data)?;
        let shard = data.get("shard").and_then(Value::as_array).map(Vec::as_slice);
        let shard = match shard {
            Some([number, of]) => number.as_u64().zip(of.as_u64()).ok_or(code::INVALID_SHARD)?,
            Some(_) => return Err(code::INVALID_SHARD),
            None if self.options.shards > 1 => return Err(code::SHARDING_REQUIRED),
            None => (0, 1),
        };
        if shard.0 >= shard.1 {
            return Err(code::INVALID_SHARD);
        }
        let intents =
            data.get("intents").and_then(Value::as_u64).map(Intents).ok_or(code::INVALID_INTENTS)?;
        if !Intents::ALL.has(intents) {
            return Err(code::INVALID_INTENTS);
        }
        if !self.options.privileged.has(Intents(intents.0 & Intents::PRIVILEGED.0)) {
            return Err(code::DISALLOWED_INTENTS);
        }
        if self.hub.identifies_left(self.now).0 == 0 {
            // Discord takes the token back, and its owner gets a letter.
            return Err(code::AUTHENTICATION_FAILED);
        }
        if !self.hub.may_identify(shard.0, self.now) {
            return self.invalid(socket);
        }
        self.begin(socket, shard, intents);
        Ok(())
    }

    fn begin(&mut self, socket: u64, shard: (u64, u64), intents: Intents) {
        let name = self.chance.word();
        let guilds = self.guilds_of_shard(shard);
        let mut session = Session {
            intents,
            shard,
            seq: 0,
            told: VecDeque::new(),
            socket: Some(socket),
            given: 0,
            resumable: true,
        };
        let away: Vec<Value> = guilds.iter().map(|id| json!({ "id": id, "unavailable": true })).collect();
        let ready = json!({
            "v": 10, "user": self.bot.own_wire(), "guilds": away, "session_id": name, "session_type": "normal",
            "resume_gateway_url": self.gateway, "shard": [shard.0, shard.1],
            "application": { "id": self.bot.id, "flags": 0 }, "private_channels": [], "relationships": [],
        });
        let keep = self.options.replay;
        session.tell("READY", &ready, keep);
        for guild in
            guilds.iter().filter_map(|id| self.guilds.get(id)).filter(|_| intents.has(Intents::GUILDS))
        {
            if guild.unavailable {
                continue;
            }
            session.tell("GUILD_CREATE", &guild.whole(&self.bot), keep);
        }
        self.hub.senders.flush(&mut session, self.faults.plan.cut);
        if let Some(wire) = self.hub.sockets.get_mut(&socket) {
            wire.session = Some(name.clone());
        }
        self.hub.sessions.insert(name, session);
    }

    fn resume(&mut self, socket: u64, data: &Value) -> Heard {
        self.check_token(data)?;
        let name = data.get("session_id").and_then(Value::as_str).unwrap_or_default();
        let seq = data.get("seq").and_then(Value::as_u64).ok_or(code::INVALID_SEQ)?;
        let Some(session) = self.hub.sessions.get_mut(name).filter(|session| session.resumable) else {
            return self.invalid(socket);
        };
        if seq > session.seq {
            return Err(code::INVALID_SEQ);
        }
        let oldest = session.told.front().map_or(session.seq + 1, |(seq, _)| *seq);
        if seq + 1 < oldest {
            session.resumable = false;
            return self.invalid(socket);
        }
        session.socket = Some(socket);
        session.given = seq;
        session.tell("RESUMED", &json!({ "_trace": [] }), self.options.replay);
        self.hub.senders.flush(session, self.faults.plan.cut);
        if let Some(wire) = self.hub.sockets.get_mut(&socket) {
            wire.session = Some(name.to_owned());
        }
        Ok(())
    }

    fn check_token(&self, data: &Value) -> Heard {
        let token = data.get("token").and_then(Value::as_str).unwrap_or_default();
        let is_ours = token.strip_prefix("Bot ").unwrap_or(token) == self.options.token;
        if is_ours { Ok(()) } else { Err(code::AUTHENTICATION_FAILED) }
    }

    /// `REQUEST_GUILD_MEMBERS`: in chunks of a thousand; the whole list once in thirty seconds.
    fn list_members(&mut self, session: &str, data: &Value) {
        let guild = data.get("guild_id").and_then(Value::as_str).and_then(|text| text.parse::<Id>().ok());
        let Some(guild) = guild else { return };
        let nonce = data.get("nonce").cloned().unwrap_or_default();
        let query = data.get("query").and_then(Value::as_str);
        let limit = data.get("limit").and_then(Value::as_u64).unwrap_or(0);
        let named: Option<Vec<Id>> = data.get("user_ids").map(|ids| match ids {
            Value::Array(list) => {
                list.iter().filter_map(Value::as_str).filter_map(|id| id.parse().ok()).collect()
            }
            one => one.as_str().and_then(|id| id.parse().ok()).into_iter().collect(),
        });
        let keep = self.options.replay;
        if named.is_none() && query == Some("") && limit == 0 {
            let last = self.hub.lists.get(&guild).copied();
            let wait = last.map_or(0, |last| LIST_EVERY - self.now.since(last));
            if wait > 0 {
                let seconds = f64::from(u32::try_from(wait).unwrap_or(0)) / 1000.0;
                let meta = json!({ "guild_id": guild, "nonce": nonce });
                let limited = json!({ "opcode": 8, "retry_after": seconds, "meta": meta });
                self.tell_session(session, "RATE_LIMITED", &limited, keep);
                return;
            }
            self.hub.lists.insert(guild, self.now);
        }
        let Some(home) = self.guilds.get(&guild) else { return };
        let wanted = home.members.keys().filter(|who| named.as_ref().is_none_or(|named| named.contains(who)));
        let starts = |who: &&Id| {
            let name = self.users.get(who).map(|user| user.username.to_lowercase()).unwrap_or_default();
            name.starts_with(&query.unwrap_or_default().to_lowercase())
        };
        let most = usize::try_from(limit).ok().filter(|limit| *limit > 0).unwrap_or(usize::MAX);
        let found = wanted.filter(starts).take(most).filter_map(|who| self.member_wire(guild, *who));
        let found: Vec<Value> = found.collect();
        let missing: Vec<Id> =
            named.into_iter().flatten().filter(|who| !home.members.contains_key(who)).collect();
        let chunks: Vec<&[Value]> = if found.is_empty() { vec![&[]] } else { found.chunks(1000).collect() };
        for (index, members) in chunks.iter().enumerate() {
            let chunk = json!({
                "guild_id": guild, "members": members, "chunk_index": index, "chunk_count": chunks.len(),
                "not_found": missing, "nonce": nonce,
            });
            self.tell_session(session, "GUILD_MEMBERS_CHUNK", &chunk, keep);
        }
    }

    fn tell_session(&mut self, name: &str, event: &str, data: &Value, keep: usize) {
        if let Some(session) = self.hub.sessions.get_mut(name) {
            session.tell(event, data, keep);
            self.hub.senders.flush(session, self.faults.plan.cut);
        }
    }
}
