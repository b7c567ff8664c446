//! What of a comment is weighed: its words, pairs of them, and where it leads. Nothing here is stored as it stands.

use std::collections::BTreeSet;

use url::Url;

/// The most signs of one comment that are weighed.
const MOST: usize = 600;
/// A longer word is not a word.
const LONGEST_WORD: usize = 30;

/// What somebody said, as far as it is weighed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Said<'a> {
    /// The comment, in Markdown.
    pub body: &'a str,
    /// What its author is called.
    pub name: &'a str,
    /// Their own page.
    pub website: Option<&'a str>,
    /// Their address, of which the host counts.
    pub email: Option<&'a str>,
}

/// The signs of a comment, each once, in a fixed order. What is no plain word says what it is: `link: shop.example`.
#[must_use]
pub fn signs(said: &Said<'_>) -> Vec<String> {
    let mut found = BTreeSet::new();
    let links = links(said.body);
    let words = words(said.body);
    for pair in words.windows(2) {
        found.insert(pair.join(" "));
    }
    for host in links.iter().chain(&said.website.and_then(link)).filter_map(Url::host_str) {
        found.insert(format!("link: {host}"));
    }
    found.insert(format!("links: {}", few(links.len())));
    found.extend(self::words(said.name).into_iter().map(|word| format!("name: {word}")));
    if said.website.is_some() {
        found.insert("website".to_owned());
    }
    if let Some((_, host)) = said.email.and_then(|email| email.rsplit_once('@')) {
        found.insert(format!("mail: {}", host.to_lowercase()));
    }
    if shouts(said.body) {
        found.insert("CAPITALS".to_owned());
    }
    found.extend(words);
    found.into_iter().take(MOST).collect()
}

/// The links in a text, as they are written.
#[must_use]
pub fn links(text: &str) -> Vec<Url> {
    let begins = |sign: char| sign.is_whitespace() || "<>()[]\"'|".contains(sign);
    text.split(begins).filter_map(link).collect()
}

fn link(text: &str) -> Option<Url> {
    let text = text.trim_end_matches(['.', ',', ';', ':', '!', '?']);
    let whole = ["http://", "https://"].iter().any(|scheme| text.starts_with(scheme));
    let bare = text.starts_with("www.") && text.len() > 4;
    if whole {
        Url::parse(text).ok()
    } else if bare {
        Url::parse(&format!("http://{text}")).ok()
    } else {
        None
    }
}

/// Whether a text is little more than links.
#[must_use]
pub fn only_leads_away(text: &str) -> bool {
    let links = links(text);
    let said = words_beside(text).count();
    links.len() >= 10 || links.len() >= 3 && said < links.len() * 2
}

/// The words of a text in small letters, without its links. Scripts that put no space between words are taken in pairs of
/// letters.
fn words(text: &str) -> Vec<String> {
    words_beside(text)
        .flat_map(|word| {
            let word = word.to_lowercase();
            let letters: Vec<char> = word.chars().collect();
            if letters.iter().any(|letter| is_unspaced(*letter)) {
                return letters.windows(2).map(|pair| pair.iter().collect()).collect();
            }
            if letters.len() < 2 || letters.len() > LONGEST_WORD { Vec::new() } else { vec![word] }
        })
        .collect()
}

fn words_beside(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| sign.is_whitespace() || "<>()[]\"|".contains(sign))
        .filter(|piece| link(piece).is_none())
        .flat_map(|piece| piece.split(|sign: char| !sign.is_alphanumeric() && !"$€£₽₺%'’".contains(sign)))
        .map(|word| word.trim_matches(['\'', '’']))
        .filter(|word| !word.is_empty())
}

/// Han, kana and Thai.
const fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{0e00}'..='\u{0e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

const fn few(count: usize) -> &'static str {
    match count {
        0 => "none",
        1 => "one",
        2 | 3 => "a few",
        _ => "many",
    }
}

fn shouts(text: &str) -> bool {
    let letters = text.chars().filter(|sign| sign.is_alphabetic()).count();
    let large = text.chars().filter(|sign| sign.is_uppercase()).count();
    letters >= 12 && large * 2 > letters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(body: &str, expected: &[&str]) {
        let found = signs(&Said { body, ..Said::default() });
        for sign in expected {
            assert!(found.iter().any(|it| it == sign), "`{sign}` is not in {found:?}");
        }
    }

    #[test]
    fn words_pairs_and_links_are_found() {
        check("**Cheap** watches!", &["cheap", "watches", "cheap watches", "links: none"]);
        check("see [this](https://shop.example/x?y=1).", &["link: shop.example", "links: one", "see this"]);
        check("www.shop.example now", &["link: shop.example".replace("shop", "www.shop").as_str(), "now"]);
        check("WIN 500$ TODAY ONLY HERE", &["CAPITALS", "500$"]);
        check("安い時計", &["安い", "い時", "時計"]);
        check("ПОЛУЧИ бонус", &["получи бонус"]);
    }

    #[test]
    fn who_says_it_is_weighed_too() {
        let said = Said {
            body: "hello",
            name: "Best Casino",
            website: Some("https://casino.example/"),
            email: Some("x@Mail.Example"),
        };
        let found = signs(&said);
        for sign in ["name: casino", "website", "link: casino.example", "mail: mail.example"] {
            assert!(found.iter().any(|it| it == sign), "`{sign}` is not in {found:?}");
        }
    }

    #[test]
    fn what_only_leads_away_is_seen() {
        assert!(only_leads_away("https://a.test https://b.test https://c.test buy"));
        assert!(only_leads_away(&"https://a.test/x and so on with words ".repeat(10)));
        assert!(!only_leads_away("I like https://a.test"));
        assert!(!only_leads_away(
            "Three sources, each of them worth reading in full: https://a.test https://b.test https://c.test"
        ));
        assert!(!only_leads_away(""));
    }

    #[test]
    fn nothing_is_too_much() {
        let long = (0..5_000).map(|number| format!("word{number} ")).collect::<String>();
        assert_eq!(signs(&Said { body: &long, ..Said::default() }).len(), MOST);
        assert_eq!(signs(&Said::default()), ["links: none"]);
    }
}
