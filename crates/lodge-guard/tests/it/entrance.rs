//! The entrance of a server, lived through: who comes, who waits, who decides, and who comes back.

mod back;
mod come;
mod requests;
mod staff;
mod time;

use std::time::Duration;

use discord_double::{Call, Id, Reply, Verb};
use lodge_guard::{
    Newcomer, Server, Stage,
    entrance::turns,
    ids::{ChannelId, RoleId, UserId},
    settings::Entrance,
    store::newcomers,
};
use lodge_register::Timestamp;
use serde_json::{Value, json};

use crate::evening::scene::Scene;

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// A server that asks for a button and nothing else.
fn button() -> Entrance {
    Entrance { on: true, work: false, ..Entrance::default() }
}

/// The message with the button, and the role behind it.
struct Entry {
    message: Id,
    role: Id,
}

impl Scene {
    /// From now on those who come are asked this; the button is in the channel for everybody.
    async fn opens_its_entrance(&mut self, chosen: Entrance) -> Entry {
        let path = format!("/guilds/{}/roles", self.place.id);
        let call = Call::new(Verb::Post, &path, json!({ "name": "Member", "permissions": "0" }));
        let made = self.double.acts(self.owner, &call).body.unwrap();
        let role = Id(made["id"].as_str().unwrap().parse().unwrap());
        let (guild, known) = (self.guild(), RoleId::new(role.0));
        let is_known = |scene: &Self| {
            scene.desk().look(|town| town.guild(guild).is_some_and(|guild| guild.role(known).is_some()))
        };
        self.until("the role is known", is_known).await;
        let channel = Some(ChannelId::new(self.place.channel("general").0));
        self.chooses(Entrance { role: Some(known), channel, ..chosen }).await;
        assert_eq!(self.asks(self.mira, "verify post", json!({})).await, "The button is there.");
        Entry { message: self.message_with("general", "verify"), role }
    }

    async fn chooses(&self, entrance: Entrance) {
        let mut settings = (*self.desk().settings.of(self.guild())).clone();
        settings.entrance = entrance;
        self.desk().settings.change(self.db(), self.guild(), settings).await.unwrap();
    }

    /// The newest message of a channel that has this button.
    fn message_with(&self, channel: &str, button: &str) -> Id {
        let path = format!("/channels/{}/messages", self.place.channel(channel));
        let mut call = Call::new(Verb::Get, &path, Value::Null);
        call.query.insert("limit".to_owned(), "100".to_owned());
        let all = self.double.acts(self.owner, &call).body.unwrap();
        let all = all.as_array().unwrap();
        let has = |message: &&Value| message["components"].to_string().contains(&format!("\"{button}\""));
        let found = all.iter().find(has).unwrap_or_else(|| panic!("no message has the button {button}"));
        Id(found["id"].as_str().unwrap().parse().unwrap())
    }

    /// Somebody comes.
    async fn comes(&self, who: Id) {
        self.double.joins(self.place.id, who).unwrap();
        self.stands(who, Some(Stage::Asked)).await;
    }

    /// Somebody presses a button, and reads what the guard says to it.
    async fn presses_it(&self, who: Id, message: Id, button: &str) -> (Id, Reply) {
        for _ in 0..6 {
            let pressed = self.double.presses(who, message, button, &[]).unwrap();
            for _ in 0..400 {
                let reply = self.double.reply(pressed).unwrap();
                let is_said =
                    |message: &Value| message["content"].as_str().is_some_and(|text| !text.is_empty());
                if reply.kind == Some(9) || reply.message.as_ref().is_some_and(is_said) {
                    return (pressed, reply);
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        }
        panic!("nobody answered the button {button}");
    }

    async fn reads(&self, who: Id, message: Id, button: &str) -> String {
        let (_, reply) = self.presses_it(who, message, button).await;
        reply.message.unwrap()["content"].as_str().unwrap().to_owned()
    }

    async fn newcomer(&self, who: Id) -> Option<Newcomer> {
        newcomers::of(self.db(), Server::of(self.guild()), UserId::new(who.0)).await.unwrap()
    }

    /// Waits until somebody stands there.
    async fn stands(&self, who: Id, at: Option<Stage>) {
        let mut stage = None;
        for _ in 0..4_000 {
            stage = self.newcomer(who).await.map(|newcomer| newcomer.stage);
            if stage == at {
                return;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("they stand at {stage:?}, not at {at:?}");
    }

    fn wears(&self, who: Id, role: Id) -> bool {
        let member = self.double.member(self.place.id, who);
        member.is_some_and(|member| member["roles"].as_array().unwrap().contains(&json!(role)))
    }

    /// The entrance takes its turn, of a guard that has run for long.
    async fn takes_a_turn(&self) -> usize {
        turns::take(&self.desk(), Timestamp::from_millis(0)).await.unwrap()
    }

    /// What somebody was told by message, the oldest first.
    fn letters(&self, who: Id) -> Vec<String> {
        let letters = self.double.letters_to(who);
        letters.iter().map(|letter| letter["content"].as_str().unwrap().to_owned()).collect()
    }
}
