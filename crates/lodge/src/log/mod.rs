//! The log: one line an event, and no line about a person.
//!
//! Three things keep addresses out. The [list of fields](fields::FIELDS) is closed, and a test reads every log
//! call of the workspace against it. Text is [looked at](scrub::scrub) before it is printed. And only our own crates
//! are listened to: what a library says about a peer never arrives here, at any level.

#[cfg(test)]
mod calls;
mod fields;
mod scrub;

use crate::config::kinds::Level;
use crate::{config, failure::Failure};
use fields::{Holds, holds};
use lodge_register::Clock;
use scrub::{WITHHELD, scrub};
use std::{
    fmt::{self, Write as _},
    fs::{File, OpenOptions},
    io::Write as _,
    os::unix::fs::OpenOptionsExt as _,
    sync::Arc,
};
use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    level_filters::LevelFilter,
    subscriber::Interest,
};
use tracing_subscriber::{
    layer::{Context, Layer, SubscriberExt as _},
    registry::Registry,
};

/// Starts the log, for the whole process.
pub(crate) fn start(settings: &config::Log, clock: Arc<dyn Clock>) -> Result<(), Failure> {
    let file = settings.file.as_ref().map(|path| {
        OpenOptions::new().create(true).append(true).mode(0o600).open(path).map_err(|error| {
            Failure::usage(format!("cannot write the log file: `{}`: {error}", path.display()))
                .hint("set `log.file` to a file in a folder that Lodge may write to, or leave it out")
        })
    });
    let journal = std::env::var_os("JOURNAL_STREAM").is_some();
    let lines = Lines { level: filter(settings.level), clock, journal, file: file.transpose()? };
    tracing::subscriber::set_global_default(Registry::default().with(lines))
        .map_err(|_| Failure::new("the log was started twice"))
}

const fn filter(level: Level) -> LevelFilter {
    match level {
        Level::Error => LevelFilter::ERROR,
        Level::Warn => LevelFilter::WARN,
        Level::Info => LevelFilter::INFO,
        Level::Debug => LevelFilter::DEBUG,
    }
}

/// Writes events as lines.
struct Lines {
    level: LevelFilter,
    clock: Arc<dyn Clock>,
    /// Whether systemd's journal reads us: it wants a priority and has a clock of its own.
    journal: bool,
    file: Option<File>,
}

impl Lines {
    fn wants(&self, metadata: &Metadata<'_>) -> bool {
        let target = metadata.target();
        let ours = target == "lodge" || target.starts_with("lodge::") || target.starts_with("lodge_");
        ours && *metadata.level() <= self.level && metadata.is_event()
    }
}

impl<S: Subscriber> Layer<S> for Lines {
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        if self.wants(metadata) { Interest::always() } else { Interest::never() }
    }

    fn enabled(&self, metadata: &Metadata<'_>, _: Context<'_, S>) -> bool {
        self.wants(metadata)
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        Some(self.level)
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let line = line(event);
        let stamped = format!("{} {line}\n", self.clock.now());
        let out =
            if self.journal { format!("<{}>{line}\n", priority(event.metadata())) } else { stamped.clone() };
        // Nobody is left to tell if the log cannot be written.
        _ = std::io::stderr().lock().write_all(out.as_bytes());
        if let Some(mut file) = self.file.as_ref() {
            _ = file.write_all(stamped.as_bytes());
        }
    }
}

/// `level target message key=value …`
fn line(event: &Event<'_>) -> String {
    let metadata = event.metadata();
    let mut said = Said::default();
    event.record(&mut said);
    let level = metadata.level().as_str().to_ascii_lowercase();
    format!("{level} {} {}{}", metadata.target(), said.message, said.fields)
}

fn priority(metadata: &Metadata<'_>) -> u8 {
    match *metadata.level() {
        tracing::Level::ERROR => 3,
        tracing::Level::WARN => 4,
        tracing::Level::INFO => 6,
        _ => 7,
    }
}

/// What an event says, as far as it may.
#[derive(Default)]
struct Said {
    message: String,
    fields: String,
}

impl Said {
    fn number(&mut self, field: &Field, number: impl fmt::Display) {
        if holds(field.name()).is_some() {
            _ = write!(self.fields, " {}={number}", field.name());
        } else {
            self.text(field, "");
        }
    }

    fn text(&mut self, field: &Field, text: &str) {
        let said = match holds(field.name()) {
            Some(Holds::Word | Holds::Cause) => scrub(text),
            Some(Holds::Number) | None => WITHHELD,
        };
        let quote = if said.contains(' ') { "\"" } else { "" };
        let said = said.replace('"', "'");
        _ = write!(self.fields, " {}={quote}{said}{quote}", field.name());
    }
}

impl Visit for Said {
    fn record_i64(&mut self, field: &Field, value: i64) {
        self.number(field, value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.number(field, value);
    }

    fn record_i128(&mut self, field: &Field, value: i128) {
        self.number(field, value);
    }

    fn record_u128(&mut self, field: &Field, value: u128) {
        self.number(field, value);
    }

    fn record_f64(&mut self, field: &Field, value: f64) {
        self.number(field, value);
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.number(field, value);
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "message" {
            scrub(value).clone_into(&mut self.message);
        } else {
            self.text(field, value);
        }
    }

    fn record_error(&mut self, field: &Field, value: &(dyn std::error::Error + 'static)) {
        self.text(field, &crate::failure::causes(value));
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let text = format!("{value:?}");
        // Numbers that are not primitive (`%id`) come this way, too.
        match text.parse::<i64>() {
            Ok(number) => self.number(field, number),
            Err(_) => self.record_str(field, &text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;
    use tracing::{error, info};

    /// Keeps the lines instead of printing them.
    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<String>>>);

    impl<S: Subscriber> Layer<S> for Kept {
        fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
            self.0.lock().unwrap().push(line(event));
        }
    }

    fn lines(says: impl FnOnce()) -> Vec<String> {
        let kept = Kept::default();
        tracing::subscriber::with_default(Registry::default().with(kept.clone()), says);
        kept.0.lock().unwrap().clone()
    }

    #[test]
    fn a_line_is_level_target_message_and_fields() {
        let said = lines(|| info!(count = 3, engine = "sqlite", "Moved things"));
        assert_eq!(said, ["info lodge::log::tests Moved things count=3 engine=sqlite"]);
    }

    #[test]
    fn undeclared_fields_and_unsafe_texts_are_withheld() {
        let said = lines(|| {
            let error = std::io::Error::other("no answer from 192.0.2.1");
            error!(error = &error as &dyn std::error::Error, "Could not");
        });
        assert_eq!(said, ["error lodge::log::tests Could not error=‹withheld›"]);
        let said = lines(|| {
            let error = std::io::Error::other("disk full");
            error!(%error, count = "seven", "Could not");
        });
        assert_eq!(said, ["error lodge::log::tests Could not error=\"disk full\" count=‹withheld›"]);
    }

    #[test]
    fn even_a_careless_call_says_nothing() {
        let address = "alice@example.org";
        let said = lines(|| careless(address));
        assert_eq!(said, ["info lodge::log::tests ‹withheld› sender=‹withheld› size=‹withheld›"]);
    }

    fn careless(address: &str) {
        // Not written as a macro call that the reader of calls would find, because it is one that must not be.
        use tracing::info as say;
        say!(sender = address, size = 5, "Mail of {address}");
    }

    #[test]
    fn other_peoples_crates_are_not_heard() {
        let lines = Lines { level: LevelFilter::DEBUG, clock: Arc::new(Never), journal: false, file: None };
        let heard = |target: &'static str| {
            let metadata = metadata(target);
            lines.wants(&metadata)
        };
        assert!(heard("lodge") && heard("lodge::serve") && heard("lodge_mail::deliver"));
        assert!(!heard("hickory_resolver") && !heard("lodger") && !heard("rustls"));
    }

    fn metadata(target: &'static str) -> Metadata<'static> {
        struct Nowhere;
        impl tracing::Callsite for Nowhere {
            fn set_interest(&self, _: Interest) {}
            fn metadata(&self) -> &Metadata<'_> {
                unreachable!("nobody asks")
            }
        }
        static NOWHERE: Nowhere = Nowhere;
        let fields = tracing::field::FieldSet::new(&[], tracing::callsite::Identifier(&NOWHERE));
        Metadata::new(
            "event",
            target,
            tracing::Level::INFO,
            None,
            None,
            None,
            fields,
            tracing::metadata::Kind::EVENT,
        )
    }

    struct Never;
    impl Clock for Never {
        fn now(&self) -> lodge_register::Timestamp {
            lodge_register::Timestamp::from_millis(0)
        }
    }
}
