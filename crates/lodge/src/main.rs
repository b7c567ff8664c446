//! Lodge: forwards a community's mail, keeps its guest book, guards its gate, and forgets what it should.

mod check;
mod cli;
mod config;
mod demo;
mod failure;
mod house;
#[cfg(test)]
mod laws;
mod log;
mod modules;
mod out;
mod serve;
mod web;

use clap::Parser as _;
use failure::Failure;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    // Whatever is written is about somebody, or opens it: for its owner only.
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let done = match runtime {
        Ok(runtime) => runtime.block_on(cli::run(cli)),
        Err(error) => Err(Failure::new(format!("could not start threads: {error}"))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            out::tell(failure.to_string());
            ExitCode::from(failure.exit())
        }
    }
}
