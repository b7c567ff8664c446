//! Providers that many have an account at: where they are and what is asked of them, so that an operator only has to
//! say who this Lodge is to them. `docs/operate/sign-in.md` says where that is found out.

use super::typed::Typed;

/// A provider that is known by name.
#[derive(Debug, PartialEq, Eq)]
pub struct Preset {
    /// Its name in addresses.
    pub id: &'static str,
    /// Its name on buttons.
    pub name: &'static str,
    kind: Kind,
    scopes: &'static str,
}

#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Oidc { issuer: &'static str },
    OAuth2 { authorize: &'static str, token: &'static str, userinfo: &'static str, fields: &'static str },
}

/// All that are known by name, in the order of the alphabet.
pub const PRESETS: &[Preset] = &[
    Preset {
        id: "discord",
        name: "Discord",
        kind: Kind::OAuth2 {
            authorize: "https://discord.com/oauth2/authorize",
            token: "https://discord.com/api/oauth2/token",
            userinfo: "https://discord.com/api/users/@me",
            fields: "id email verified global_name",
        },
        scopes: "identify email",
    },
    Preset {
        id: "github",
        name: "GitHub",
        // The address that somebody shows there need not be verified, and its answer does not say: it is not believed.
        kind: Kind::OAuth2 {
            authorize: "https://github.com/login/oauth/authorize",
            token: "https://github.com/login/oauth/access_token",
            userinfo: "https://api.github.com/user",
            fields: "id - - name",
        },
        scopes: "read:user",
    },
    Preset {
        id: "gitlab",
        name: "GitLab",
        kind: Kind::Oidc { issuer: "https://gitlab.com" },
        scopes: "openid email profile",
    },
    Preset {
        id: "google",
        name: "Google",
        kind: Kind::Oidc { issuer: "https://accounts.google.com" },
        scopes: "openid email profile",
    },
    Preset {
        id: "microsoft",
        name: "Microsoft",
        // Its issuer is another for each organisation, so that one that serves all has none; and an administrator of any
        // of them can say what the address of somebody is, so that it is not believed.
        kind: Kind::OAuth2 {
            authorize: "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
            token: "https://login.microsoftonline.com/common/oauth2/v2.0/token",
            userinfo: "https://graph.microsoft.com/oidc/userinfo",
            fields: "sub - - name",
        },
        scopes: "openid profile",
    },
];

impl Preset {
    /// The one of this name.
    #[must_use]
    pub fn named(id: &str) -> Option<&'static Self> {
        PRESETS.iter().find(|preset| preset.id == id)
    }

    /// Fills in everything but who this Lodge is to it. Its names stay, where others were typed.
    pub(super) fn fill(&self, typed: Typed) -> Typed {
        let or = |typed: String, own: &str| if typed.is_empty() { own.to_owned() } else { typed };
        let filled = Typed {
            id: or(typed.id, self.id),
            name: or(typed.name, self.name),
            scopes: self.scopes.to_owned(),
            preset: typed.preset,
            client_id: typed.client_id,
            client_secret: typed.client_secret,
            ..Typed::default()
        };
        match self.kind {
            Kind::Oidc { issuer } => Typed { kind: "oidc".to_owned(), issuer: issuer.to_owned(), ..filled },
            Kind::OAuth2 { authorize, token, userinfo, fields } => Typed {
                kind: "oauth2".to_owned(),
                authorize: authorize.to_owned(),
                token: token.to_owned(),
                userinfo: userinfo.to_owned(),
                fields: fields.to_owned(),
                ..filled
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use lodge_accounts::providers::{ProviderKind, userinfo};

    use super::*;

    #[test]
    fn each_is_whole_and_over_tls() {
        for preset in PRESETS {
            let typed = Typed { client_id: "c".into(), preset: preset.id.into(), ..Typed::blank() };
            let provider = typed.read().unwrap().provider().unwrap();
            assert_eq!((provider.id.as_str(), provider.name.as_str()), (preset.id, preset.name));
            let places = match provider.kind {
                ProviderKind::Oidc { issuer } => vec![issuer],
                ProviderKind::OAuth2 { authorize, token, userinfo, .. } => {
                    [authorize, token, userinfo].map(String::from).to_vec()
                }
            };
            assert!(places.iter().all(|place| place.starts_with("https://")), "{places:?}");
            assert!(!provider.scopes.is_empty());
        }
        assert!(PRESETS.is_sorted_by_key(|preset| preset.id));
    }

    /// What each of them answers, shortened, by its documentation.
    #[test]
    fn who_somebody_is_is_read_from_what_they_answer() {
        for (id, answer, subject, email) in [
            (
                "discord",
                r#"{"id":"80351110224678912","username":"nelly","global_name":"Nelly","verified":true,"email":"n@example.org"}"#,
                "80351110224678912",
                Some("n@example.org"),
            ),
            (
                "discord",
                r#"{"id":"80351110224678912","username":"nelly","global_name":"Nelly","verified":false,"email":"n@example.org"}"#,
                "80351110224678912",
                None,
            ),
            (
                "github",
                r#"{"login":"nelly","id":1,"name":"Nelly","email":"n@example.org","html_url":"https://github.com/nelly"}"#,
                "1",
                None,
            ),
            (
                "microsoft",
                r#"{"sub":"OLu859SGc2Sr9ZsqbkG-QbeLgJlb41KcdiPoLYNpSFA","name":"Nelly","email":"n@example.org"}"#,
                "OLu859SGc2Sr9ZsqbkG-QbeLgJlb41KcdiPoLYNpSFA",
                None,
            ),
        ] {
            let typed = Typed { client_id: "c".into(), preset: id.into(), ..Typed::blank() };
            let provider = typed.read().unwrap().provider().unwrap();
            let found = userinfo::read(&provider, answer.as_bytes()).unwrap();
            assert_eq!(found.subject.reveal(), subject, "{id}");
            assert_eq!(found.email.as_ref().map(|email| email.reveal().as_str()), email, "{id}");
            assert_eq!(found.name.unwrap().reveal(), "Nelly", "{id}");
        }
    }

    #[test]
    fn names_that_were_typed_stay() {
        let typed = Typed {
            preset: "google".into(),
            id: "work".into(),
            name: "Work".into(),
            issuer: "https://elsewhere.example".into(),
            client_id: "c".into(),
            ..Typed::blank()
        };
        let stored = typed.read().unwrap();
        assert_eq!((stored.id.as_str(), stored.name.as_str()), ("work", "Work"));
        assert_eq!(stored.issuer, "https://accounts.google.com", "nobody else is asked in its name");
        let unknown = Typed { preset: "myspace".into(), client_id: "c".into(), ..Typed::blank() };
        let wrong: Vec<_> =
            unknown.read().unwrap_err().into_fields().iter().map(|(field, _)| *field).collect();
        assert_eq!(wrong, ["preset"]);
    }
}
