//! A Discord server whose newcomers a Lodge looks at: the program itself, a stand-in for Discord, and the people there.

use std::fs;

use discord_double::{
    Call, DAY, Double, Id, Moment, Options, Permissions as P, Place, Reply, Time, Verb, Visit,
};
use lodge_guard::{
    ids::{ChannelId, GuildId, RoleId, UserId},
    rules::Rules,
    settings::{Entrance, Preset},
    store::servers,
};
use lodge_register::Clock as _;
use lodge_store::SystemClock;
use lodge_testkit::{
    canary::with_database,
    engines::runtime,
    outside::{House, Serving, pause, until},
};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use super::{
    url,
    visitor::{Answer, ORIGIN, Visitor},
};

/// What the operator’s table says: two homes, and a VPN.
const NETWORKS: &str =
    "prefix,kind\n203.0.113.0/24,residential\n198.51.100.0/24,residential\n192.0.2.0/24,vpn\n";

/// A server, and its Lodge.
pub(super) struct Harbour {
    pub(super) house: House,
    pub(super) double: Double,
    pub(super) place: Place,
    /// May put members out, and decides about newcomers.
    pub(super) mira: Id,
    runtime: Runtime,
}

impl Harbour {
    /// Lodge is set up and told what to ask: a browser works, and Discord says what is linked. It does not run yet.
    pub(super) fn open(house: House) -> Self {
        let runtime = runtime();
        let options = Options {
            time: Time::Running(Moment(SystemClock.now().millis())),
            redirects: vec![format!("{ORIGIN}/guard/verify/back")],
            heartbeat: 3_600_000,
            ..Options::default()
        };
        let secret = options.secret.clone();
        let double = runtime.block_on(Double::start(options)).unwrap();
        let mira = double.person("mira");
        let place = double
            .guild("Harbour")
            .role("Member", P::NONE)
            .role("Staff", P::KICK_MEMBERS | P::BAN_MEMBERS | P::MODERATE_MEMBERS)
            .channel("staff")
            .channel("general")
            .member(mira, &["Staff"])
            .open();
        let house = set_up(house, &double, &secret);
        ask_newcomers(&house, &place);
        Self { house, double, place, mira, runtime }
    }

    /// Lodge runs, and hears the server.
    pub(super) fn serves(&self) -> Serving {
        // Discord lets nobody begin twice within five seconds; and its clock is ahead of ours from here on.
        self.double.advance(10_000);
        let serving = self.house.serve();
        assert!(self.runtime.block_on(self.double.until_connected(1)), "it does not listen");
        serving
    }

    /// The button is in the channel for everybody.
    pub(super) fn posts_the_button(&self) -> Id {
        assert_eq!(self.asks("verify post", &json!({})), "The button is there.");
        self.message("general", |message| message["components"].to_string().contains("\"verify\"")).unwrap().0
    }

    /// Somebody comes, with an account that is so many days old.
    pub(super) fn comes(&self, name: &str, days: i64) -> Id {
        let who = self.double.person_aged(name, days * DAY);
        self.double.joins(self.place.id, who).unwrap();
        who
    }

    /// Somebody presses the button, and is given a link for their browser: its path.
    pub(super) fn link(&self, who: Id, button: Id) -> String {
        let reply = self.presses(who, button, "verify");
        assert!(reply.ephemeral, "nobody else sees it");
        let message = reply.message.unwrap();
        let link = message["components"][0]["components"][0]["url"].as_str();
        let link = link.unwrap_or_else(|| panic!("there is no link: {message}"));
        link.strip_prefix(ORIGIN).unwrap().to_owned()
    }

    /// Somebody reads, goes on, and agrees at Discord. Gives the path that leads back.
    pub(super) fn goes_away(&self, visitor: &Visitor, who: Id, page: &str) -> String {
        let away = visitor.goes_on(page);
        assert_eq!(away.status, 200, "{}", away.body);
        self.double.visit(Visit::Approves(who));
        visitor.at_discord(&away)
    }

    /// Somebody goes the whole way, and reads what came of it.
    pub(super) fn goes_through(&self, visitor: &Visitor, who: Id, button: Id) -> Answer {
        let page = self.link(who, button);
        let back = self.goes_away(visitor, who, &page);
        let sent = visitor.get(&back);
        assert_eq!(sent.status, 303, "{}", sent.body);
        visitor.get(sent.location().unwrap())
    }

    /// Mira uses a command until it is answered: the guard may not have heard of everything yet.
    pub(super) fn asks(&self, command: &str, options: &Value) -> String {
        let general = self.place.channel("general");
        let mut asked = Err(());
        for look in 0..6_000 {
            if look % 500 == 0 {
                asked = self.double.runs_command(self.mira, general, command, options).map_err(|_| ());
            }
            let said = asked.ok().and_then(|asked| self.double.reply(asked)).and_then(|reply| text(&reply));
            if let Some(said) = said {
                return said;
            }
            pause();
        }
        panic!("nobody answered {command}");
    }

    /// Somebody presses a button, and reads the answer.
    pub(super) fn presses(&self, who: Id, message: Id, button: &str) -> Reply {
        let pressed = self.double.presses(who, message, button, &[]).unwrap();
        until("the button is answered", || self.double.reply(pressed).filter(|reply| text(reply).is_some()))
    }

    /// The message to the staff about somebody who wants in, once it is there: its number, its words, and what can be pressed.
    pub(super) fn staff_reads(&self, who: Id) -> (Id, String, Vec<String>) {
        let let_in = format!("\"let-in:{who}\"");
        let (id, message) = until("the staff is asked", || {
            self.message("staff", |message| message["components"].to_string().contains(&let_in))
        });
        let rows = message["components"].as_array().unwrap();
        let buttons = rows.iter().flat_map(|row| row["components"].as_array().unwrap());
        let buttons = buttons.filter_map(|button| button["custom_id"].as_str().map(str::to_owned));
        (id, message["content"].as_str().unwrap().to_owned(), buttons.collect())
    }

    /// Mira presses the button of a message to the staff that begins like this.
    pub(super) fn decides(&self, who: Id, begins: &str) {
        let (message, _, buttons) = self.staff_reads(who);
        let button = buttons.iter().find(|button| button.starts_with(begins)).unwrap();
        self.presses(self.mira, message, button);
    }

    /// How many messages the staff has about somebody.
    pub(super) fn told_about(&self, who: Id) -> usize {
        let mention = format!("<@{who}>");
        let all = self.messages("staff");
        all.iter()
            .filter(|message| message["content"].as_str().is_some_and(|text| text.contains(&mention)))
            .count()
    }

    /// The owner bans somebody by hand, and Lodge has noticed.
    pub(super) fn bans(&self, who: Id) {
        let path = format!("/guilds/{}/bans/{who}", self.place.id);
        assert!(self.double.acts(self.place.owner, &Call::new(Verb::Put, &path, json!({}))).status < 300);
        until("the ban is noticed", || {
            self.asks("verify status", &json!({ "user": who })).contains("They are banned").then_some(())
        });
    }

    /// Waits until somebody is in.
    pub(super) fn is_in(&self, who: Id) {
        until("they have the role", || self.wears(who).then_some(()));
    }

    pub(super) fn wears(&self, who: Id) -> bool {
        let role = json!(self.place.role("Member"));
        let member = self.double.member(self.place.id, who);
        member.is_some_and(|member| member["roles"].as_array().unwrap().contains(&role))
    }

    /// The tokens of people that Discord was shown so far.
    pub(super) fn tokens(&self) -> Vec<String> {
        let calls = self.double.log();
        let shown = calls.iter().filter_map(|call| call.authorization.as_deref()?.strip_prefix("Bearer "));
        let mut tokens: Vec<String> = shown.map(str::to_owned).collect();
        tokens.sort();
        tokens.dedup();
        tokens
    }

    /// How often Discord was shown this token.
    pub(super) fn uses(&self, token: &str) -> usize {
        let calls = self.double.log();
        calls
            .iter()
            .filter(|call| call.authorization.as_deref().is_some_and(|shown| shown.ends_with(token)))
            .count()
    }

    /// How often Discord was asked this.
    pub(super) fn asked(&self, path: &str) -> usize {
        self.double.log().iter().filter(|call| call.path.ends_with(path)).count()
    }

    fn messages(&self, channel: &str) -> Vec<Value> {
        let path = format!("/channels/{}/messages", self.place.channel(channel));
        let mut call = Call::new(Verb::Get, &path, Value::Null);
        call.query.insert("limit".to_owned(), "100".to_owned());
        let all = self.double.acts(self.place.owner, &call).body.unwrap();
        all.as_array().unwrap().clone()
    }

    /// The newest message of a channel that is like this.
    fn message(&self, channel: &str, is: impl Fn(&Value) -> bool) -> Option<(Id, Value)> {
        let found = self.messages(channel).into_iter().find(is)?;
        Some((Id(found["id"].as_str()?.parse().ok()?), found))
    }
}

/// What an answer says.
fn text(reply: &Reply) -> Option<String> {
    let said = reply.message.as_ref()?["content"].as_str()?;
    (!said.is_empty()).then(|| said.to_owned())
}

/// The same house, guarding: Discord is the stand-in, and a proxy on this machine says who comes.
fn set_up(house: House, double: &Double, secret: &str) -> House {
    let written = |name: &str, text: &str| {
        let path = house.path().join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let token = written("bot.token", double.token());
    let secret = written("client.secret", secret);
    let networks = written("networks.csv", NETWORKS);
    house
        .with("http.public_url", ORIGIN)
        .with("http.trusted_proxies", "127.0.0.0/8")
        .with("egress.allow", "127.0.0.0/8")
        .with("guard.token_file", &token)
        .with("guard.application", &double.bot().to_string())
        .with("guard.client_secret_file", &secret)
        .with("guard.networks_file", &networks)
        .with("guard.api", &format!("{}/api/v10", double.rest()))
        .with("guard.gateway", double.gateway())
}

/// Whoever comes is asked, from the first start on.
fn ask_newcomers(house: &House, place: &Place) {
    // Any command makes the database.
    house.lodge(["account", "list"]).succeeded();
    with_database(url(house), &house.key(), async |db| {
        let guild = GuildId::new(place.id.0);
        let owner = UserId::new(place.owner.0);
        let seen = servers::Seen { guild, owner, name: "Harbour".to_owned() };
        servers::meet(db, seen, "{}", SystemClock.now()).await.unwrap();
        let mut settings = Preset::Growing.settings();
        settings.tell = Some(ChannelId::new(place.channel("staff").0));
        settings.entrance = Entrance {
            on: true,
            oauth: true,
            role: Some(RoleId::new(place.role("Member").0)),
            channel: Some(ChannelId::new(place.channel("general").0)),
            ..Entrance::default()
        };
        Rules::load(db).await.unwrap().change(db, guild, settings).await.unwrap();
    });
}
