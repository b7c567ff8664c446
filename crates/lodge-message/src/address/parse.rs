//! An address field, read.

use super::error::AddressError;
use super::lex::{Kind, Lexer, Token};
use super::{Address, AddressList, Group, Mailbox, Phrase, Word};
use std::borrow::Cow;

/// How long a field may be to be read, in bytes.
pub const MAX_ADDRESS_TEXT: usize = 1 << 20;

/// How many mailboxes and groups a field may hold to be read.
pub const MAX_ADDRESSES: usize = 20_000;

/// Reads an `address-list`: mailboxes and groups, in today's syntax or the old one.
///
/// The text may still be folded. Comments and source routes are left out; empty places in a list are passed.
///
//= rfc5322#4
//# Though these syntactic forms MUST NOT be generated according to the grammar in section 3, they MUST be
//# accepted and parsed by a conformant receiver.
pub fn parse_addresses(text: &str) -> Result<AddressList<'_>, AddressError> {
    let mut parser = Parser::new(text)?;
    let mut list = Vec::new();
    loop {
        match parser.token.kind {
            Kind::Mark(',') => parser.advance()?,
            Kind::End => return Ok(AddressList(list)),
            _ => {
                list.push(parser.address()?);
                parser.expect_separator(None)?;
            }
        }
    }
}

/// Reads exactly one mailbox, such as that of a `Sender` field.
pub fn parse_mailbox(text: &str) -> Result<Mailbox<'_>, AddressError> {
    let mut parser = Parser::new(text)?;
    let mailbox = parser.mailbox()?;
    match parser.token.kind {
        Kind::End => Ok(mailbox),
        _ => Err(parser.unexpected()),
    }
}

struct Parser<'a> {
    lexer: Lexer<'a>,
    token: Token<'a>,
    count: usize,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str) -> Result<Self, AddressError> {
        if text.len() > MAX_ADDRESS_TEXT {
            return Err(AddressError::TooLong);
        }
        let mut lexer = Lexer::new(text);
        let token = lexer.next()?;
        Ok(Self { lexer, token, count: 0 })
    }

    fn advance(&mut self) -> Result<(), AddressError> {
        self.token = self.lexer.next()?;
        Ok(())
    }

    const fn unexpected(&self) -> AddressError {
        AddressError::Unexpected { at: self.token.start }
    }

    fn expect(&mut self, mark: char) -> Result<(), AddressError> {
        if self.token.kind != Kind::Mark(mark) {
            return Err(self.unexpected());
        }
        self.advance()
    }

    /// After an element of a list: a comma, the end of the text, or what closes the list.
    fn expect_separator(&self, closing: Option<char>) -> Result<(), AddressError> {
        match self.token.kind {
            Kind::Mark(',') => Ok(()),
            Kind::Mark(mark) if closing == Some(mark) => Ok(()),
            Kind::End if closing.is_none() => Ok(()),
            _ => Err(self.unexpected()),
        }
    }

    const fn count(&mut self) -> Result<(), AddressError> {
        self.count += 1;
        if self.count > MAX_ADDRESSES { Err(AddressError::TooMany) } else { Ok(()) }
    }

    fn address(&mut self) -> Result<Address<'a>, AddressError> {
        let words = self.words()?;
        if self.token.kind != Kind::Mark(':') || words.is_empty() {
            return Ok(Address::Mailbox(self.mailbox_after(words)?));
        }
        self.count()?;
        self.advance()?;
        let mut members = Vec::new();
        loop {
            match self.token.kind {
                Kind::Mark(',') => self.advance()?,
                Kind::Mark(';') => break,
                _ => {
                    members.push(self.mailbox()?);
                    self.expect_separator(Some(';'))?;
                }
            }
        }
        self.advance()?;
        Ok(Address::Group(Group { name: self.phrase(words), members }))
    }

    fn mailbox(&mut self) -> Result<Mailbox<'a>, AddressError> {
        let words = self.words()?;
        self.mailbox_after(words)
    }

    /// The rest of a mailbox, after the words that are its name or its local part.
    fn mailbox_after(&mut self, words: Vec<Token<'a>>) -> Result<Mailbox<'a>, AddressError> {
        self.count()?;
        if self.token.kind != Kind::Mark('<') {
            let (local, domain) = self.addr_spec(&words)?;
            return Ok(Mailbox { name: Phrase::default(), local, domain });
        }
        self.advance()?;
        self.route()?;
        let inner = self.words()?;
        let (local, domain) = self.addr_spec(&inner)?;
        self.expect('>')?;
        Ok(Mailbox { name: self.phrase(words), local, domain })
    }

    /// Passes a source route: `@one,@two:`.
    fn route(&mut self) -> Result<(), AddressError> {
        let mut any = false;
        loop {
            match self.token.kind {
                Kind::Mark(',') => self.advance()?,
                Kind::Mark('@') => {
                    any = true;
                    self.advance()?;
                    self.domain()?;
                }
                _ if any => return self.expect(':'),
                _ => return Ok(()),
            }
        }
    }

    /// Words and dots, up to whatever else comes.
    fn words(&mut self) -> Result<Vec<Token<'a>>, AddressError> {
        let mut words = Vec::new();
        while let Kind::Atom(_) | Kind::Quoted(_) | Kind::Mark('.') = self.token.kind {
            words.push(self.token.clone());
            self.advance()?;
        }
        Ok(words)
    }

    fn addr_spec(&mut self, words: &[Token<'a>]) -> Result<(Cow<'a, str>, Cow<'a, str>), AddressError> {
        let local = self.local(words)?;
        self.expect('@')?;
        Ok((local, self.domain()?))
    }

    /// Words with dots between them. Stray dots, which some providers hand out, are kept.
    fn local(&self, words: &[Token<'a>]) -> Result<Cow<'a, str>, AddressError> {
        let doubled = words.windows(2).find_map(|pair| match pair {
            [one, two] if is_word(one) && is_word(two) => Some(two.start),
            _ => None,
        });
        if let Some(at) = doubled {
            return Err(AddressError::Unexpected { at });
        }
        if !words.iter().any(is_word) {
            return Err(self.unexpected());
        }
        match words {
            [Token { kind: Kind::Quoted(text), .. }] => Ok(text.clone()),
            _ => Ok(self.joined(words)),
        }
    }

    fn domain(&mut self) -> Result<Cow<'a, str>, AddressError> {
        if let Kind::Literal(text) = &self.token.kind {
            let text = text.clone();
            self.advance()?;
            return Ok(text);
        }
        let mut parts = Vec::new();
        loop {
            let Kind::Atom(_) = self.token.kind else { return Err(self.unexpected()) };
            parts.push(self.token.clone());
            self.advance()?;
            if self.token.kind != Kind::Mark('.') {
                return Ok(self.joined(&parts));
            }
            parts.push(self.token.clone());
            self.advance()?;
        }
    }

    /// The tokens' text without what stood between them; borrowed if nothing did.
    fn joined(&self, tokens: &[Token<'a>]) -> Cow<'a, str> {
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return Cow::Borrowed("") };
        if tokens.windows(2).all(adjacent) && !tokens.iter().any(is_quoted) {
            return Cow::Borrowed(self.lexer.slice(first.start, last.end));
        }
        Cow::Owned(tokens.iter().map(text_of).collect())
    }

    /// The words as a phrase. Dots belong to the bare word they touch.
    fn phrase(&self, words: Vec<Token<'a>>) -> Phrase<'a> {
        let mut phrase = Vec::with_capacity(words.len());
        let mut bare: Option<(usize, usize)> = None;
        for word in words {
            let quoted = is_quoted(&word);
            if let Some((start, end)) = bare {
                if !quoted && end == word.start {
                    bare = Some((start, word.end));
                    continue;
                }
                phrase.push(Word::Atom(self.lexer.slice(start, end)));
                bare = None;
            }
            match word.kind {
                Kind::Quoted(text) => phrase.push(Word::Quoted(text)),
                _ => bare = Some((word.start, word.end)),
            }
        }
        phrase.extend(bare.map(|(start, end)| Word::Atom(self.lexer.slice(start, end))));
        Phrase(phrase)
    }
}

const fn is_word(token: &Token<'_>) -> bool {
    matches!(token.kind, Kind::Atom(_) | Kind::Quoted(_))
}

const fn is_quoted(token: &Token<'_>) -> bool {
    matches!(token.kind, Kind::Quoted(_))
}

fn adjacent(pair: &[Token<'_>]) -> bool {
    matches!(pair, [one, two] if one.end == two.start)
}

fn text_of<'t>(token: &'t Token<'_>) -> &'t str {
    match &token.kind {
        Kind::Atom(text) => text,
        Kind::Quoted(text) | Kind::Literal(text) => text,
        Kind::Mark('.') => ".",
        Kind::Mark(_) | Kind::End => "",
    }
}
