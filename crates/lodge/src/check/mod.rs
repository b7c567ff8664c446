//! `lodge check`: whether this configuration works on this machine, and what to do where it does not.

mod dns;
mod guard;
mod place;

use crate::{config::Settings, failure::Failure, out};
use serde_json::json;

/// One thing that was looked at.
#[derive(Clone)]
pub(crate) struct Finding {
    /// What.
    about: &'static str,
    /// How it is.
    state: State,
    /// What was found.
    what: String,
    /// What to do about it.
    fix: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// As it has to be.
    Good,
    /// Worth knowing.
    Note,
    /// Lodge runs, and something will not work as well as it could.
    Poor,
    /// Lodge will not run, or not forward mail.
    Bad,
}

impl State {
    const fn word(self) -> &'static str {
        match self {
            Self::Good => "ok",
            Self::Note => "note",
            Self::Poor => "warning",
            Self::Bad => "problem",
        }
    }
}

impl Finding {
    fn new(about: &'static str, state: State, what: impl Into<String>) -> Self {
        Self { about, state, what: what.into(), fix: None }
    }

    fn good(about: &'static str, what: impl Into<String>) -> Self {
        Self::new(about, State::Good, what)
    }

    fn fix(self, fix: impl Into<String>) -> Self {
        Self { fix: Some(fix.into()), ..self }
    }

    /// What a command would have failed with.
    fn failed(about: &'static str, failure: &Failure) -> Self {
        let finding = Self::new(about, State::Bad, failure.what());
        match failure.advice() {
            Some(advice) => finding.fix(advice),
            None => finding,
        }
    }
}

/// Looks at everything, says how it is, and fails if Lodge would not run.
pub(crate) async fn check(settings: Result<Settings, Failure>, as_json: bool) -> Result<(), Failure> {
    let settings = match settings {
        Ok(settings) => settings,
        Err(failure) => {
            if as_json {
                say(&[Finding::failed("configuration", &failure)], true);
            }
            return Err(failure);
        }
    };
    let mut findings = vec![configuration(&settings)];
    findings.push(place::clock());
    findings.push(place::key(&settings));
    findings.push(place::data_folder(&settings));
    findings.push(place::database(&settings).await);
    findings.push(place::cache(&settings).await);
    findings.push(place::certificate(&settings));
    findings.extend(place::ports(&settings));
    findings.extend(guard::files(&settings));
    findings.extend(dns::look(&settings).await);
    say(&findings, as_json);
    let bad = findings.iter().filter(|finding| finding.state == State::Bad).count();
    if bad == 0 {
        return Ok(());
    }
    let noun = if bad == 1 { "problem" } else { "problems" };
    Err(Failure::new(format!("{bad} {noun} found")).hint("each line above says what to do"))
}

fn configuration(settings: &Settings) -> Finding {
    let read: Vec<_> = settings.files.iter().map(|path| format!("`{}`", path.display())).collect();
    match read.as_slice() {
        [] => Finding::new("configuration", State::Note, "no file was found: the defaults hold")
            .fix("`docs/config.md` lists every key"),
        read => Finding::good("configuration", format!("read {}", read.join(", "))),
    }
}

fn say(findings: &[Finding], as_json: bool) {
    if as_json {
        let finding = |finding: &Finding| {
            json!({
                "about": finding.about,
                "state": finding.state.word(),
                "what": finding.what,
                "fix": finding.fix,
            })
        };
        return out::json(&findings.iter().map(finding).collect());
    }
    for Finding { about, state, what, fix } in findings {
        out::say(format!("{:<8} {about}: {what}", state.word()));
        if let Some(fix) = fix {
            out::say(format!("         hint: {fix}"));
        }
    }
}
