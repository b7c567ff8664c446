//! What cargo cannot say.
//!
//! `cargo xtask` without a task lists them. Nothing here depends on a crate of ours or anybody's,
//! so a task is ready a second after it was typed.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a task talks to the terminal")]

mod bench;
mod check;
mod deny;
mod docs;
mod place;
mod services;
mod shell;
mod smoke;
mod test;
mod tidy;
mod words;

use std::process::ExitCode;

/// A task: its name, its arguments, what it does, and the function that does it.
struct Task {
    name: &'static str,
    arguments: &'static str,
    does: &'static str,
    run: fn(&[String]) -> Result<(), String>,
}

/// Every task there is.
const TASKS: &[Task] = &[
    Task {
        name: "test",
        arguments: "[-- FILTER]",
        does: "start the services, run every test, stop the services",
        run: test::run,
    },
    Task { name: "check", arguments: "", does: "the whole gate, as `.ci/run` has it", run: check::run },
    Task {
        name: "tidy",
        arguments: "",
        does: "what no compiler looks at: floors, file sizes, citations, promises",
        run: tidy::run,
    },
    Task { name: "words", arguments: "", does: "spelling, with typos", run: words::run },
    Task {
        name: "deny",
        arguments: "",
        does: "licences, bans and sources of dependencies, with cargo-deny",
        run: deny::run,
    },
    Task {
        name: "smoke",
        arguments: "[BINARY]",
        does: "start the demo, send it a message, see it arrive, stop it",
        run: smoke::run,
    },
    Task { name: "docs", arguments: "", does: "write the generated pages of `docs/` anew", run: docs::run },
    Task {
        name: "services",
        arguments: "start|stop|env|status",
        does: "PostgreSQL and Redis on private ports",
        run: services::run,
    },
    Task {
        name: "bench",
        arguments: "mail|pages|comments|guard",
        does: "measure, side by side with what others use",
        run: bench::run,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((name, rest)) = arguments.split_first() else {
        list();
        return ExitCode::SUCCESS;
    };
    let Some(task) = TASKS.iter().find(|task| task.name == name) else {
        eprintln!("error: no such task: `{name}`");
        list();
        return ExitCode::FAILURE;
    };
    match (task.run)(rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("error: {why}");
            ExitCode::FAILURE
        }
    }
}

fn list() {
    for task in TASKS {
        println!("cargo xtask {:<34} {}", format!("{} {}", task.name, task.arguments), task.does);
    }
}
