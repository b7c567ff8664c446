//! Asking Discord who somebody is: a code becomes a token, the token tells it and is given back at once.
//!
//! The token is in memory for as long as this takes, and nowhere else.

use lodge_egress::Door;
use serde::Deserialize;
use url::form_urlencoded::Serializer;

use super::Keeper;
use crate::{
    allowed::Permissions,
    ids::{ApplicationId, GuildId, UserId},
    oauth::Through,
    office,
};

pub use crate::oauth::{Portal, Unknown};

/// What is asked for: who they are, and which servers they are on.
const SCOPES: &str = "identify guilds";
/// What the guard has to be allowed to do on a server.
const INVITED: &str = "bot applications.commands";

#[derive(Deserialize)]
struct Me {
    id: UserId,
}

#[derive(Deserialize)]
struct Theirs {
    id: GuildId,
    #[serde(default)]
    owner: bool,
    #[serde(default)]
    permissions: String,
}

impl Portal {
    /// Where somebody says who they are.
    #[must_use]
    pub fn asks(&self, back: &str, state: &str) -> String {
        self.authorize(&[("redirect_uri", back), ("scope", SCOPES), ("state", state), ("prompt", "none")])
    }

    /// Who came back with this code.
    ///
    /// # Errors
    /// [`Unknown`] if Discord does not say.
    pub async fn who(&self, door: &Door, back: &str, code: &str) -> Result<Keeper, Unknown> {
        let through = Through::from(door);
        let given = self.token(through, &[("code", code), ("redirect_uri", back)]).await?;
        let told = self.told(through, &given.token).await;
        // Given back whatever was told; if that fails, it runs out by itself.
        if self.give_back(through, &given.token).await.is_err() {
            tracing::warn!("A token could not be given back to Discord");
        }
        told
    }

    async fn told(&self, through: Through<'_>, token: &str) -> Result<Keeper, Unknown> {
        let me = self.shown(through, "/users/@me", token).await?;
        let me: Me = serde_json::from_slice(&me).map_err(|_| Unknown::Silent)?;
        let theirs = self.shown(through, "/users/@me/guilds", token).await?;
        let theirs: Vec<Theirs> = serde_json::from_slice(&theirs).map_err(|_| Unknown::Silent)?;
        let guilds = theirs.iter().filter(|one| one.is_managed()).map(|one| one.id).collect();
        Ok(Keeper { user: me.id, guilds })
    }
}

/// Where the guard is invited to a server, with what it has to be allowed.
#[must_use]
pub fn invitation(api: &str, application: ApplicationId) -> String {
    let site = api.find("/api").map_or(api, |end| api.get(..end).unwrap_or_default());
    let query = Serializer::new(String::new())
        .append_pair("client_id", &application.to_string())
        .append_pair("scope", INVITED)
        .append_pair("permissions", &office::wanted().bits().to_string())
        .finish();
    format!("{site}/oauth2/authorize?{query}")
}

impl Theirs {
    fn is_managed(&self) -> bool {
        let bits = self.permissions.parse::<u64>().map_or(Permissions::NONE, Permissions::of_bits);
        self.owner || bits.any_of(Permissions::ADMINISTRATOR | Permissions::MANAGE_GUILD)
    }
}

#[cfg(test)]
mod tests {
    use lodge_register::Secret;

    use super::*;

    #[test]
    fn pages_are_beside_the_api_and_managers_are_told_apart() {
        let secret = Secret::new("s".to_owned());
        let api = "https://discord.com/api/v10".to_owned();
        let portal = Portal { application: ApplicationId::new(7), secret, api };
        let at = portal.asks("https://lodge.example/guard/back", "a b");
        assert!(
            at.starts_with("https://discord.com/oauth2/authorize?response_type=code&client_id=7&"),
            "{at}"
        );
        assert!(at.contains("state=a+b") && at.contains("scope=identify+guilds"), "{at}");
        let managed = |text: &str| serde_json::from_str::<Theirs>(text).unwrap().is_managed();
        assert!(managed(r#"{"id":"1","owner":true}"#));
        assert!(managed(r#"{"id":"1","permissions":"32"}"#) && managed(r#"{"id":"1","permissions":"8"}"#));
        assert!(!managed(r#"{"id":"1","permissions":"2147483647"}"#.replace("2147483647", "4").as_str()));
        assert!(!managed(r#"{"id":"1","permissions":"many"}"#));
    }
}
