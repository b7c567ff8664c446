//! `lodge privacy` and the hidden `lodge docs`: pages written from what the program is.

use super::Cli;
use crate::{config, failure::Failure, house, out};
use clap::CommandFactory as _;
use std::fmt::Write as _;

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// docs/config.md
    Config,
    /// docs/privacy.md
    Privacy,
    /// lodge(1), in roff
    Man,
}

pub(crate) fn run(command: &Command) -> Result<(), Failure> {
    match command {
        Command::Config => out::say(config::reference().trim_end()),
        Command::Privacy => return privacy(),
        Command::Man => out::say(man().trim_end()),
    }
    Ok(())
}

/// What is kept about people, written from the register.
pub(crate) fn privacy() -> Result<(), Failure> {
    out::say(house::register().privacy_page().trim_end());
    Ok(())
}

/// The manual page, written from the commands.
fn man() -> String {
    let mut cli = Cli::command();
    cli.build();
    let mut page = format!(
        ".TH LODGE 1 \"\" \"lodge {}\"\n.SH NAME\nlodge \\- {}\n.SH SYNOPSIS\n.B lodge\n[\\-\\-config \\fIFILE\\fR] \
         \\fICOMMAND\\fR\n.SH COMMANDS\n",
        env!("CARGO_PKG_VERSION"),
        roff(&cli.get_about().map(ToString::to_string).unwrap_or_default()),
    );
    for command in
        cli.get_subcommands().filter(|command| !command.is_hide_set() && command.get_name() != "help")
    {
        describe(&mut page, "lodge", command);
    }
    page.push_str(
        ".SH FILES\n.TP\n.I ./lodge.toml\n.TQ\n.I /etc/lodge/lodge.toml\nThe configuration.\n\
         .SH EXIT STATUS\n.TP\n.B 0\nDone.\n.TP\n.B 1\nIt could not be done.\n.TP\n.B 2\n\
         The command or the configuration is not right.\n",
    );
    page
}

fn describe(page: &mut String, before: &str, command: &clap::Command) {
    let name = format!("{before} {}", command.get_name());
    let inner: Vec<_> = command.get_subcommands().filter(|inner| inner.get_name() != "help").collect();
    if inner.is_empty() {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        _ = write!(page, ".SS \"{}\"\n{}\n", roff(&name), roff(&about));
        let skipped = |id: &str| matches!(id, "config" | "help" | "version");
        for argument in command.get_arguments().filter(|argument| !skipped(argument.get_id().as_str())) {
            let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
            _ = write!(page, ".TP\n.B {}\n{}\n", roff(&argument.to_string()), roff(&help));
        }
    }
    for command in inner {
        describe(page, &name, command);
    }
}

/// Text that roff prints as it is.
fn roff(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commands_are_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn the_manual_names_every_command() {
        let page = man();
        for name in ["serve", "alias add", "alias disable", "erase", "backup", "key new"] {
            assert!(page.contains(&format!(".SS \"lodge {}\"", name.replace('-', "\\-"))), "{name}\n{page}");
        }
        assert!(!page.contains("docs"), "{page}");
    }
}
