//! A browser in which somebody wants in: it keeps cookies as browsers do, and says who it is.

use std::{
    collections::BTreeMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

use axum::http::Method;
use lodge_egress::{Door, DoorSettings, Request};
use lodge_guard::DISCORD;
use lodge_web::rehearse::{Answer, ORIGIN, Stage};
use url::form_urlencoded;

/// A browser. Each has an address, an agent, and its own cookies.
pub struct Browser<'a> {
    stage: &'a Stage,
    pub address: IpAddr,
    pub agent: String,
    language: &'static str,
    jar: Mutex<BTreeMap<String, (String, String)>>,
}

impl<'a> Browser<'a> {
    pub fn new(stage: &'a Stage, address: &str, agent: &str) -> Self {
        let address = address.parse().unwrap();
        Self { stage, address, agent: agent.to_owned(), language: "en", jar: Mutex::default() }
    }

    pub fn speaking(self, language: &'static str) -> Self {
        Self { language, ..self }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], String::new()).await
    }

    /// Sends a form, as a page of ours does.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.stage.token().await;
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .append_pair("csrf", &token)
            .finish();
        let kind = [
            ("content-type", "application/x-www-form-urlencoded"),
            ("origin", ORIGIN),
            ("sec-fetch-site", "same-origin"),
        ];
        self.send(Method::POST, path, &kind, body).await
    }

    pub async fn send(&self, method: Method, path: &str, headers: &[(&str, &str)], body: String) -> Answer {
        let cookies = self.cookies_for(path);
        let mut all = vec![("user-agent", self.agent.as_str()), ("accept-language", self.language)];
        if !cookies.is_empty() {
            all.push(("cookie", &cookies));
        }
        all.extend(headers);
        self.stage.comes_from(self.address);
        let answer = self.stage.send(method, path, &all, body).await;
        self.keep(&answer);
        answer
    }

    /// Follows a link to Discord. Gives the path by which Discord sends them back.
    pub async fn at_discord(&self, link: &str) -> String {
        let allow = vec!["127.0.0.0/8".parse().unwrap()];
        let door = Door::new(&DoorSettings { allow, ..DoorSettings::default() }).unwrap();
        let said = door.http(&DISCORD, Request::get(link)).await.unwrap();
        let to = said.header("location").unwrap_or_else(|| panic!("{}", said.status)).to_owned();
        to.strip_prefix(ORIGIN).unwrap().to_owned()
    }

    /// What the cookie of this name holds.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.jar().get(name).map(|(value, _)| value.clone())
    }

    /// Has this cookie from now on, or none of this name.
    pub fn plant(&self, name: &str, value: Option<&str>) {
        match value {
            Some(value) => self.jar().insert(name.to_owned(), (value.to_owned(), "/".to_owned())),
            None => self.jar().remove(name),
        };
    }

    fn cookies_for(&self, path: &str) -> String {
        let jar = self.jar();
        let fits = jar.iter().filter(|(_, (_, at))| path.starts_with(at.as_str()));
        fits.map(|(name, (value, _))| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    fn keep(&self, answer: &Answer) {
        for line in answer.headers.get_all("set-cookie") {
            let mut parts = line.to_str().unwrap().split("; ");
            let (name, value) = parts.next().unwrap().split_once('=').unwrap();
            let parts: Vec<_> = parts.collect();
            assert!(
                parts.contains(&"Secure") && parts.contains(&"HttpOnly") && parts.contains(&"SameSite=Lax")
            );
            let path = parts.iter().find_map(|part| part.strip_prefix("Path=")).unwrap();
            let mut jar = self.jar();
            if parts.contains(&"Max-Age=0") {
                jar.remove(name);
            } else {
                jar.insert(name.to_owned(), (value.to_owned(), path.to_owned()));
            }
        }
    }

    fn jar(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, (String, String)>> {
        self.jar.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where the link on a page leads.
pub fn link(answer: &Answer) -> String {
    let link = answer.body.split('"').find(|part| part.contains("/oauth2/authorize?"));
    link.unwrap_or_else(|| panic!("no way to Discord: {}", answer.body))
        .replace("&#38;", "&")
        .replace("&amp;", "&")
}

/// The puzzle on a page: its text, and a solution.
pub fn solved(answer: &Answer) -> (String, String) {
    use lodge_abuse::pow::{Challenge, Difficulty, solve};
    let puzzle = answer.body.split_once("data-pow=\"").unwrap().1.split('"').next().unwrap();
    let puzzle: serde_json::Value =
        serde_json::from_str(&puzzle.replace("&#34;", "\"").replace("&quot;", "\"")).unwrap();
    let number = |name: &str| u32::try_from(puzzle[name].as_u64().unwrap()).unwrap();
    let text = puzzle["challenge"].as_str().unwrap().to_owned();
    let difficulty = Difficulty { parts: number("count"), bits: number("bits") };
    let until = lodge_register::Timestamp::default();
    let numbers = solve(&Challenge { text: text.clone(), difficulty, until }).replace('.', ",");
    (text, numbers)
}
