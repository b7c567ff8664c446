//! Where a text leads.

use super::words::plain;

/// How many links lead to such a host.
pub(super) fn count(text: &str, is: impl Fn(&str) -> bool) -> u32 {
    sum(hosts(&plain(text)).filter(|host| is(host)))
}

/// How many links and bare words name one of these domains, or one below it.
pub(super) fn count_domains(text: &str, domains: &[String]) -> u32 {
    let text = plain(text);
    if !text.contains('.') {
        return 0;
    }
    let words = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-')));
    sum(words.map(|word| word.trim_matches('.')).filter(|word| word.contains('.') && is_among(word, domains)))
}

/// How many invitations there are, but for these codes.
pub(super) fn count_invites(text: &str, fine: &[String]) -> u32 {
    const PLACES: [&str; 4] = ["discord.gg/", "discord.com/invite/", "discordapp.com/invite/", "dsc.gg/"];
    if !text.contains('/') {
        return 0;
    }
    let small = plain(text);
    let codes = PLACES.iter().flat_map(|place| small.split(place).skip(1));
    let codes = codes.map(|rest| {
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default()
    });
    sum(codes.filter(|code| !code.is_empty() && !fine.iter().any(|fine| fine.eq_ignore_ascii_case(code))))
}

/// Whether a host is one of these domains, or below one.
pub(super) fn is_among(host: &str, domains: &[String]) -> bool {
    domains.iter().any(|domain| {
        let domain = domain.trim_start_matches('.').to_lowercase();
        host == domain || host.strip_suffix(&domain).is_some_and(|rest| rest.ends_with('.'))
    })
}

/// The hosts of all links in small letters.
fn hosts(text: &str) -> impl Iterator<Item = &str> {
    let links = text.split("://").collect::<Vec<_>>();
    let pairs = links.iter().copied().zip(links.iter().copied().skip(1)).collect::<Vec<_>>();
    pairs
        .into_iter()
        .filter(|(before, _)| before.ends_with("http") || before.ends_with("https"))
        .map(|(_, link)| host(link))
}

/// The host at the start of what follows `://`.
fn host(link: &str) -> &str {
    let end = link.find(|c: char| c.is_whitespace() || "/?#\\<>()[]|\"'`".contains(c)).unwrap_or(link.len());
    let authority = link.get(..end).unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    host.split(':').next().unwrap_or_default().trim_end_matches(['.', ',', '!', '*', '_', '~'])
}

fn sum<T>(found: impl Iterator<Item = T>) -> u32 {
    u32::try_from(found.count()).unwrap_or(u32::MAX)
}
