//! A DNS server that answers from a table.
//!
//! It speaks UDP and TCP on one loopback port, and packs its answers by hand so that it owes nothing to the resolver
//! it is asked by.

use std::{
    collections::HashMap,
    io,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, UdpSocket},
    task::JoinSet,
};

const A: u16 = 1;
const NS: u16 = 2;
const CNAME: u16 = 5;
const PTR: u16 = 12;
const MX: u16 = 15;
const TXT: u16 = 16;
const AAAA: u16 = 28;
/// What goes over UDP; more needs TCP.
const UDP_LIMIT: usize = 512;
const TTL: u32 = 60;

/// The server; it stops when dropped.
pub struct Dns {
    address: SocketAddr,
    table: Arc<Mutex<Table>>,
    _tasks: JoinSet<()>,
}

#[derive(Default)]
struct Table {
    /// The data of each record, by name and type.
    records: HashMap<String, Vec<(u16, Vec<u8>)>>,
    trouble: HashMap<String, Trouble>,
    asked: Vec<(String, u16)>,
}

#[derive(Clone, Copy)]
enum Trouble {
    ServFail,
    Silence,
}

impl Dns {
    /// A server that knows no names yet.
    ///
    /// # Panics
    /// If no port is free.
    pub async fn start() -> Self {
        let (udp, tcp) = bind().await.unwrap();
        let address = tcp.local_addr().unwrap();
        let table = Arc::new(Mutex::new(Table::default()));
        let mut tasks = JoinSet::new();
        tasks.spawn(over_udp(udp, Arc::clone(&table)));
        tasks.spawn(over_tcp(tcp, Arc::clone(&table)));
        Self { address, table, _tasks: tasks }
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Mail for `name` goes to `exchange`.
    pub fn mx(&self, name: &str, preference: u16, exchange: &str) {
        let mut data = preference.to_be_bytes().to_vec();
        data.extend(packed(exchange));
        self.add(name, MX, data);
    }

    /// `server` knows what there is below `name`.
    pub fn ns(&self, name: &str, server: &str) {
        self.add(name, NS, packed(server));
    }

    /// `name` takes no mail (RFC 7505).
    pub fn null_mx(&self, name: &str) {
        self.mx(name, 0, "");
    }

    /// `name` is at `address`, of either family.
    pub fn address_of(&self, name: &str, address: impl Into<IpAddr>) {
        match address.into() {
            IpAddr::V4(v4) => self.add(name, A, v4.octets().to_vec()),
            IpAddr::V6(v6) => self.add(name, AAAA, v6.octets().to_vec()),
        }
    }

    /// `name` says `text`.
    pub fn txt(&self, name: &str, text: &str) {
        let pieces = text.as_bytes().chunks(255);
        let data = pieces.flat_map(|piece| {
            let length = u8::try_from(piece.len()).unwrap_or(u8::MAX);
            std::iter::once(length).chain(piece.iter().copied())
        });
        self.add(name, TXT, data.collect());
    }

    /// `address` is called `name`.
    pub fn ptr(&self, address: IpAddr, name: &str) {
        let reverse = match address {
            IpAddr::V4(v4) => {
                let [a, b, c, d] = v4.octets();
                format!("{d}.{c}.{b}.{a}.in-addr.arpa")
            }
            IpAddr::V6(v6) => {
                let digits: Vec<String> =
                    (0..32).map(|place| format!("{:x}", v6.to_bits() >> (4 * place) & 15)).collect();
                format!("{}.ip6.arpa", digits.join("."))
            }
        };
        self.add(&reverse, PTR, packed(name));
    }

    /// `name` is another name for `target`.
    pub fn cname(&self, name: &str, target: &str) {
        self.add(name, CNAME, packed(target));
    }

    /// `name` exists, and has no records.
    pub fn empty(&self, name: &str) {
        self.table().records.entry(name.to_lowercase()).or_default();
    }

    /// Questions about `name` fail: SERVFAIL.
    pub fn fails(&self, name: &str) {
        self.table().trouble.insert(name.to_lowercase(), Trouble::ServFail);
    }

    /// Questions about `name` are never answered.
    pub fn silent(&self, name: &str) {
        self.table().trouble.insert(name.to_lowercase(), Trouble::Silence);
    }

    /// Nothing more is known of `name`.
    pub fn forget(&self, name: &str) {
        let mut table = self.table();
        table.records.remove(&name.to_lowercase());
        table.trouble.remove(&name.to_lowercase());
    }

    /// The questions so far: names in lower case, and types.
    #[must_use]
    pub fn asked(&self) -> Vec<(String, u16)> {
        self.table().asked.clone()
    }

    fn add(&self, name: &str, kind: u16, data: Vec<u8>) {
        self.table().records.entry(name.to_lowercase()).or_default().push((kind, data));
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One port for both.
async fn bind() -> io::Result<(UdpSocket, TcpListener)> {
    let mut last = None;
    for _ in 0..20 {
        let tcp = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        match UdpSocket::bind(tcp.local_addr()?).await {
            Ok(udp) => return Ok((udp, tcp)),
            Err(error) => last = Some(error),
        }
    }
    Err(last.unwrap_or_else(|| io::ErrorKind::AddrInUse.into()))
}

async fn over_udp(socket: UdpSocket, table: Arc<Mutex<Table>>) {
    let mut packet = vec![0; 4096];
    while let Ok((length, peer)) = socket.recv_from(&mut packet).await {
        if let Some(answer) = answer(packet.get(..length).unwrap_or_default(), &table, UDP_LIMIT) {
            let _ = socket.send_to(&answer, peer).await;
        }
    }
}

async fn over_tcp(listener: TcpListener, table: Arc<Mutex<Table>>) {
    let mut peers = JoinSet::new();
    while let Ok((mut stream, _)) = listener.accept().await {
        let table = Arc::clone(&table);
        peers.spawn(async move {
            while let Ok(length) = stream.read_u16().await {
                let mut packet = vec![0; usize::from(length)];
                if stream.read_exact(&mut packet).await.is_err() {
                    return;
                }
                let Some(answer) = answer(&packet, &table, usize::from(u16::MAX)) else { continue };
                let length = u16::try_from(answer.len()).unwrap_or(u16::MAX);
                let whole = [&length.to_be_bytes(), answer.as_slice()].concat();
                if stream.write_all(&whole).await.is_err() {
                    return;
                }
            }
        });
        while peers.try_join_next().is_some() {}
    }
}

/// The answer to a question, if it is one and is to be answered.
fn answer(packet: &[u8], table: &Mutex<Table>, limit: usize) -> Option<Vec<u8>> {
    let id = packet.get(..2)?;
    let (name, after) = unpacked(packet, 12)?;
    let kind = u16::from_be_bytes([*packet.get(after)?, *packet.get(after + 1)?]);
    let question = packet.get(12..after + 4)?;
    let mut table = table.lock().unwrap_or_else(PoisonError::into_inner);
    table.asked.push((name.clone(), kind));
    let mut records = Vec::new();
    let code = look_up(&table, &name, kind, &mut records)?;
    drop(table);
    let answer = |truncated: bool, records: &[(String, u16, Vec<u8>)]| {
        // A response, authoritative, recursion desired and available.
        let flags = 0x8580 | u16::from(truncated) << 9 | code;
        let count = u16::try_from(records.len()).unwrap_or(u16::MAX);
        let mut out = id.to_vec();
        for word in [flags, 1, count, 0, 0] {
            out.extend(word.to_be_bytes());
        }
        out.extend(question);
        for (name, kind, data) in records {
            out.extend(packed(name));
            out.extend(kind.to_be_bytes());
            out.extend(1u16.to_be_bytes());
            out.extend(TTL.to_be_bytes());
            out.extend(u16::try_from(data.len()).unwrap_or(u16::MAX).to_be_bytes());
            out.extend(data);
        }
        out
    };
    let whole = answer(false, &records);
    Some(if whole.len() > limit { answer(true, &[]) } else { whole })
}

/// Finds what there is of a name, through its aliases; says the response code, or nothing to stay silent.
fn look_up(table: &Table, name: &str, kind: u16, out: &mut Vec<(String, u16, Vec<u8>)>) -> Option<u16> {
    const NO_ERROR: u16 = 0;
    const SERVFAIL: u16 = 2;
    const NXDOMAIN: u16 = 3;
    match table.trouble.get(name) {
        Some(Trouble::ServFail) => return Some(SERVFAIL),
        Some(Trouble::Silence) => return None,
        None => {}
    }
    let Some(records) = table.records.get(name) else {
        return Some(if out.is_empty() { NXDOMAIN } else { NO_ERROR });
    };
    let of = |wanted: u16| records.iter().filter(move |(kind, _)| *kind == wanted);
    out.extend(of(kind).map(|(kind, data)| (name.to_owned(), *kind, data.clone())));
    if kind != CNAME
        && out.len() < 20
        && let Some((_, target)) = of(CNAME).next()
    {
        out.push((name.to_owned(), CNAME, target.clone()));
        let (target, _) = unpacked(target, 0)?;
        return look_up(table, &target, kind, out);
    }
    Some(NO_ERROR)
}

/// A name as it goes into a packet, without compression.
fn packed(name: &str) -> Vec<u8> {
    let labels = name.split('.').filter(|label| !label.is_empty());
    let mut out: Vec<u8> = labels
        .flat_map(|label| std::iter::once(u8::try_from(label.len()).unwrap_or(63)).chain(label.bytes()))
        .collect();
    out.push(0);
    out
}

/// A name in a packet, in lower case, and where it ends.
fn unpacked(packet: &[u8], mut at: usize) -> Option<(String, usize)> {
    let mut labels = Vec::new();
    loop {
        let length = usize::from(*packet.get(at)?);
        at += 1;
        if length == 0 {
            return Some((labels.join("."), at));
        }
        labels.push(String::from_utf8_lossy(packet.get(at..at + length)?).to_lowercase());
        at += length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asks over UDP; `name` is what is answered about.
    async fn ask(dns: &Dns, name: &str, kind: u16) -> Vec<u8> {
        let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let mut query = vec![7, 7, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0];
        query.extend(packed(name));
        query.extend(kind.to_be_bytes());
        query.extend([0, 1]);
        socket.send_to(&query, dns.address()).await.unwrap();
        let mut packet = vec![0; 2048];
        let length = socket.recv(&mut packet).await.unwrap();
        packet.truncate(length);
        packet
    }

    #[tokio::test]
    async fn it_answers_from_its_table() {
        let dns = Dns::start().await;
        dns.address_of("a.test", [192, 0, 2, 1]);
        dns.cname("www.test", "A.test");
        dns.fails("broken.test");
        dns.txt("long.test", &"x".repeat(600));
        assert!(ask(&dns, "A.TEST", A).await.ends_with(&[192, 0, 2, 1]));
        assert!(ask(&dns, "www.test", A).await.ends_with(&[192, 0, 2, 1]));
        assert_eq!(ask(&dns, "none.test", A).await[3] & 15, 3);
        assert_eq!(ask(&dns, "a.test", MX).await[3] & 15, 0);
        assert_eq!(ask(&dns, "broken.test", A).await[3] & 15, 2);
        assert_eq!(ask(&dns, "long.test", TXT).await[2] & 2, 2, "truncated");
        assert_eq!(dns.asked()[0], ("a.test".to_owned(), A));
    }
}
