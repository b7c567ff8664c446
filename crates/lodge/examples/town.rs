//! A stand-in for Discord with one server, for a real Lodge to be pointed at: `cargo run -p lodge --example town`.
//!
//! Its first line says where it is and who lives there. From then on each line that it reads is something that somebody
//! does, and each line that it writes is what came of it. It ends with its input.
//!
//! ```text
//! {"do":"visit","who":"olga"}                                    →  null
//! {"do":"say","who":"kaan","where":"general","text":"Hello"}     →  null
//! {"do":"command","who":"mira","name":"warn","options":{…}}      →  "Case 1: Warned"
//! {"do":"delete","who":"olga","where":"boats"}                   →  204
//! {"do":"letters","who":"troll"}                                 →  ["You were banned …"]
//! {"do":"come","who":"newt"}                                     →  null
//! {"do":"press","who":"newt"}                                    →  "https://…": the link behind the button of the entrance
//! ```

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a tool of the tests may stop at once, and goes by the clock on the wall"
)]

use std::{
    collections::BTreeMap,
    io::{BufRead as _, Write as _, stdin, stdout},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use discord_double::{Call, Double, Id, Moment, Options, Permissions, Place, Time, Verb, Visit};
use serde_json::{Value, json};

/// How often a command is given until somebody listens.
const TRIES: u32 = 60;
/// For so long an answer is waited for: a hundred looks.
const LOOKS: u32 = 100;
const LOOK: Duration = Duration::from_millis(20);

/// The town.
struct Town {
    double: Double,
    place: Place,
    people: BTreeMap<&'static str, Id>,
}

#[tokio::main]
async fn main() {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock").as_millis();
    let time = Time::Running(Moment(i64::try_from(now).expect("a year before 292 million")));
    let double = Double::start(Options { time, ..Options::default() }).await.expect("a free port");
    let town = build(double);
    let (ask, mut asked) = tokio::sync::mpsc::unbounded_channel();
    std::thread::spawn(move || {
        for line in stdin().lock().lines() {
            if ask.send(line.unwrap()).is_err() {
                break;
            }
        }
    });
    tell(&town.about());
    while let Some(line) = asked.recv().await {
        let act: Value = serde_json::from_str(&line).expect("JSON");
        tell(&town.does(&act).await);
    }
}

fn tell(what: &Value) {
    let mut out = stdout().lock();
    writeln!(out, "{what}").unwrap();
    out.flush().unwrap();
}

fn build(double: Double) -> Town {
    let moderates = Permissions::KICK_MEMBERS
        | Permissions::BAN_MEMBERS
        | Permissions::MANAGE_MESSAGES
        | Permissions::MANAGE_GUILD
        | Permissions::MODERATE_MEMBERS;
    let names = ["mira", "tom", "kaan", "troll"];
    let mut people: BTreeMap<&str, Id> = names.map(|name| (name, double.person(name))).into();
    let of = |name: &str| people.get(name).copied().unwrap();
    let place = double
        .guild("The Harbour")
        .role("Crew", Permissions::NONE)
        .role("Moderators", moderates)
        .channel("general")
        .channel("boats")
        .channel("staff")
        .voice("Quay")
        .member(of("mira"), &["Moderators"])
        .member(of("tom"), &["Crew"])
        .member(of("kaan"), &[])
        .member(of("troll"), &[])
        .open();
    people.insert("olga", place.owner);
    // Those who are not there yet.
    people.extend(["newt", "fenna"].map(|name| (name, double.person(name))));
    Town { double, place, people }
}

impl Town {
    /// Where it is, and who lives there.
    fn about(&self) -> Value {
        let usual = Options::default();
        let channels = ["general", "boats", "staff", "Quay"];
        let channels: BTreeMap<&str, Id> = channels.map(|name| (name, self.place.channel(name))).into();
        let roles = BTreeMap::from(["Crew", "Moderators"].map(|name| (name, self.place.role(name))));
        json!({
            "api": format!("{}/api/v10", self.double.rest()), "gateway": self.double.gateway(),
            "application": self.double.bot().to_string(), "token": usual.token, "secret": usual.secret,
            "guild": self.place.id.to_string(), "channels": channels, "roles": roles,
            "people": self.people,
        })
    }

    async fn does(&self, act: &Value) -> Value {
        let text = |name: &str| act[name].as_str().unwrap_or_default();
        let who = self.people.get(text("who")).copied().expect("somebody who lives here");
        match text("do") {
            "visit" => self.double.visit(Visit::Approves(who)),
            // Whoever may not is silent.
            "say" => _ = self.double.says(self.place.channel(text("where")), who, text("text")),
            "delete" => {
                let path = format!("/channels/{}", self.place.channel(text("where")));
                return self.double.acts(who, &Call::new(Verb::Delete, &path, Value::Null)).status.into();
            }
            "come" => _ = self.double.joins(self.place.id, who),
            "press" => return self.press(who).await,
            "command" => return self.command(who, text("name"), &act["options"]).await,
            "letters" => {
                let letters = self.double.letters_to(who);
                return letters.iter().map(|letter| letter["content"].clone()).collect();
            }
            other => panic_of(other),
        }
        Value::Null
    }

    /// What the bot says to a command in the end. It is given again until the bot has told which commands there are.
    async fn command(&self, who: Id, name: &str, options: &Value) -> Value {
        for _ in 0..TRIES {
            let given = self.double.runs_command(who, self.place.channel("general"), name, options);
            for _ in 0..LOOKS {
                tokio::time::sleep(LOOK).await;
                let reply = given.ok().and_then(|id| self.double.reply(id)).and_then(|reply| reply.message);
                let said =
                    reply.and_then(|message| message.get("content").cloned()).filter(|said| *said != "");
                if let Some(said) = said.filter(Value::is_string) {
                    return said;
                }
            }
        }
        Value::Null
    }

    /// The link that somebody is given who presses the button of the entrance.
    async fn press(&self, who: Id) -> Value {
        let path = format!("/channels/{}/messages", self.place.channel("general"));
        let all = self.double.acts(self.place.owner, &Call::new(Verb::Get, &path, Value::Null)).body;
        let all = all.as_ref().and_then(Value::as_array).cloned().unwrap_or_default();
        let has = |message: &&Value| message["components"].to_string().contains("\"verify\"");
        let Some(number) = all.iter().find(has).and_then(|message| message["id"].as_str()?.parse().ok())
        else {
            return Value::Null;
        };
        let pressed = self.double.presses(who, Id(number), "verify", &[]).ok();
        for _ in 0..TRIES * LOOKS {
            tokio::time::sleep(LOOK).await;
            let reply = pressed.and_then(|id| self.double.reply(id)).and_then(|reply| reply.message);
            let link = reply.and_then(|message| message.pointer("/components/0/components/0/url").cloned());
            if let Some(link) = link.filter(Value::is_string) {
                return link;
            }
        }
        Value::Null
    }
}

fn panic_of(what: &str) {
    tell(&json!({ "unknown": what }));
}
