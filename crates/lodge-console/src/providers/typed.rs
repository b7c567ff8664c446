//! What the operator typed about a provider, and what is wrong with it.

use lodge_register::Personal;
use lodge_web::Mistakes;
use serde::Deserialize;
use url::Url;

use super::{Preset, Stored};

/// The form, as it was typed.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Typed {
    /// Which of those that are known by name; nothing for another.
    pub(super) preset: String,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) issuer: String,
    pub(super) authorize: String,
    pub(super) token: String,
    pub(super) userinfo: String,
    pub(super) fields: String,
    pub(super) client_id: String,
    pub(super) client_secret: String,
    pub(super) scopes: String,
}

impl Typed {
    /// What there is before anything is typed.
    pub(super) fn blank() -> Self {
        Self {
            kind: "oidc".into(),
            scopes: "openid email profile".into(),
            fields: "id email - name".into(),
            ..Self::default()
        }
    }

    /// A provider, or everything that is wrong.
    pub(super) fn read(&self) -> Result<Stored, Mistakes> {
        let typed = self.cleaned();
        if typed.preset.is_empty() {
            return typed.checked();
        }
        let preset = Preset::named(&typed.preset);
        preset.ok_or_else(|| Mistakes::one("preset", "providers-wrong-preset"))?.fill(typed).checked()
    }

    /// Without what steers terminals and databases, and without what is around the words.
    fn cleaned(&self) -> Self {
        let clean = |text: &String| {
            text.chars().filter(|sign| !sign.is_control()).collect::<String>().trim().to_owned()
        };
        Self {
            preset: clean(&self.preset),
            id: self.id.clone(),
            name: clean(&self.name),
            kind: clean(&self.kind),
            issuer: clean(&self.issuer),
            authorize: clean(&self.authorize),
            token: clean(&self.token),
            userinfo: clean(&self.userinfo),
            fields: clean(&self.fields),
            client_id: clean(&self.client_id),
            client_secret: clean(&self.client_secret),
            scopes: clean(&self.scopes),
        }
    }

    fn checked(self) -> Result<Stored, Mistakes> {
        let mut mistakes = Mistakes::none();
        let plain = |text: &str| {
            text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        };
        if self.id.is_empty() || self.id.len() > 32 || !plain(&self.id) {
            mistakes.add("id", "providers-wrong-id");
        }
        if self.name.is_empty() || self.name.chars().count() > 60 {
            mistakes.add("name", "providers-wrong-name");
        }
        if self.client_id.is_empty() {
            mistakes.add("client_id", "providers-wrong-client");
        }
        let places: &[(&'static str, &str)] = if self.kind == "oidc" {
            &[("issuer", &self.issuer)]
        } else {
            &[("authorize", &self.authorize), ("token", &self.token), ("userinfo", &self.userinfo)]
        };
        for (field, _) in places.iter().filter(|(_, place)| !is_place(place)) {
            mistakes.add(field, "providers-wrong-url");
        }
        if self.kind != "oidc" && super::fields(&self.fields).is_none() {
            mistakes.add("fields", "providers-wrong-fields");
        }
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let kind = if self.kind == "oidc" { "oidc" } else { "oauth2" };
        Ok(Stored {
            id: self.id,
            name: self.name,
            kind: kind.to_owned(),
            issuer: self.issuer,
            authorize: self.authorize,
            token: self.token,
            userinfo: self.userinfo,
            fields: self.fields,
            client_id: self.client_id,
            client_secret: Personal::new(self.client_secret),
            scopes: self.scopes,
        })
    }
}

/// An address on the web. Without TLS only on a machine of one's own, which the operator lists besides.
fn is_place(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| {
        matches!(url.scheme(), "https" | "http")
            && url.has_host()
            && url.username().is_empty()
            && url.fragment().is_none()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &Typed, wrong: &[&str]) {
        let found = typed.read().map_or_else(|found| found.into_fields(), |_| Vec::new());
        assert_eq!(found.iter().map(|(field, _)| *field).collect::<Vec<_>>(), wrong);
    }

    #[test]
    fn a_provider_is_read_or_its_mistakes_are_named() {
        let good = || Typed {
            id: "sso".into(),
            name: "Our SSO".into(),
            issuer: "https://sso.example".into(),
            client_id: "lodge".into(),
            ..Typed::blank()
        };
        check(&good(), &[]);
        check(&Typed { id: "A b".into(), ..good() }, &["id"]);
        check(&Typed { issuer: "sso.example".into(), ..good() }, &["issuer"]);
        check(&Typed::blank(), &["id", "name", "client_id", "issuer"]);
        let oauth = || Typed {
            kind: "oauth2".into(),
            authorize: "https://a.example/authorize".into(),
            token: "https://a.example/token".into(),
            userinfo: "https://a.example/user".into(),
            ..good()
        };
        check(&oauth(), &[]);
        check(&Typed { fields: "- email".into(), userinfo: "x".into(), ..oauth() }, &["userinfo", "fields"]);
    }

    #[test]
    fn what_is_stored_is_what_the_protocol_needs() {
        let typed = Typed {
            id: "x".into(),
            name: "X".into(),
            issuer: "https://x.example".into(),
            client_id: "c".into(),
            ..Typed::blank()
        };
        let provider = typed.read().unwrap().provider().unwrap();
        assert_eq!(provider.scopes, ["openid", "email", "profile"]);
    }
}
