//! Debian's Postfix, from its own folder, with its queue and without.

use super::sink::wait_until_open;
use super::{Scratch, free_port, put};
use crate::shell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// The version that is measured.
pub(super) fn version() -> String {
    let said = shell::output(Command::new("/usr/sbin/postconf").args(["-d", "-h", "mail_version"]));
    said.map_or_else(|_| "unknown".to_owned(), |text| text.trim().to_owned())
}

/// A running Postfix.
pub(super) struct Postfix {
    settings: PathBuf,
    queue: PathBuf,
    /// Its master, whose children do the work.
    pub(super) pid: u32,
    /// Takes mail into the queue.
    pub(super) queued: u16,
    /// Passes mail on while the sender waits: `smtpd_proxy_filter`.
    pub(super) proxied: u16,
}

impl Postfix {
    pub(super) fn start(scratch: &Scratch, sink: u16) -> Result<Self, String> {
        let settings = scratch.folder("postfix/etc")?;
        let (queue, data) = (scratch.folder("postfix/queue")?, scratch.folder("postfix/data")?);
        let (queued, proxied) = (free_port()?, free_port()?);
        put(&settings.join("main.cf"), &main_cf(&queue, &data, sink))?;
        put(&settings.join("master.cf"), &master_cf(queued, proxied, sink))?;
        shell::run(Command::new("chown").arg("postfix").arg(&data))?;
        shell::run(Command::new("/usr/sbin/postfix").arg("-c").arg(&settings).arg("start"))?;
        let pid = shell::wait_for(Duration::from_secs(10), || {
            fs::read_to_string(queue.join("pid/master.pid")).ok()?.trim().parse().ok()
        });
        let postfix = Self { settings, queue, pid: pid.ok_or("Postfix did not start")?, queued, proxied };
        wait_until_open(queued, "postfix")?;
        wait_until_open(proxied, "postfix")?;
        Ok(postfix)
    }

    /// Waits until nothing is queued any more.
    pub(super) fn drain(&self) -> Result<(), String> {
        let empty = || {
            let waiting = ["incoming", "active"].iter().any(|name| holds_files(&self.queue.join(name)));
            (!waiting).then_some(())
        };
        shell::wait_for(Duration::from_secs(180), empty).ok_or("Postfix did not empty its queue")?;
        if holds_files(&self.queue.join("deferred")) {
            return Err("Postfix could not deliver everything".to_owned());
        }
        Ok(())
    }
}

impl Drop for Postfix {
    fn drop(&mut self) {
        shell::succeeds(Command::new("/usr/sbin/postfix").arg("-c").arg(&self.settings).arg("stop"));
    }
}

fn holds_files(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    entries.map(|entry| entry.path()).any(|path| if path.is_dir() { holds_files(&path) } else { true })
}

fn main_cf(queue: &Path, data: &Path, sink: u16) -> String {
    format!(
        "compatibility_level = 3.6\n\
         queue_directory = {}\n\
         data_directory = {}\n\
         inet_interfaces = 127.0.0.1\n\
         inet_protocols = ipv4\n\
         myhostname = postfix.bench.test\n\
         mydestination =\n\
         mynetworks = 127.0.0.0/8\n\
         relay_domains = hidden.test\n\
         virtual_alias_domains = bench.test\n\
         virtual_alias_maps = inline:{{ shop@bench.test=secret@hidden.test }}\n\
         relayhost = [127.0.0.1]:{sink}\n\
         disable_dns_lookups = yes\n\
         smtpd_recipient_restrictions = permit_mynetworks, reject\n",
        queue.display(),
        data.display()
    )
}

fn master_cf(queued: u16, proxied: u16, sink: u16) -> String {
    format!(
        "{queued} inet n - n - - smtpd\n\
         {proxied} inet n - n - - smtpd -o smtpd_proxy_filter=127.0.0.1:{sink}\n\
         pickup unix n - n 60 1 pickup\n\
         cleanup unix n - n - 0 cleanup\n\
         qmgr unix n - n 300 1 qmgr\n\
         rewrite unix - - n - - trivial-rewrite\n\
         bounce unix - - n - 0 bounce\n\
         defer unix - - n - 0 bounce\n\
         trace unix - - n - 0 bounce\n\
         verify unix - - n - 1 verify\n\
         flush unix n - n 1000? 0 flush\n\
         proxymap unix - - n - - proxymap\n\
         smtp unix - - n - - smtp\n\
         relay unix - - n - - smtp\n\
         showq unix n - n - - showq\n\
         error unix - - n - - error\n\
         retry unix - - n - - error\n\
         discard unix - - n - - discard\n\
         anvil unix - - n - 1 anvil\n\
         scache unix - - n - 1 scache\n"
    )
}
