//! The stand-in as a test holds it.

use crate::build::Plan;
use crate::call::{Answer, Call};
use crate::face;
use crate::gateway::serve::serve;
use crate::house::House;
use crate::id::Id;
use crate::moment::Moment;
use crate::options::Options;
use crate::refusal::Refusal;
use crate::state::User;
use crate::world::World;
use serde_json::Value;
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// A running stand-in. It stops when this goes.
pub struct Double {
    pub(crate) house: Arc<House>,
    host: String,
    gateway: String,
    token: String,
    bot: Id,
    tasks: Vec<JoinHandle<()>>,
}

/// Why somebody could not do what they tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct No {
    /// The status that a client would have seen.
    pub status: u16,
    /// Discord's code.
    pub code: u32,
}

impl From<Refusal> for No {
    fn from(refusal: Refusal) -> Self {
        Self { status: refusal.status, code: refusal.code }
    }
}

impl Double {
    /// Starts one on two free ports of this machine.
    ///
    /// # Errors
    ///
    /// When there is no free port.
    pub async fn start(options: Options) -> io::Result<Self> {
        let (front, wire) =
            (TcpListener::bind("127.0.0.1:0").await?, TcpListener::bind("127.0.0.1:0").await?);
        let host = front.local_addr()?.to_string();
        let gateway = format!("ws://{}", wire.local_addr()?);
        let token = options.token.clone();
        let world = World::new(options, gateway.clone());
        let (bot, runs) = (world.bot.id, world.clock.runs());
        let house = Arc::new(House::new(world));
        let router = face::router(Arc::clone(&house));
        let mut tasks = vec![
            tokio::spawn(async move { drop(axum::serve(front, router).await) }),
            tokio::spawn(serve(Arc::clone(&house), wire)),
        ];
        if runs {
            tasks.push(tokio::spawn(tick(Arc::clone(&house))));
        }
        Ok(Self { house, host, gateway, token, bot, tasks })
    }

    /// Host and port of REST, OAuth2 and pictures.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// `http://127.0.0.1:…`, below which is `/api/v10`.
    #[must_use]
    pub fn rest(&self) -> String {
        format!("http://{}", self.host)
    }

    /// `ws://127.0.0.1:…`.
    #[must_use]
    pub fn gateway(&self) -> &str {
        &self.gateway
    }

    /// What the bot signs in with.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.token
    }

    /// The bot's number, which is the application's too.
    #[must_use]
    pub fn bot(&self) -> Id {
        self.bot
    }

    /// Begins a guild, with an owner of its own and the bot as administrator.
    pub fn guild(&self, name: &str) -> Plan<'_> {
        Plan::new(self, name)
    }

    /// A person with an account a year old.
    pub fn person(&self, name: &str) -> Id {
        self.person_aged(name, 365 * crate::moment::DAY)
    }

    /// A person with an account this many milliseconds old.
    pub fn person_aged(&self, name: &str, age: i64) -> Id {
        self.house.with(|world| world.newcomer(name, age))
    }

    /// Gives a person a picture, a display name, a language.
    pub fn dresses(&self, who: Id, global_name: Option<&str>, avatar: Option<&str>, locale: &str) {
        self.house.with(|world| {
            if let Some(user) = world.users.get_mut(&who) {
                user.global_name = global_name.map(str::to_owned);
                user.avatar = avatar.map(str::to_owned);
                locale.clone_into(&mut user.locale);
            }
        });
    }

    /// What time it is here.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.house.with(|world| world.now)
    }

    /// Lets time pass: what was late comes, limits open, tokens die.
    pub fn advance(&self, milliseconds: i64) {
        self.house.with(|world| world.pass(milliseconds));
    }

    /// Every call that came over REST, in order.
    #[must_use]
    pub fn log(&self) -> Vec<Call> {
        self.house.with(|world| world.log.clone())
    }

    /// Waits until the calls that came are as wished, for half a minute of real time at most.
    pub async fn until(&self, look: impl Fn(&[Call]) -> bool) -> bool {
        let wished = self.house.until(|world| look(&world.log).then_some(()));
        tokio::time::timeout(Duration::from_secs(30), wished).await.is_ok()
    }

    /// Waits until this many sessions are connected.
    pub async fn until_connected(&self, count: usize) -> bool {
        let wished = self.house.until(|world| (world.connected() == count).then_some(()));
        tokio::time::timeout(Duration::from_secs(30), wished).await.is_ok()
    }

    /// Somebody who is not the bot calls REST, with their own permissions.
    pub fn acts(&self, who: Id, call: &Call) -> Answer {
        self.house.with(|world| crate::rest::answer(world, call, who))
    }

    /// A guild as `GUILD_CREATE` shows it.
    #[must_use]
    pub fn view(&self, guild: Id) -> Option<Value> {
        self.house.with(|world| world.guilds.get(&guild).map(|home| home.whole(&world.bot)))
    }

    /// A member, if they are in.
    #[must_use]
    pub fn member(&self, guild: Id, who: Id) -> Option<Value> {
        self.house.with(|world| world.member_wire(guild, who))
    }

    /// Everybody who is kept out.
    #[must_use]
    pub fn banned(&self, guild: Id) -> Vec<Id> {
        self.house.with(|world| {
            world.guilds.get(&guild).map(|home| home.bans.keys().copied().collect()).unwrap_or_default()
        })
    }
}

impl Drop for Double {
    fn drop(&mut self) {
        self.tasks.iter().for_each(JoinHandle::abort);
        self.house.with(World::hang_up);
    }
}

/// Where time runs by itself, what was late must be looked for.
async fn tick(house: Arc<House>) {
    let mut every = tokio::time::interval(Duration::from_millis(20));
    loop {
        every.tick().await;
        house.with(|_| ());
    }
}

impl World {
    /// Somebody with an account of this age.
    pub(crate) fn newcomer(&mut self, name: &str, age: i64) -> Id {
        // The counter at the end keeps numbers of one moment apart.
        let serial = self.fresh().0 & 0x3F_FFFF;
        let id = Id(Id::first_of(self.now + -age).0 | serial);
        let taken = self.users.contains_key(&id);
        let id = if taken { Id(id.0 + self.users.len() as u64) } else { id };
        self.add_user(User::new(id, name))
    }
}
