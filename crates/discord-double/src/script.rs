//! What a test lets people do.

use crate::double::{Double, No};
use crate::id::Id;
use crate::interactions::Reply;
use crate::oauth::Visit;
use crate::state::Request;
use serde_json::Value;

impl Double {
    /// Somebody comes in.
    ///
    /// # Errors
    ///
    /// When they are banned, or invites are paused.
    pub fn joins(&self, guild: Id, who: Id) -> Result<(), No> {
        self.house.with(|world| world.join(guild, who)).map_err(No::from)
    }

    /// From now on whoever comes to a server has to agree to its rules first, and is pending until then.
    pub fn asks_for_rules(&self, guild: Id) {
        self.house.with(|world| {
            if let Some(home) = world.guilds.get_mut(&guild) {
                home.profile.features.push("MEMBER_VERIFICATION_GATE_ENABLED".to_owned());
            }
        });
    }

    /// Somebody who is pending agrees to the rules.
    pub fn agrees(&self, guild: Id, who: Id) {
        self.house.with(|world| {
            let home = world.guilds.get_mut(&guild);
            if let Some(member) = home.and_then(|home| home.members.get_mut(&who)) {
                member.pending = false;
                world.tell_member(guild, who);
            }
        });
    }

    /// Somebody leaves.
    ///
    /// # Errors
    ///
    /// When they are not in.
    pub fn leaves(&self, guild: Id, who: Id) -> Result<(), No> {
        self.house.with(|world| world.leave(guild, who)).map_err(No::from)
    }

    /// Somebody says something.
    ///
    /// # Errors
    ///
    /// When they may not, or AutoMod stops it.
    pub fn says(&self, channel: Id, who: Id, text: &str) -> Result<Id, No> {
        self.house.with(|world| world.say(channel, who, text)).map_err(No::from)
    }

    /// Somebody runs a command that the bot registered: its words, and its options by name.
    ///
    /// # Errors
    ///
    /// When there is none such, they may not, or an option does not fit.
    pub fn runs_command(&self, who: Id, channel: Id, name: &str, options: &Value) -> Result<Id, No> {
        self.house.with(|world| world.run_command(who, channel, name, options)).map_err(No::from)
    }

    /// Somebody is still typing a command's last option.
    ///
    /// # Errors
    ///
    /// As [`runs_command`](Self::runs_command).
    pub fn types(&self, who: Id, channel: Id, name: &str, options: &Value) -> Result<Id, No> {
        self.house.with(|world| world.types(who, channel, name, options)).map_err(No::from)
    }

    /// Somebody presses a button on a message, or chooses from a list.
    ///
    /// # Errors
    ///
    /// When there is no such message or component.
    pub fn presses(&self, who: Id, message: Id, custom_id: &str, values: &[&str]) -> Result<Id, No> {
        self.house.with(|world| world.press(who, message, custom_id, values)).map_err(No::from)
    }

    /// Whoever was shown a form by this interaction sends it, with its fields by `custom_id`.
    ///
    /// # Errors
    ///
    /// When there was no form.
    pub fn submits(&self, form: Id, fields: &Value) -> Result<Id, No> {
        self.house.with(|world| world.submit(form, fields)).map_err(No::from)
    }

    /// What the bot said to an interaction so far.
    #[must_use]
    pub fn reply(&self, interaction: Id) -> Option<Reply> {
        self.house.with(|world| world.interactions.0.get(&interaction).map(|found| found.reply.clone()))
    }

    /// The letters that the bot wrote to somebody.
    #[must_use]
    pub fn letters_to(&self, who: Id) -> Vec<Value> {
        self.house.with(|world| world.sent_letters.get(&who).cloned().unwrap_or_default())
    }

    /// Somebody asks to be let in, with their answers to the form.
    pub fn asks_in(&self, guild: Id, who: Id, answers: Vec<Value>) -> Id {
        self.house.with(|world| {
            let request = Request {
                id: world.fresh(),
                guild_id: guild,
                user_id: who,
                created_at: world.now,
                reviewed_at: None,
                application_status: "SUBMITTED".into(),
                rejection_reason: None,
                form_responses: answers,
            };
            let id = request.id;
            if let Some(home) = world.guilds.get_mut(&guild) {
                home.requests.insert(id, request);
            }
            id
        })
    }

    /// Who is in the browser at the OAuth2 page, and what they do.
    pub fn visit(&self, visit: Visit) {
        self.house.with(|world| world.consents.visit = visit);
    }

    /// What somebody linked elsewhere, as `/users/@me/connections` shows it.
    pub fn links(&self, who: Id, connections: Vec<Value>) {
        self.house.with(|world| world.consents.connections.insert(who, connections));
    }

    /// What the bot said about somebody for linked roles.
    #[must_use]
    pub fn role_connection(&self, who: Id) -> Option<Value> {
        self.house.with(|world| world.consents.role_connections.get(&who).cloned())
    }

    /// How many tokens of people still work.
    #[must_use]
    pub fn living_tokens(&self) -> usize {
        self.house.with(|world| world.consents.living(world.now).count())
    }

    /// The tokens of people that still work, the oldest first.
    #[must_use]
    pub fn access_tokens(&self) -> Vec<String> {
        self.house.with(|world| world.consents.living(world.now).map(str::to_owned).collect())
    }
}
