//! A stand-in for a sign-in provider: OpenID Connect with discovery, PKCE, tokens, userinfo and keys.
//!
//! Whoever is sent to it is signed in as the person that the test named, without being asked.

mod token;

use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use lodge_register::draw;
use lodge_store::OsChance;
use serde_json::{Value, json};

use crate::web::{Asked, Told, WebServer, encoded};
use token::Signer;

/// Somebody with an account there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// What the provider calls them.
    pub subject: String,
    /// Their address.
    pub email: String,
    /// Whether the provider knows that it is theirs.
    pub verified: bool,
    /// Their name.
    pub name: String,
}

/// What is wrong with its tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mischief {
    /// Nothing.
    #[default]
    None,
    /// They are for another request.
    Nonce,
    /// They are for another client.
    Audience,
    /// They are another provider's.
    Issuer,
    /// They were good once.
    Expired,
    /// They are signed with a key that nobody knows.
    Signature,
    /// They are not signed.
    Unsigned,
}

/// The provider. It is gone when the value goes.
pub struct OidcProvider {
    server: WebServer,
    state: Arc<State>,
}

struct State {
    client: String,
    secret: String,
    issuer: OnceLock<String>,
    signer: Signer,
    stranger: Signer,
    mood: Mutex<Mood>,
}

#[derive(Default)]
struct Mood {
    person: Option<Person>,
    mischief: Mischief,
    /// By code: what the browser was sent with.
    grants: HashMap<String, Grant>,
    /// By access token.
    tokens: HashMap<String, Person>,
    revoked: Vec<String>,
}

#[derive(Clone)]
struct Grant {
    person: Person,
    redirect: String,
    nonce: Option<String>,
    challenge: Option<String>,
}

impl OidcProvider {
    /// One that knows this client.
    #[must_use]
    pub fn open(client: &str, secret: &str) -> Self {
        let state = Arc::new(State {
            client: client.to_owned(),
            secret: secret.to_owned(),
            issuer: OnceLock::new(),
            signer: Signer::draw("first"),
            stranger: Signer::draw("first"),
            mood: Mutex::default(),
        });
        let of_server = Arc::clone(&state);
        let server = WebServer::open(move |asked| of_server.answer(asked));
        let _ = state.issuer.set(server.url());
        Self { server, state }
    }

    /// What it is called: its URL.
    #[must_use]
    pub fn issuer(&self) -> String {
        self.server.url()
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.server.address()
    }

    /// From now on this person is in front of it; nobody means that they say no.
    pub fn signs_in(&self, person: Option<Person>) {
        self.state.mood().person = person;
    }

    /// From now on its tokens are wrong in this way.
    pub fn plays(&self, mischief: Mischief) {
        self.state.mood().mischief = mischief;
    }

    /// Tokens that it was asked to revoke.
    #[must_use]
    pub fn revoked(&self) -> Vec<String> {
        self.state.mood().revoked.clone()
    }

    /// Everything that it was asked.
    #[must_use]
    pub fn asked(&self) -> Vec<Asked> {
        self.server.asked()
    }
}

impl State {
    fn mood(&self) -> MutexGuard<'_, Mood> {
        self.mood.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn issuer(&self) -> &str {
        self.issuer.get().map_or("", String::as_str)
    }

    fn answer(&self, asked: &Asked) -> Told {
        match (asked.method.as_str(), asked.path.as_str()) {
            ("GET", "/.well-known/openid-configuration") => Told::json(200, &self.discovery()),
            ("GET", "/authorize") => self.authorize(asked),
            ("POST", "/token") => self.token(asked),
            ("GET", "/userinfo") => self.userinfo(asked),
            ("GET", "/keys") => Told::json(200, &json!({ "keys": [self.signer.public()] })),
            ("POST", "/revoke") => {
                self.mood().revoked.extend(asked.field("token"));
                Told::status(200)
            }
            _ => Told::status(404),
        }
    }

    fn discovery(&self) -> Value {
        let at = |path: &str| format!("{}{path}", self.issuer());
        json!({
            "issuer": self.issuer(),
            "authorization_endpoint": at("/authorize"),
            "token_endpoint": at("/token"),
            "userinfo_endpoint": at("/userinfo"),
            "jwks_uri": at("/keys"),
            "revocation_endpoint": at("/revoke"),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["ES256"],
            "scopes_supported": ["openid", "email", "profile"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "code_challenge_methods_supported": ["S256"],
        })
    }

    fn authorize(&self, asked: &Asked) -> Told {
        let redirect = asked.parameter("redirect_uri").unwrap_or_default();
        let right = asked.parameter("client_id").as_deref() == Some(&self.client)
            && asked.parameter("response_type").as_deref() == Some("code");
        let proved = asked.parameter("code_challenge").is_none()
            || asked.parameter("code_challenge_method").as_deref() == Some("S256");
        if redirect.is_empty() || !right || !proved {
            return Told::status(400);
        }
        let state = encoded(&asked.parameter("state").unwrap_or_default());
        let join = if redirect.contains('?') { '&' } else { '?' };
        let mut mood = self.mood();
        let Some(person) = mood.person.clone() else {
            return Told::sent_on(302, &format!("{redirect}{join}error=access_denied&state={state}"));
        };
        let code = random();
        let location = format!("{redirect}{join}code={code}&state={state}");
        let (nonce, challenge) = (asked.parameter("nonce"), asked.parameter("code_challenge"));
        mood.grants.insert(code, Grant { person, redirect, nonce, challenge });
        Told::sent_on(302, &location)
    }

    fn token(&self, asked: &Asked) -> Told {
        let refused = |error: &str| Told::json(400, &json!({ "error": error }));
        if !self.knows(asked) {
            return Told::json(401, &json!({ "error": "invalid_client" }));
        }
        let mut mood = self.mood();
        // A code is good once.
        let grant = asked.field("code").and_then(|code| mood.grants.remove(&code));
        let Some(grant) = grant else { return refused("invalid_grant") };
        let proof = asked.field("code_verifier").map(|verifier| token::challenge(&verifier));
        if asked.field("redirect_uri").as_ref() != Some(&grant.redirect) || proof != grant.challenge {
            return refused("invalid_grant");
        }
        let access = random();
        mood.tokens.insert(access.clone(), grant.person.clone());
        let id = self.id_token(&grant, mood.mischief);
        Told::json(
            200,
            &json!({ "access_token": access, "token_type": "Bearer", "expires_in": 300, "id_token": id }),
        )
    }

    /// Whether the client has proved who it is: with HTTP's Basic scheme, or in the form.
    fn knows(&self, asked: &Asked) -> bool {
        let basic = asked.header("authorization").strip_prefix("Basic ").and_then(|text| {
            let text = String::from_utf8(STANDARD.decode(text).ok()?).ok()?;
            let (client, secret) = text.split_once(':')?;
            Some((client.to_owned(), secret.to_owned()))
        });
        let form = asked.field("client_id").zip(asked.field("client_secret"));
        basic.or(form) == Some((self.client.clone(), self.secret.clone()))
    }

    fn id_token(&self, grant: &Grant, mischief: Mischief) -> String {
        let other = |mischiefs, right: &str, wrong: &str| {
            if mischief == mischiefs { wrong.to_owned() } else { right.to_owned() }
        };
        let now = lodge_register::Clock::now(&lodge_store::SystemClock).millis() / 1000;
        let expires = if mischief == Mischief::Expired { now - 3600 } else { now + 300 };
        let mut claims = json!({
            "iss": other(Mischief::Issuer, self.issuer(), "https://elsewhere.test"),
            "aud": other(Mischief::Audience, &self.client, "somebody-else"),
            "sub": grant.person.subject,
            "email": grant.person.email,
            "email_verified": grant.person.verified,
            "name": grant.person.name,
            "iat": now.min(expires),
            "exp": expires,
        });
        if let Some(nonce) = &grant.nonce {
            claims["nonce"] = other(Mischief::Nonce, nonce, "another").into();
        }
        match mischief {
            Mischief::Signature => self.stranger.sign(&claims),
            Mischief::Unsigned => token::unsigned(&claims),
            _ => self.signer.sign(&claims),
        }
    }

    fn userinfo(&self, asked: &Asked) -> Told {
        let token = asked.header("authorization").strip_prefix("Bearer ").unwrap_or_default();
        match self.mood().tokens.get(token) {
            Some(Person { subject, email, verified, name }) => Told::json(
                200,
                &json!({ "sub": subject, "email": email, "email_verified": verified, "name": name }),
            ),
            None => Told::status(401),
        }
    }
}

fn random() -> String {
    draw::<16>(&OsChance).iter().map(|octet| format!("{octet:02x}")).collect()
}
