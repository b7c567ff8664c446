//! Where the pages of an export are today.

use std::fmt;
use url::Url;

/// What tells campaigns apart, and not pages.
const NOISE: [&str; 9] =
    ["fbclid", "gclid", "msclkid", "yclid", "mc_cid", "mc_eid", "igshid", "replytocom", "ref_src"];

/// From the addresses of an export to the paths of a site.
#[derive(Debug, Clone, Default)]
pub struct Mapping {
    hosts: Vec<String>,
    rules: Vec<Rule>,
}

/// `FROM=TO`.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Rule {
    /// `old.example=blog.example`: what was there is here.
    Host { from: String, to: String },
    /// `old.example/blog/*=/*`, or a name that is no address: `guestbook=/guestbook`.
    Whole { from: String, to: String },
    /// `/*.html=/*`: within the site.
    Path { from: String, to: String },
}

/// Why an address is no page of the site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unmapped {
    /// There is none.
    Empty,
    /// It is at a host that is not the site's.
    OtherHost(String),
    /// It is no address of the web.
    NoAddress,
}

/// A rule that cannot be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadRule {
    /// It is not `FROM=TO`.
    NoPair,
    /// What it leads to is neither a path nor a host.
    NoPlace,
    /// What it leads to has more stars than what it begins with.
    TooManyStars,
}

impl Mapping {
    /// For a site at these hosts, with and without `www.`.
    pub fn new<'h>(hosts: impl IntoIterator<Item = &'h str>) -> Self {
        Self { hosts: hosts.into_iter().map(bare).collect(), rules: Vec::new() }
    }

    /// Adds a rule, which is tried after those before it. `*` stands for anything, and takes it along.
    ///
    /// # Errors
    /// If it is not a rule.
    pub fn rule(&mut self, typed: &str) -> Result<(), BadRule> {
        let (from, to) = typed.split_once('=').ok_or(BadRule::NoPair)?;
        let plain = |typed: &str| {
            typed.trim().trim_start_matches("https://").trim_start_matches("http://").to_owned()
        };
        let (from, to) = (plain(from), to.trim().to_owned());
        if from.is_empty() || to.is_empty() {
            return Err(BadRule::NoPair);
        }
        if to.matches('*').count() > from.matches('*').count() {
            return Err(BadRule::TooManyStars);
        }
        let rule = match (from.starts_with('/'), to.starts_with('/')) {
            (true, true) => Rule::Path { from, to },
            (false, true) => Rule::Whole { from, to },
            (false, false)
                if !from.trim_end_matches('/').contains(['/', '*']) && !plain(&to).contains(['/', '*']) =>
            {
                Rule::Host { from: bare(&from), to: bare(&plain(&to)) }
            }
            _ => return Err(BadRule::NoPlace),
        };
        self.rules.push(rule);
        Ok(())
    }

    /// The path of the site at which this address of an export is today, with its query if it has one: in some sites
    /// the query is the page.
    ///
    /// # Errors
    /// Says why it is none.
    pub fn map(&self, address: &str) -> Result<String, Unmapped> {
        let address = address.trim();
        if address.is_empty() {
            return Err(Unmapped::Empty);
        }
        let place = self.place(address);
        let whole = match &place {
            Some((Some(host), path)) => format!("{host}{path}"),
            _ => address.to_owned(),
        };
        let found = self.rules.iter().find_map(|rule| match rule {
            Rule::Whole { from, to } => moved(from, to, &whole),
            _ => None,
        });
        if let Some(path) = found {
            return Ok(path);
        }
        let (host, path) = place.ok_or(Unmapped::NoAddress)?;
        if let Some(host) = host.map(|host| self.renamed(host)).filter(|host| !self.hosts.contains(host)) {
            return Err(Unmapped::OtherHost(host));
        }
        let found = self.rules.iter().find_map(|rule| match rule {
            Rule::Path { from, to } => moved(from, to, &path),
            _ => None,
        });
        Ok(found.unwrap_or(path))
    }

    /// Host and path of an address; no host if it has none.
    fn place(&self, address: &str) -> Option<(Option<String>, String)> {
        let lower = address.to_ascii_lowercase();
        if lower.starts_with("http://") || lower.starts_with("https://") {
            return whole(address);
        }
        if address.starts_with("//") {
            return whole(&format!("http:{address}"));
        }
        if address.starts_with('/') {
            return whole(&format!("http://x{address}")).map(|(_, path)| (None, path));
        }
        // `blog.example/one`, if that host is known.
        let (host, path) = whole(&format!("http://{address}"))?;
        let is_known = |host: &String| {
            let names = |rule: &Rule| matches!(rule, Rule::Host { from, .. } if from == host);
            self.hosts.contains(host) || self.rules.iter().any(names)
        };
        host.filter(is_known).map(|host| (Some(host), path))
    }

    fn renamed(&self, host: String) -> String {
        let new = self.rules.iter().find_map(|rule| match rule {
            Rule::Host { from, to } if *from == host => Some(to.clone()),
            _ => None,
        });
        new.unwrap_or(host)
    }
}

/// Host and path of a whole address.
fn whole(address: &str) -> Option<(Option<String>, String)> {
    let mut url = Url::parse(address).ok()?;
    let kept: Vec<String> = url
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|pair| {
            let name = pair.split('=').next().unwrap_or_default();
            !pair.is_empty() && !name.starts_with("utm_") && !NOISE.contains(&name)
        })
        .map(str::to_owned)
        .collect();
    url.set_query(Some(&*kept.join("&")).filter(|query| !query.is_empty()));
    let port = url.port().map_or(String::new(), |port| format!(":{port}"));
    let host = bare(&format!("{}{port}", url.host_str()?));
    let query = url.query().map_or(String::new(), |query| format!("?{query}"));
    Some((Some(host), format!("/{}{query}", url.path().trim_start_matches('/'))))
}

/// A host in small letters, without `www.`.
fn bare(host: &str) -> String {
    let host = host.trim().trim_end_matches('/').to_lowercase();
    let ascii = Url::parse(&format!("http://{host}")).ok();
    let ascii = ascii.and_then(|url| {
        let port = url.port().map_or(String::new(), |port| format!(":{port}"));
        Some(format!("{}{port}", url.host_str()?))
    });
    let host = ascii.unwrap_or(host);
    host.strip_prefix("www.").map_or_else(|| host.clone(), str::to_owned)
}

/// Where `to` leads when `text` fits `from`: each star of `to` becomes what that star of `from` stood for.
fn moved(from: &str, to: &str, text: &str) -> Option<String> {
    let mut found = stars(from, text)?.into_iter();
    let mut parts = to.split('*');
    let mut path = parts.next()?.to_owned();
    for part in parts {
        path.push_str(found.next()?);
        path.push_str(part);
    }
    // `/*=//*` would lead to another host.
    Some(format!("/{}", path.trim_start_matches('/')))
}

/// What each star of a pattern stands for, the earlier ones for as little as they can.
fn stars<'t>(pattern: &str, text: &'t str) -> Option<Vec<&'t str>> {
    let Some((first, rest)) = pattern.split_once('*') else {
        return (pattern == text).then(Vec::new);
    };
    let mut text = text.strip_prefix(first)?;
    let mut found = Vec::new();
    let mut parts = rest.split('*').peekable();
    while let Some(part) = parts.next() {
        let (star, behind) = match parts.peek() {
            None => (text.strip_suffix(part)?, ""),
            Some(_) => text.split_once(part)?,
        };
        found.push(star);
        text = behind;
    }
    Some(found)
}

impl fmt::Display for BadRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoPair => "a rule is `FROM=TO`",
            Self::NoPlace => "a rule leads to a path (`/…`), or from one host to another",
            Self::TooManyStars => "a rule leads to no more stars than it begins with",
        })
    }
}

impl std::error::Error for BadRule {}

impl fmt::Display for Unmapped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("it has no address"),
            Self::OtherHost(host) => write!(f, "`{host}` is not a host of the site"),
            Self::NoAddress => f.write_str("it is no address of the web"),
        }
    }
}
