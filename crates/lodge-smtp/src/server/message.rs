//! The message, from 354 to its end, and what becomes of one that will be refused.

use super::{
    Event, Next, Server,
    transaction::{Asked, Failure, Phase, Transaction},
    words::{self, Words},
};
use crate::receive::{Fault, Found};

/// The reply to a message with this fault.
const fn refusal(fault: Fault) -> Words {
    match fault {
        Fault::BareCr => words::BARE_CR_IN_TEXT,
        Fault::BareLf => words::BARE_LF_IN_TEXT,
        Fault::Nul => words::NUL_IN_TEXT,
        Fault::LongLine => words::LONG_LINE_IN_TEXT,
        Fault::TooBig => words::TOO_BIG,
        Fault::Spoilt => words::NOT_DELIVERED,
    }
}

impl Server {
    /// After DATA.
    pub(super) fn text<'i>(&mut self, input: &'i [u8]) -> (usize, Next<'i>) {
        let Some(open) = &mut self.transaction else { return (0, self.lost()) };
        let (taken, found) = open.receiver.dotted(input);
        let next = match found {
            Found::End => self.end(),
            Found::Nothing if taken == input.len() => self.note(taken, found, true),
            _ => self.note(taken, found, false),
        };
        (taken, next)
    }

    /// After BDAT.
    pub(super) fn chunk<'i>(&mut self, input: &'i [u8], left: u64, last: bool) -> (usize, Next<'i>) {
        let Some(open) = &mut self.transaction else { return (0, self.lost()) };
        if open.failure.is_none() && open.octets.saturating_add(left) > self.settings.max_message_size {
            open.failure = Some(Failure::Fault(Fault::TooBig));
            return (0, Next::Event(Event::Spoilt(Fault::TooBig)));
        }
        if left == 0 {
            return (0, self.end_of_chunk(last));
        }
        let here = usize::try_from(left).unwrap_or(usize::MAX).min(input.len());
        let Some(input) = input.get(..here).filter(|here| !here.is_empty()) else { return (0, Next::Wait) };
        let (taken, found) = open.receiver.counted(input);
        self.phase = Phase::Chunk { left: left - taken as u64, last };
        (taken, self.note(taken, found, false))
    }

    /// After a BDAT that has no place here.
    pub(super) fn drain<'i>(&mut self, input: &'i [u8], left: u64, words: Words) -> (usize, Next<'i>) {
        let taken = usize::try_from(left).unwrap_or(usize::MAX).min(input.len());
        let left = left - taken as u64;
        if left > 0 {
            self.phase = Phase::Drain { left, words };
            return (taken, Next::Wait);
        }
        self.phase = Phase::Commands;
        (taken, self.say(words))
    }

    /// Passes on what was found, or throws it away if the message is lost.
    fn note<'i>(&mut self, taken: usize, found: Found<'i>, wait: bool) -> Next<'i> {
        let limit = self.settings.max_message_size;
        let Some(open) = &mut self.transaction else { return self.lost() };
        open.seen += taken as u64;
        if open.failure.is_some() {
            if open.seen > limit.saturating_mul(2) {
                return self.give_up();
            }
            return if wait { Next::Wait } else { Next::Again };
        }
        let fault = match found {
            Found::Text(text) => {
                open.octets += text.len() as u64;
                //= rfc5321#4.5.3.1.9
                //# 552 Too much mail data.
                if open.octets <= limit {
                    return Next::Event(Event::Chunk(text));
                }
                Fault::TooBig
            }
            Found::Fault(fault) => fault,
            Found::Nothing | Found::End => return if wait { Next::Wait } else { Next::Again },
        };
        open.failure = Some(Failure::Fault(fault));
        Next::Event(Event::Spoilt(fault))
    }

    fn end_of_chunk<'i>(&mut self, last: bool) -> Next<'i> {
        let Some(open) = &mut self.transaction else { return self.lost() };
        if let Some(fault) = open.receiver.pending() {
            return self.note(0, Found::Fault(fault), false);
        }
        if !last {
            self.phase = Phase::Commands;
            return if open.failure.is_some() { self.end() } else { self.say(words::CHUNK) };
        }
        if open.failure.is_none() {
            let found = open.receiver.finish();
            if found != Found::Nothing {
                return self.note(0, found, false);
            }
        }
        self.end()
    }

    /// The message has ended: it is complete, or refused.
    fn end<'i>(&mut self) -> Next<'i> {
        let Some(open) = &mut self.transaction else { return self.lost() };
        if open.failure.is_some() && open.seen > self.settings.max_message_size.saturating_mul(2) {
            return self.give_up();
        }
        match open.failure.take() {
            None => {
                self.phase = Phase::Asked(Asked::End);
                return Next::Event(Event::End);
            }
            Some(Failure::Fault(fault)) => refusal(fault).write(&mut self.out),
            Some(Failure::Said(reply)) => reply.write(&mut self.out),
        }
        self.transaction = None;
        self.phase = Phase::Commands;
        Next::Again
    }

    /// Enough of a message that will be refused has been thrown away.
    fn give_up<'i>(&mut self) -> Next<'i> {
        let failure = self.transaction.take().and_then(|Transaction { failure, .. }| failure);
        match failure {
            Some(Failure::Said(reply)) => reply.write(&mut self.out),
            Some(Failure::Fault(fault)) => refusal(fault).write(&mut self.out),
            None => {}
        }
        self.phase = Phase::Closed;
        Next::Event(Event::Close)
    }

    /// Text without a transaction cannot be; if it were, we would not know what the client means.
    fn lost<'i>(&mut self) -> Next<'i> {
        self.close_with(words::NOT_DELIVERED)
    }
}
