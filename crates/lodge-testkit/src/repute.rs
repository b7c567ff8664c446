//! Stand-ins for two services that say what an address is used for: proxycheck.io (version 2) and AbuseIPDB (version 2). They
//! speak as their documentation says, over HTTP, and remember every field that they were sent.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::IpAddr,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
};

use serde_json::{Value, json};

use crate::web::{Asked, Told, WebServer, decoded};

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// proxycheck.io.
    Proxycheck,
    /// AbuseIPDB.
    AbuseIpDb,
}

/// What a question to it said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The method.
    pub method: String,
    /// The path.
    pub path: String,
    /// What stood in the query.
    pub fields: BTreeMap<String, String>,
    /// Its header fields.
    pub headers: Vec<(String, String)>,
    /// What was sent besides: nothing, if all is well.
    pub body: Vec<u8>,
}

/// How it answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mood {
    /// As it is documented.
    #[default]
    Well,
    /// As it is documented, and it warns that the allowance of the day is nearly used up.
    Warning,
    /// The allowance of the day is used up.
    Exhausted,
    /// It does not know the key.
    Denied,
    /// It finds no address in what it was asked.
    Wrong,
    /// It has a fault.
    Failing,
    /// It sends people elsewhere.
    Moved,
    /// It shows a page for people.
    Html,
    /// It says far more than it should.
    Huge,
    /// It speaks of another address.
    Mistaken,
    /// It says what nobody understands.
    Odd,
    /// It says nothing, for as long as it has this mood.
    Silent,
}

impl Mood {
    /// In which it answers, and nothing is to be learned from it.
    pub const USELESS: [Self; 9] = [
        Self::Exhausted,
        Self::Denied,
        Self::Wrong,
        Self::Failing,
        Self::Moved,
        Self::Html,
        Self::Huge,
        Self::Mistaken,
        Self::Odd,
    ];
}

/// The service. It is gone when the value goes.
pub struct Repute {
    server: WebServer,
    state: Arc<State>,
}

struct State {
    which: Which,
    key: String,
    detours: BTreeSet<IpAddr>,
    calls: Mutex<Vec<Call>>,
    mood: Mutex<Mood>,
    changed: Condvar,
}

impl Repute {
    /// One that knows this key, and these addresses as those of a VPN and of rented machines.
    #[must_use]
    pub fn open(which: Which, key: &str, detours: &[&str]) -> Self {
        let state = Arc::new(State {
            which,
            key: key.to_owned(),
            detours: detours.iter().map(|address| address.parse().unwrap()).collect(),
            calls: Mutex::default(),
            mood: Mutex::default(),
            changed: Condvar::new(),
        });
        let of_server = Arc::clone(&state);
        Self { server: WebServer::open(move |asked| of_server.answer(asked)), state }
    }

    /// Where it is, without a slash at the end.
    #[must_use]
    pub fn url(&self) -> String {
        self.server.url()
    }

    /// From now on it answers so.
    pub fn is(&self, mood: Mood) {
        *self.state.mood() = mood;
        self.state.changed.notify_all();
    }

    /// What it was asked so far.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        self.state.calls().clone()
    }
}

impl Drop for Repute {
    fn drop(&mut self) {
        self.is(Mood::Failing);
    }
}

impl State {
    fn calls(&self) -> MutexGuard<'_, Vec<Call>> {
        self.calls.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn mood(&self) -> MutexGuard<'_, Mood> {
        self.mood.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The mood, once it is one in which it answers.
    fn settled(&self) -> Mood {
        let silent = |mood: &mut Mood| *mood == Mood::Silent;
        *self.changed.wait_while(self.mood(), silent).unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, asked: &Asked) -> Told {
        let fields = fields(&asked.query);
        self.calls().push(Call {
            method: asked.method.clone(),
            path: asked.path.clone(),
            fields: fields.clone(),
            headers: asked.headers.clone(),
            body: asked.body.clone(),
        });
        match self.settled() {
            Mood::Failing => Told::status(500),
            Mood::Moved => Told::sent_on(302, "https://elsewhere.example/"),
            Mood::Html => {
                Told::status(200).with("content-type", "text/html").saying("<html>Back soon</html>")
            }
            Mood::Huge => Told::json(200, &json!({ "status": "ok", "padding": "x".repeat(4 << 20) })),
            Mood::Odd => Told::json(200, &json!({ "status": 7, "data": { "ipAddress": [] } })),
            mood => match self.which {
                Which::Proxycheck => self.proxycheck(asked, &fields, mood),
                Which::AbuseIpDb => self.abuseipdb(asked, &fields, mood),
            },
        }
    }

    /// `GET /v2/ADDRESS?key=KEY&vpn=1`: VPNs are looked for only where `vpn` asks for it.
    fn proxycheck(&self, asked: &Asked, fields: &BTreeMap<String, String>, mood: Mood) -> Told {
        let said = |status: u16, word: &str, message: &str| {
            Told::json(status, &json!({ "status": word, "message": message }))
        };
        let address = asked.path.strip_prefix("/v2/").and_then(|address| address.parse::<IpAddr>().ok());
        let Some(address) = address.filter(|_| asked.method == "GET" && mood != Mood::Wrong) else {
            return said(400, "error", "No valid IP addresses supplied.");
        };
        if fields.get("key") != Some(&self.key) || mood == Mood::Denied {
            return said(403, "denied", "Your access to the API has been blocked.");
        }
        if mood == Mood::Exhausted {
            return said(429, "denied", "1,000 Free queries exhausted. Please try the API again tomorrow.");
        }
        let asks_for_vpn = fields.get("vpn").is_some_and(|vpn| vpn == "1");
        let about = match self.detours.contains(&address) && asks_for_vpn {
            true => json!({ "proxy": "yes", "type": "VPN" }),
            false => json!({ "proxy": "no", "type": "Residential" }),
        };
        let mut answer = json!({ "status": if mood == Mood::Warning { "warning" } else { "ok" } });
        if mood == Mood::Warning {
            answer["message"] = "You are within 10% of your query limit for the day.".into();
        }
        answer[told(address, mood).to_string()] = about;
        Told::json(200, &answer)
    }

    /// `GET /api/v2/check?ipAddress=ADDRESS&maxAgeInDays=DAYS` with the key in a header field. Whoever does not ask for JSON
    /// gets a page.
    fn abuseipdb(&self, asked: &Asked, fields: &BTreeMap<String, String>, mood: Mood) -> Told {
        let failed = |status: u16, detail: &str| {
            Told::json(status, &json!({ "errors": [{ "detail": detail, "status": status }] }))
        };
        if asked.path != "/api/v2/check" || asked.method != "GET" {
            return Told::status(404);
        }
        if asked.header("accept") != "application/json" {
            return Told::status(200).with("content-type", "text/html").saying("<html></html>");
        }
        if asked.header("key") != self.key || mood == Mood::Denied {
            return failed(
                401,
                "Authentication failed. Your API key is either missing, incorrect, or revoked.",
            );
        }
        if mood == Mood::Exhausted {
            return failed(429, "Daily rate limit of 1000 requests exceeded for this endpoint.")
                .with("retry-after", "29241")
                .with("x-ratelimit-limit", "1000")
                .with("x-ratelimit-remaining", "0");
        }
        let days =
            fields.get("maxAgeInDays").is_none_or(|days| days.parse().is_ok_and(|days: u16| days <= 365));
        let address = fields.get("ipAddress").and_then(|address| address.parse::<IpAddr>().ok());
        let Some(address) = address.filter(|_| days && mood != Mood::Wrong) else {
            return failed(422, "The ip address must be a valid IPv4 or IPv6 address.");
        };
        Told::json(200, &self.about(address, told(address, mood)))
    }

    fn about(&self, address: IpAddr, told: IpAddr) -> Value {
        let usage = if self.detours.contains(&address) {
            "Data Center/Web Hosting/Transit"
        } else {
            "Fixed Line ISP"
        };
        json!({ "data": {
            "ipAddress": told, "isPublic": true, "ipVersion": if told.is_ipv4() { 4 } else { 6 },
            "isWhitelisted": null, "abuseConfidenceScore": 0, "countryCode": "NL", "usageType": usage,
            "isp": "An ISP", "domain": "isp.example", "hostnames": [], "isTor": false, "totalReports": 0,
            "numDistinctUsers": 0, "lastReportedAt": null,
        } })
    }
}

/// Of which address it speaks.
fn told(asked: IpAddr, mood: Mood) -> IpAddr {
    if mood == Mood::Mistaken { IpAddr::from([9, 9, 9, 9]) } else { asked }
}

fn fields(query: &str) -> BTreeMap<String, String> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (decoded(name), decoded(value))).collect()
}
