//! Threads: how many a second, beside a route that does nothing else, beside Isso and beside Waline.

mod said;

pub(super) use said::{HEADING, section};

use super::isso::Isso;
use super::lodge::{Built, Installed};
use super::waline::Waline;
use super::wrk::{Asked, Seen, in_turns, press, warm};
use super::{Scratch, free_port, machine, put};
use crate::shell;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How many comments the page has that is asked for.
const PAGE: usize = 100;
/// How many a long one has.
const LONG: usize = 10_000;
/// How often a thread is made anew; the middle one counts.
const REBUILDS: usize = 51;
/// How many readers look at the page at once.
const READERS: usize = 10_000;

const THREAD: &str = "Lodge, page of 100 comments";
const SAME: &str = "Lodge, the same, not modified (304)";
const FIRST: &str = "Lodge, first part of 10,000 comments";
const BARE: &str = "a bare axum route with the same bytes";
const WRITTEN: &str = "Lodge, comments written (durable)";

/// What was found.
pub(super) struct Found {
    rows: Vec<(&'static str, Seen)>,
    /// Octets of the page with [`PAGE`] comments, and of the script with its style, in brotli.
    octets: (usize, usize),
    /// Milliseconds until the first answer after a change: for [`PAGE`] comments and for [`LONG`].
    rebuilt: (f64, f64),
    /// MB before and after [`READERS`] came to look, and how many did.
    readers: (f64, f64, usize),
    /// MB of the server that answered all the rows.
    afterwards: f64,
}

/// Measures it, one after the other on the same machine.
pub(super) fn measure(built: &Built, scratch: &Scratch) -> Result<Found, String> {
    let installed = Installed::new(built, scratch, "comments", 9, "128MiB")?;
    installed.fill("comments", PAGE)?;
    installed.fill("comments", LONG)?;
    let lodge = installed.serve()?;
    let (port, pid) = (installed.http, lodge.pid());
    let at = |page: usize| format!("/embed/thread?site=bench.test&page=/{page}");
    let url = |path: &str| format!("http://127.0.0.1:{port}{path}");
    let mut rows = Vec::new();
    let mut note = |name: &'static str, seen: Seen| rows.push((name, seen));

    // What is asked for more than once is made small.
    warm(&url(&at(PAGE)))?;
    let (etag, body) = thread(port, &at(PAGE))?;
    {
        let file = scratch.folder("bare")?.join("body");
        std::fs::write(&file, &body).map_err(|e| format!("could not write: `{}`: {e}", file.display()))?;
        let bare = Bare::start(built, &file)?;
        let (page, route) = (url(&at(PAGE)), format!("http://127.0.0.1:{}/thread", bare.port));
        let page = Asked { url: &page, headers: &["Accept-Encoding: br"], pid };
        let route = Asked { url: &route, headers: &["Accept-Encoding: br"], pid: bare.child.id() };
        let [lodge, bare] = in_turns(page, route)?;
        note(THREAD, lodge);
        note(BARE, bare);
    }
    let same = format!("If-None-Match: {etag}");
    note(SAME, press(&url(&at(PAGE)), &[&same], None, pid)?);
    note(FIRST, press(&url(&at(LONG)), &["Accept-Encoding: br"], None, pid)?);
    let script = scratch.folder("posts")?.join("post.lua");
    put(&script, POSTS)?;
    let posts = script.display().to_string();
    note(WRITTEN, press(&url("/embed/comments"), &[], Some(&posts), pid)?);
    let (_, script) = thread(port, "/embed/lodge-comments.js")?;
    let rebuilt = (rebuild(port, PAGE)?, rebuild(port, LONG)?);
    let afterwards = machine::rss_mb(pid);
    drop(lodge);
    let readers = {
        let lodge = installed.serve()?;
        thread(port, &at(PAGE))?;
        readers(port, lodge.pid(), &format!("/embed/live?site=bench.test&page=/{PAGE}"))?
    };
    {
        let isso = Isso::start(scratch, PAGE)?;
        let url = format!("http://127.0.0.1:{}/?uri=%2Fpage%2F", isso.port());
        note("Isso, page of 100 comments", press(&url, &["Accept-Encoding: br, gzip"], None, isso.pid())?);
    }
    {
        let waline = Waline::start(scratch, PAGE)?;
        let path = "/api/comment?path=/page/&pageSize=100&page=1&sortBy=insertedAt_desc";
        let url = format!("http://127.0.0.1:{}{path}", waline.port());
        note(
            "Waline, page of 100 comments",
            press(&url, &["Accept-Encoding: br, gzip"], None, waline.pid())?,
        );
    }
    Ok(Found { rows, octets: (body.len(), script.len()), rebuilt, readers, afterwards })
}

/// What `wrk` sends: another text each time, as somebody who moderates.
const POSTS: &str = "local count = 0\n\
    wrk.method = 'POST'\n\
    wrk.headers['Content-Type'] = 'application/x-www-form-urlencoded'\n\
    wrk.headers['Accept'] = 'application/json'\n\
    wrk.headers['Authorization'] = 'Bearer bench'\n\
    request = function()\n\
      count = count + 1\n\
      local body = 'site=bench.test&page=/written-' .. (count % 50) .. '&body=Word+' .. count .. '+of+many'\n\
      return wrk.format(nil, nil, nil, body)\n\
    end\n";

/// A route that does nothing but give bytes.
struct Bare {
    child: Child,
    port: u16,
}

impl Bare {
    fn start(built: &Built, file: &std::path::Path) -> Result<Self, String> {
        let port = free_port()?;
        let mut command = Command::new(&built.bare);
        command.arg(port.to_string()).arg(file).stdin(Stdio::null());
        let child = command.spawn().map_err(|e| format!("could not start: `bare`: {e}"))?;
        let bare = Self { child, port };
        let open = || TcpStream::connect(("127.0.0.1", port)).ok();
        shell::wait_for(Duration::from_secs(10), open).ok_or("`bare` did not start")?;
        Ok(bare)
    }
}

impl Drop for Bare {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Its tag and its body in brotli.
fn thread(port: u16, path: &str) -> Result<(String, Vec<u8>), String> {
    let answer = ask(port, path)?;
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").ok_or("an answer without a head")?;
    let head = String::from_utf8_lossy(answer.get(..end).unwrap_or_default()).into_owned();
    if !head.starts_with("HTTP/1.1 200") {
        return Err(format!("`{path}` answered: {}", head.lines().next().unwrap_or_default()));
    }
    let etag = head.lines().find_map(|line| line.strip_prefix("etag: ")).ok_or("a thread without a tag")?;
    Ok((etag.to_owned(), answer.get(end + 4..).unwrap_or_default().to_vec()))
}

fn ask(port: u16, path: &str) -> Result<Vec<u8>, String> {
    let failed = |e: std::io::Error| format!("could not ask Lodge: {e}");
    let mut stream = TcpStream::connect(("127.0.0.1", port)).map_err(failed)?;
    let head = format!(
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).map_err(failed)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).map_err(failed)?;
    Ok(answer)
}

/// Milliseconds until a page is answered that was asked for in no such way before: the middle one of
/// [`REBUILDS`], all on one connection.
fn rebuild(port: u16, page: usize) -> Result<f64, String> {
    let failed = |e: std::io::Error| format!("could not ask Lodge: {e}");
    let stream = TcpStream::connect(("127.0.0.1", port)).map_err(failed)?;
    stream.set_nodelay(true).map_err(failed)?;
    let mut lines = BufReader::new(stream);
    let mut times = Vec::new();
    for number in 0..REBUILDS {
        // Another address, the same thread: nothing is ready for it.
        let head = format!(
            "GET /embed/thread?site=bench.test&page=/{page}%23{number} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\
             Accept-Encoding: gzip, deflate, br, zstd\r\n\r\n"
        );
        let begun = Instant::now();
        lines.get_mut().write_all(head.as_bytes()).map_err(failed)?;
        whole(&mut lines).map_err(failed)?;
        times.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    Ok(super::median(times))
}

/// Reads an answer that says how long it is.
fn whole(lines: &mut impl BufRead) -> std::io::Result<()> {
    let (mut line, mut length) = (String::new(), 0);
    while line != "\r\n" {
        line.clear();
        lines.read_line(&mut line)?;
        if let Some(said) = line.strip_prefix("content-length: ") {
            length = said.trim().parse().unwrap_or(0);
        }
    }
    let mut body = vec![0; length];
    lines.read_exact(&mut body)
}

/// Memory before and after many readers came to look at one page, and how many stayed: as many as the machine lets two
/// processes have files open.
fn readers(port: u16, pid: u32, path: &str) -> Result<(f64, f64, usize), String> {
    for process in [pid, std::process::id()] {
        let limit = machine::files(process)?;
        let mut command = Command::new("prlimit");
        shell::run(command.args(["--pid", &process.to_string(), &format!("--nofile={limit}:{limit}")]))?;
    }
    let before = machine::rss_mb(pid);
    let mut looking = Vec::with_capacity(READERS);
    for reader in 0..READERS {
        // From a hundred networks: Lodge gives one of them no more than its share of places.
        let network = reader % 100;
        let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)) else { break };
        let head = format!(
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/event-stream\r\n\
                     X-Forwarded-For: 10.0.{network}.1\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).map_err(|e| format!("a reader was cut off: {e}"))?;
        let mut first = String::new();
        let mut lines = BufReader::with_capacity(512, stream);
        if lines.read_line(&mut first).is_err() || !first.contains(" 200") {
            break;
        }
        looking.push(lines);
    }
    Ok((before, machine::rss_mb(pid), looking.len()))
}
