//! The commands: what can be typed.

mod account;
mod alias;
mod alts;
mod comments;
mod custody;
mod deny;
mod docs;
#[cfg(test)]
mod documented;
mod domain;
mod erase;
mod key;
pub(crate) mod policy;
mod provider;
mod rehearse;
mod token;

use crate::{check, config, demo, failure::Failure, house::House, serve};
use clap::{Args, Parser, Subcommand};
use lodge_console::Setting;
use lodge_web::Origin;
use std::path::PathBuf;

/// Forwards a community’s mail, keeps its guest book, guards its gate, and forgets what it should.
#[derive(Parser)]
#[command(name = "lodge", version = VERSION, propagate_version = false, max_term_width = 100)]
#[command(after_help = "`lodge demo` shows it at work, without any configuration.")]
pub(crate) struct Cli {
    /// The configuration file; else ./lodge.toml, else /etc/lodge/lodge.toml
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

/// What is said to `--version`.
const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), " (source revision ", env!("LODGE_REVISION"), ")");

#[derive(Subcommand)]
enum Command {
    /// Run: accept and forward mail, serve the pages
    Serve,
    /// Say whether the configuration works on this machine, and what to do where it does not
    Check {
        #[command(flatten)]
        print: Print,
    },
    /// Show Lodge at work: a throw-away server, and a page with what it forwarded
    Demo(demo::Demo),
    /// Who may use this Lodge
    #[command(subcommand)]
    Account(account::Command),
    /// What programs use the API with
    #[command(subcommand)]
    Token(token::Command),
    /// Services elsewhere that people sign in with
    #[command(subcommand)]
    Provider(provider::Command),
    /// Domains whose mail is forwarded
    #[command(subcommand)]
    Domain(domain::Command),
    /// Addresses, and where they lead
    #[command(subcommand)]
    Alias(alias::Command),
    /// Comments: bring them in from another program, and take them along
    #[command(subcommand)]
    Comments(comments::Command),
    /// Play a raid on a virtual clock against settings of the guard; nothing is called and nobody is told
    Rehearse(rehearse::Rehearse),
    /// Senders and networks that are refused
    #[command(subcommand)]
    Deny(deny::Command),
    /// Hold this installation against the privacy register: tables, columns, retention, backups
    Audit {
        #[command(flatten)]
        print: Print,
    },
    /// Write everything kept about somebody into a file
    Export {
        /// An e-mail address, or KIND:ID like `customer:17`
        subject: String,
        /// The file to write; it must not exist
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
    /// Forget somebody: everything that is kept about them
    Erase {
        /// An e-mail address, or KIND:ID like `customer:17`
        subject: String,
        /// Do it without asking
        #[arg(long)]
        yes: bool,
        #[command(flatten)]
        print: Print,
    },
    /// Print everything that could be handed over about somebody
    Disclose {
        /// An e-mail address, or KIND:ID like `customer:17`
        subject: String,
    },
    /// Write an encrypted backup of the whole database
    Backup {
        /// The file to write; it must not exist
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
    /// Make a database from a backup, without whoever was erased since
    Restore {
        /// The backup
        file: PathBuf,
        /// The data folder to make; it must not hold a database
        #[arg(long, value_name = "DIR")]
        to_data: PathBuf,
    },
    /// The key that everything is encrypted with
    #[command(subcommand)]
    Key(key::Command),
    /// Print what is kept about people, why, and for how long
    Privacy,
    /// What changes in what is kept about people, and telling them
    #[command(subcommand)]
    Policy(policy::Command),
    /// Write the reference pages
    #[command(subcommand, hide = true)]
    Docs(docs::Command),
}

/// How a command prints what it found.
#[derive(Args, Clone, Copy)]
struct Print {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Does what was typed.
pub(crate) async fn run(cli: Cli) -> Result<(), Failure> {
    let settings = || config::load(cli.config.as_deref());
    match cli.command {
        Command::Serve => serve::serve(settings()?).await,
        Command::Check { print } => check::check(settings(), print.json).await,
        Command::Demo(demo) => demo::demo(demo).await,
        Command::Account(command) => account::run(command, settings()?).await,
        Command::Token(command) => token::run(command, settings()?).await,
        Command::Provider(command) => provider::run(command, settings()?).await,
        Command::Domain(command) => domain::run(command, settings()?).await,
        Command::Alias(command) => alias::run(command, settings()?).await,
        Command::Comments(command) => comments::run(command, settings()?).await,
        Command::Rehearse(typed) => rehearse::run(typed, cli.config.as_deref()).await,
        Command::Deny(command) => deny::run(command, settings()?).await,
        Command::Audit { print } => custody::audit(settings()?, print.json).await,
        Command::Export { subject, to } => custody::export(settings()?, &subject, &to).await,
        Command::Erase { subject, yes, print } => erase::run(settings()?, &subject, yes, print.json).await,
        Command::Disclose { subject } => custody::disclose(settings()?, &subject).await,
        Command::Backup { to } => custody::backup(settings()?, &to).await,
        Command::Restore { file, to_data } => custody::restore(settings()?, &file, &to_data).await,
        Command::Key(command) => key::run(command, settings()?).await,
        Command::Privacy => docs::privacy(),
        Command::Policy(command) => policy::run(command, settings()?).await,
        Command::Docs(command) => docs::run(&command),
    }
}

/// Where people find the pages: as the file says, else as was decided when Lodge was set up.
async fn origin(house: &House) -> Result<Origin, Failure> {
    let decided = match house.settings.http.public_url {
        Some(_) => None,
        None => Setting::PublicUrl.read(&house.db).await?.and_then(|url| Origin::parse(&url).ok()),
    };
    decided.map_or_else(|| serve::site::origin(&house.settings), Ok)
}
