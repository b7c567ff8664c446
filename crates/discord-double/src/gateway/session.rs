//! Sessions and the sockets under them.

use crate::event::{Dispatch, Intents};
use crate::id::Id;
use crate::moment::{DAY, MINUTE, Moment, SECOND};
use crate::options::Options;
use serde_json::{Value, json};
use std::collections::{BTreeMap, VecDeque};
use tokio::sync::mpsc::UnboundedSender;

/// What goes into a socket.
#[derive(Debug)]
pub(crate) enum Out {
    /// One message.
    Text(String),
    /// The end, with its code.
    Close(u16),
    /// The end without a word.
    Drop,
}

/// All of it.
#[derive(Debug)]
pub(crate) struct Hub {
    pub(crate) sessions: BTreeMap<String, Session>,
    pub(crate) sockets: BTreeMap<u64, Socket>,
    pub(crate) senders: Senders,
    /// When whole lists of members were asked for, by guild.
    pub(crate) lists: BTreeMap<Id, Moment>,
    identified: VecDeque<(Moment, u64)>,
    budget: u32,
    concurrency: u32,
    count: u64,
}

#[derive(Debug, Default)]
pub(crate) struct Senders(BTreeMap<u64, UnboundedSender<Out>>);

/// One open connection.
#[derive(Debug, Default)]
pub(crate) struct Socket {
    pub(crate) session: Option<String>,
    /// When it last sent something, as far back as the limit looks.
    sent: VecDeque<Moment>,
}

/// What survives a connection.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) intents: Intents,
    /// Its number, and of how many.
    pub(crate) shard: (u64, u64),
    pub(crate) seq: u64,
    pub(crate) told: VecDeque<(u64, String)>,
    pub(crate) socket: Option<u64>,
    /// Up to here its socket was given everything.
    pub(crate) given: u64,
    /// False, once it can only begin anew.
    pub(crate) resumable: bool,
}

impl Hub {
    pub(crate) fn new(options: &Options) -> Self {
        Self {
            sessions: BTreeMap::new(),
            sockets: BTreeMap::new(),
            senders: Senders::default(),
            lists: BTreeMap::new(),
            identified: VecDeque::new(),
            budget: options.identifies,
            concurrency: options.concurrency.max(1),
            count: 0,
        }
    }

    pub(crate) fn open(&mut self, sender: UnboundedSender<Out>) -> u64 {
        self.count += 1;
        self.sockets.insert(self.count, Socket::default());
        self.senders.0.insert(self.count, sender);
        self.count
    }

    /// A socket is gone; 1000 and 1001 end its session too.
    pub(crate) fn gone(&mut self, socket: u64, code: Option<u16>) {
        self.senders.0.remove(&socket);
        let session = self.sockets.remove(&socket).and_then(|socket| socket.session);
        let Some(session) = session.and_then(|name| self.sessions.get_mut(&name)) else { return };
        if session.socket == Some(socket) {
            session.socket = None;
            session.resumable &= !matches!(code, Some(1000 | 1001));
        }
    }

    /// Identifies that are left for the day, and when there are all again.
    pub(crate) fn identifies_left(&self, now: Moment) -> (usize, i64) {
        let today = self.identified.iter().filter(|(at, _)| now.since(*at) < DAY);
        let first = today.clone().map(|(at, _)| *at).next();
        let budget = usize::try_from(self.budget).unwrap_or(usize::MAX);
        (budget.saturating_sub(today.count()), first.map_or(0, |first| DAY - now.since(first)))
    }

    /// Whether a shard may identify at this moment; counts it if so.
    pub(crate) fn may_identify(&mut self, shard: u64, now: Moment) -> bool {
        let bucket = shard % u64::from(self.concurrency);
        let busy = self.identified.iter().any(|(at, other)| now.since(*at) < 5 * SECOND && *other == bucket);
        if !busy {
            self.identified.push_back((now, bucket));
        }
        !busy
    }
}

impl Socket {
    /// Whether one more is within 120 a minute; counts it.
    pub(crate) fn may_send(&mut self, now: Moment) -> bool {
        while self.sent.front().is_some_and(|at| now.since(*at) >= MINUTE) {
            self.sent.pop_front();
        }
        self.sent.push_back(now);
        self.sent.len() <= 120
    }
}

impl Senders {
    pub(crate) fn send(&self, socket: u64, out: Out) {
        // A socket whose task has ended misses nothing that its session does not keep.
        drop(self.0.get(&socket).map(|sender| sender.send(out)));
    }

    /// Gives the socket of a session all that it was not given; nothing, while the wire is cut.
    pub(crate) fn flush(&self, session: &mut Session, cut: bool) {
        let Some(socket) = session.socket.filter(|_| !cut) else { return };
        let given = session.given;
        for (_, text) in session.told.iter().filter(|(seq, _)| *seq > given) {
            self.send(socket, Out::Text(text.clone()));
        }
        session.given = session.seq;
    }
}

impl Session {
    pub(crate) fn has_guild(&self, guild: Id) -> bool {
        (guild.0 >> 22) % self.shard.1.max(1) == self.shard.0
    }

    /// Whether it asked for this; what is for the bot alone goes to shard 0.
    pub(crate) fn wants(&self, dispatch: &Dispatch) -> bool {
        self.resumable && self.intents.has(dispatch.needs) && (dispatch.guild.is_some() || self.shard.0 == 0)
    }

    /// Adds an event to what it is told.
    pub(crate) fn tell(&mut self, name: &str, data: &Value, keep: usize) {
        self.seq += 1;
        let text = json!({ "t": name, "s": self.seq, "op": 0, "d": data }).to_string();
        self.told.push_back((self.seq, text));
        while self.told.len() > keep {
            self.told.pop_front();
        }
    }
}
