//! Discord's OAuth2, as those share it who manage a server and those who want in: a code becomes a token, the token shows
//! something, and is given back.
//!
//! Discord's is OAuth2 and not OpenID Connect in what is asked of it here: without the scope `openid` there is no ID token,
//! and so no `nonce`. What ties an answer to its question is `state`, and PKCE where the caller brings it.

use std::time::Duration;

use lodge_egress::{Door, Method, Request};
use lodge_register::Secret;
use serde::{Deserialize, Serialize};
use url::form_urlencoded::Serializer;
use zeroize::Zeroizing;

use crate::{DISCORD, ids::ApplicationId};

/// The most that is read of an answer: 200 of Discord's servers.
const MOST: usize = 1 << 20;
/// How long an answer is waited for.
pub(crate) const WITHIN: Duration = Duration::from_secs(15);

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
    /// Discord knows no such thing: a server that they are not on.
    Gone,
    /// Discord did not answer, or not so that it can be understood.
    Silent,
}

/// What Discord gave for a code.
pub(crate) struct Given {
    /// The token.
    pub(crate) token: Zeroizing<String>,
    /// What it is good for.
    pub(crate) scopes: Vec<String>,
}

/// What is said in return for a code. The token to renew it with is not even read.
#[derive(Deserialize)]
struct Tokens<'a> {
    access_token: &'a str,
    #[serde(default)]
    scope: String,
}

/// A way to Discord: the door, and how long it is patient.
#[derive(Clone, Copy)]
pub(crate) struct Through<'a> {
    pub(crate) door: &'a Door,
    pub(crate) within: Duration,
}

impl<'a> From<&'a Door> for Through<'a> {
    fn from(door: &'a Door) -> Self {
        Self { door, within: WITHIN }
    }
}

impl Portal {
    /// Where people see Discord's pages, which is beside where programs call it. It is also what Discord calls itself as the
    /// issuer of its answers.
    pub(crate) fn site(&self) -> &str {
        self.api.find("/api").map_or(self.api.as_str(), |end| self.api.get(..end).unwrap_or_default())
    }

    /// Where somebody is asked whether we may know this.
    pub(crate) fn authorize(&self, asks: &[(&str, &str)]) -> String {
        let query = Serializer::new(String::new())
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.application.to_string())
            .extend_pairs(asks)
            .finish();
        format!("{}/oauth2/authorize?{query}", self.site())
    }

    /// What Discord gives for a code.
    ///
    /// # Errors
    /// [`Unknown`] if nothing.
    pub(crate) async fn token(
        &self,
        through: Through<'_>,
        fields: &[(&str, &str)],
    ) -> Result<Given, Unknown> {
        let fields = [&[("grant_type", "authorization_code")][..], fields].concat();
        let (status, body) = self.send(through, self.form("/oauth2/token", &fields)).await?;
        match status {
            200..300 => {}
            401 => return Err(Unknown::Secret),
            400..500 => return Err(Unknown::Code),
            _ => return Err(Unknown::Silent),
        }
        let given: Tokens<'_> = serde_json::from_slice(&body).map_err(|_| Unknown::Silent)?;
        let scopes = given.scope.split(' ').map(str::to_owned).collect();
        Ok(Given { token: Zeroizing::new(given.access_token.to_owned()), scopes })
    }

    /// What Discord shows for a token.
    ///
    /// # Errors
    /// [`Unknown`] if it shows nothing.
    pub(crate) async fn shown(
        &self,
        through: Through<'_>,
        path: &str,
        token: &str,
    ) -> Result<Zeroizing<Vec<u8>>, Unknown> {
        let (status, body) = self.send(through, self.with_token(Method::GET, path, token)).await?;
        match status {
            200 => Ok(body),
            404 => Err(Unknown::Gone),
            _ => Err(Unknown::Silent),
        }
    }

    /// Tells Discord something with a token.
    ///
    /// # Errors
    /// [`Unknown`] if it does not take it.
    pub(crate) async fn put(
        &self,
        through: Through<'_>,
        path: &str,
        token: &str,
        said: &(impl Serialize + Sync),
    ) -> Result<(), Unknown> {
        let mut request =
            self.with_token(Method::PUT, path, token).header("content-type", "application/json");
        request.body = serde_json::to_vec(said).map_err(|_| Unknown::Silent)?;
        let (status, _) = self.send(through, request).await?;
        if (200..300).contains(&status) { Ok(()) } else { Err(Unknown::Silent) }
    }

    /// Gives a token back. Discord says yes to one that it does not know, too (RFC 7009, 2.2).
    ///
    /// # Errors
    /// [`Unknown`] if it did not take it.
    pub(crate) async fn give_back(&self, through: Through<'_>, token: &str) -> Result<(), Unknown> {
        let fields = [("token", token), ("token_type_hint", "access_token")];
        match self.send(through, self.form("/oauth2/token/revoke", &fields)).await?.0 {
            200..300 => Ok(()),
            401 => Err(Unknown::Secret),
            _ => Err(Unknown::Silent),
        }
    }

    fn with_token(&self, method: Method, path: &str, token: &str) -> Request {
        let bearer = Zeroizing::new(format!("Bearer {token}"));
        Request::new(method, format!("{}{path}", self.api)).header("authorization", &bearer)
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

    async fn send(
        &self,
        through: Through<'_>,
        mut request: Request,
    ) -> Result<(u16, Zeroizing<Vec<u8>>), Unknown> {
        (request.most, request.within) = (MOST, through.within);
        let sent = through.door.http(&DISCORD, request).await.map_err(|_| Unknown::Silent)?;
        Ok((sent.status, Zeroizing::new(sent.body)))
    }
}
