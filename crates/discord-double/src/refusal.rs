//! Discord's ways of saying no: a status, a code, a sentence.

use serde_json::{Value, json};

/// One of them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    pub(crate) code: u32,
    message: &'static str,
    errors: Option<Value>,
}

macro_rules! refusals {
    ($($name:ident = $status:literal $code:literal $message:literal;)+) => {
        impl Refusal {
            $(pub(crate) const $name: Self = Self { status: $status, code: $code, message: $message, errors: None };)+
        }
    };
}

refusals! {
    NO_ROUTE = 404 0 "404: Not Found";
    WRONG_METHOD = 405 0 "405: Method Not Allowed";
    UNAUTHORIZED = 401 0 "401: Unauthorized";
    NOT_JSON = 400 50109 "The request body contains invalid JSON.";
    UNKNOWN_CHANNEL = 404 10003 "Unknown Channel";
    UNKNOWN_GUILD = 404 10004 "Unknown Guild";
    UNKNOWN_INVITE = 404 10006 "Unknown Invite";
    UNKNOWN_MEMBER = 404 10007 "Unknown Member";
    UNKNOWN_MESSAGE = 404 10008 "Unknown Message";
    UNKNOWN_OVERWRITE = 404 10009 "Unknown permission overwrite";
    UNKNOWN_ROLE = 404 10011 "Unknown Role";
    UNKNOWN_USER = 404 10013 "Unknown User";
    UNKNOWN_EMOJI = 404 10014 "Unknown Emoji";
    UNKNOWN_WEBHOOK = 404 10015 "Unknown Webhook";
    UNKNOWN_BAN = 404 10026 "Unknown Ban";
    UNKNOWN_INTERACTION = 404 10062 "Unknown interaction";
    UNKNOWN_COMMAND = 404 10063 "Unknown application command";
    UNKNOWN_RULE = 404 10066 "Unknown Auto Moderation Rule";
    UNKNOWN_REQUEST = 404 10069 "Unknown Guild Join Request";
    TOO_MANY_GUILDS = 400 30001 "Maximum number of guilds reached (100)";
    TOO_MANY_ROLES = 400 30005 "Maximum number of guild roles reached (250)";
    TOO_MANY_WEBHOOKS = 400 30007 "Maximum number of webhooks reached (15)";
    TOO_MANY_CHANNELS = 400 30013 "Maximum number of guild channels reached (500)";
    TOO_MANY_RULES = 400 30000 "Maximum number of auto moderation rules reached";
    USER_BANNED = 403 40007 "The user is banned from this guild.";
    ALREADY_ACKNOWLEDGED = 400 40060 "Interaction has already been acknowledged.";
    MISSING_ACCESS = 403 50001 "Missing Access";
    NOT_AUTHOR = 403 50005 "Cannot edit a message authored by another user";
    EMPTY_MESSAGE = 400 50006 "Cannot send an empty message";
    CANNOT_DM = 403 50007 "Cannot send messages to this user";
    MISSING_PERMISSIONS = 403 50013 "Missing Permissions";
    BULK_DELETE_COUNT = 400 50016 "Provided too few or too many messages to delete. Must provide at least 2 and fewer than 100 messages to delete";
    INVALID_ROLE = 400 50028 "Invalid Role";
    BAD_WEBHOOK_TOKEN = 401 50027 "Invalid Webhook Token";
    TOO_OLD = 400 50034 "You can only bulk delete messages that are under 14 days old.";
    AUTOMOD_BLOCKED = 400 200_000 "Message was blocked by automatic moderation";
    NOBODY_BANNED = 400 500_000 "Failed to ban users";
}

impl Refusal {
    /// A body in which one field is wrong.
    pub(crate) fn field(name: &str, code: &str, says: &str) -> Self {
        Self::form(json!({ name: { "_errors": [{ "code": code, "message": says }] } }))
    }

    /// A body that is wrong as a whole.
    pub(crate) fn body(says: &str) -> Self {
        Self::form(json!({ "_errors": [{ "code": "BASE_TYPE_BAD", "message": says }] }))
    }

    fn form(errors: Value) -> Self {
        Self { status: 400, code: 50035, message: "Invalid Form Body", errors: Some(errors) }
    }

    /// As it travels.
    pub(crate) fn wire(&self) -> Value {
        match &self.errors {
            Some(errors) => json!({ "message": self.message, "code": self.code, "errors": errors }),
            None => json!({ "message": self.message, "code": self.code }),
        }
    }
}
