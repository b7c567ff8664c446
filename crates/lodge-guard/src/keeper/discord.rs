//! Asking Discord who somebody is: a code becomes a token, the token tells it and is given back at once.
//!
//! The token is in memory for as long as this takes, and nowhere else.

use lodge_egress::{Door, Method, Request};
use lodge_register::Secret;
use serde::Deserialize;
use url::form_urlencoded::Serializer;

use super::Keeper;
use crate::{
    DISCORD,
    allowed::Permissions,
    ids::{ApplicationId, GuildId, UserId},
    office,
};

/// What is asked for: who they are, and which servers they are on.
const SCOPES: &str = "identify guilds";
/// What the guard has to be allowed to do on a server.
const INVITED: &str = "bot applications.commands";
/// The most servers that somebody is on: 200 of Discord's.
const MOST: usize = 1 << 20;

/// The application, as which somebody is asked.
pub struct Portal {
    /// Which.
    pub application: ApplicationId,
    /// What proves that it is ours.
    pub secret: Secret<String>,
    /// Where Discord is called.
    pub api: String,
}

/// Why nobody knows who it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unknown {
    /// Discord takes the application's secret no more.
    Secret,
    /// Discord does not know the code: it was used, or is too old.
    Code,
    /// Discord did not answer, or not so that it can be understood.
    Silent,
}

#[derive(Deserialize)]
struct Tokens {
    access_token: String,
}

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
    /// Where people see Discord's pages, which is beside where programs call it.
    fn site(&self) -> &str {
        self.api.find("/api").map_or(self.api.as_str(), |end| self.api.get(..end).unwrap_or_default())
    }

    /// Where somebody says who they are.
    #[must_use]
    pub fn asks(&self, back: &str, state: &str) -> String {
        let query = Serializer::new(String::new())
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.application.to_string())
            .append_pair("redirect_uri", back)
            .append_pair("scope", SCOPES)
            .append_pair("state", state)
            .append_pair("prompt", "none")
            .finish();
        format!("{}/oauth2/authorize?{query}", self.site())
    }

    /// Who came back with this code.
    ///
    /// # Errors
    /// [`Unknown`] if Discord does not say.
    pub async fn who(&self, door: &Door, back: &str, code: &str) -> Result<Keeper, Unknown> {
        let form = [("grant_type", "authorization_code"), ("code", code), ("redirect_uri", back)];
        let (status, body) = self.send(door, self.form("/oauth2/token", &form)).await?;
        let body = Secret::new(body);
        match status {
            200..300 => {}
            401 => return Err(Unknown::Secret),
            400..500 => return Err(Unknown::Code),
            _ => return Err(Unknown::Silent),
        }
        let tokens: Tokens = serde_json::from_slice(body.expose()).map_err(|_| Unknown::Silent)?;
        let token = Secret::new(tokens.access_token);
        let told = self.told(door, &token).await;
        // Given back whatever was told; if that fails, it runs out by itself.
        let revoke = [("token", token.expose().as_str()), ("token_type_hint", "access_token")];
        if self.send(door, self.form("/oauth2/token/revoke", &revoke)).await.is_err() {
            tracing::warn!("A token could not be given back to Discord");
        }
        told
    }

    async fn told(&self, door: &Door, token: &Secret<String>) -> Result<Keeper, Unknown> {
        let me: Me = self.ask(door, "/users/@me", token).await?;
        let theirs: Vec<Theirs> = self.ask(door, "/users/@me/guilds", token).await?;
        let guilds = theirs.iter().filter(|one| one.is_managed()).map(|one| one.id).collect();
        Ok(Keeper { user: me.id, guilds })
    }

    async fn ask<T: for<'a> Deserialize<'a>>(
        &self,
        door: &Door,
        path: &str,
        token: &Secret<String>,
    ) -> Result<T, Unknown> {
        let request = Request::new(Method::GET, format!("{}{path}", self.api))
            .header("authorization", &format!("Bearer {}", token.expose()));
        let (status, body) = self.send(door, request).await?;
        if status != 200 {
            return Err(Unknown::Silent);
        }
        serde_json::from_slice(&body).map_err(|_| Unknown::Silent)
    }

    fn form(&self, path: &str, fields: &[(&str, &str)]) -> Request {
        let mut form = Serializer::new(String::new());
        form.extend_pairs(fields)
            .append_pair("client_id", &self.application.to_string())
            .append_pair("client_secret", self.secret.expose());
        let mut request = Request::new(Method::POST, format!("{}{path}", self.api))
            .header("content-type", "application/x-www-form-urlencoded");
        request.body = form.finish().into_bytes();
        request
    }

    async fn send(&self, door: &Door, mut request: Request) -> Result<(u16, Vec<u8>), Unknown> {
        request.most = MOST;
        let sent = door.http(&DISCORD, request).await.map_err(|_| Unknown::Silent)?;
        Ok((sent.status, sent.body))
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
