//! What a file is, by how it begins.

use super::Format;
use flate2::bufread::{DeflateDecoder, MultiGzDecoder};
use std::io::Read;

/// How much is unpacked of a beginning that is packed.
const UNPACKED: u64 = 64 * 1024;

/// What a file is that begins so, packed or not. `name` is what it is called; it decides only where the bytes do not.
#[must_use]
pub fn detect(head: &[u8], name: Option<&str>) -> Option<Format> {
    let head = unpacked(head);
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head);
    if head.starts_with(b"SQLite format 3\0") {
        return database(head);
    }
    let text = String::from_utf8_lossy(head);
    match text.trim_start().chars().next()? {
        '<' => xml(&text),
        '{' | '[' => json(&text, name),
        _ => None,
    }
}

/// The beginning of what is in a gzip, or of the first file in a zip.
fn unpacked(head: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    // What comes before the beginning ends in the middle is what there is to look at.
    if head.starts_with(&[0x1f, 0x8b]) {
        drop(MultiGzDecoder::new(head).take(UNPACKED).read_to_end(&mut plain));
        return plain;
    }
    let mut file = head;
    while file.starts_with(b"PK\x03\x04") {
        let Some(&[n0, n1, e0, e1]) = file.get(26..30) else { break };
        let [name, extra] = [[n0, n1], [e0, e1]].map(|two| usize::from(u16::from_le_bytes(two)));
        let packed = file.get(30 + name + extra..).unwrap_or_default();
        if file.get(30..30 + name).is_some_and(|name| name.ends_with(b"/")) {
            file = packed;
            continue;
        }
        match file.get(8) {
            Some(8) => drop(DeflateDecoder::new(packed).take(UNPACKED).read_to_end(&mut plain)),
            _ => plain.extend_from_slice(packed),
        }
        return unpacked_once_more(plain);
    }
    head.to_vec()
}

/// A gzip in a zip is as deep as it goes.
fn unpacked_once_more(plain: Vec<u8>) -> Vec<u8> {
    if !plain.starts_with(&[0x1f, 0x8b]) {
        return plain;
    }
    let mut plainer = Vec::new();
    drop(MultiGzDecoder::new(&*plain).take(UNPACKED).read_to_end(&mut plainer));
    plainer
}

/// The first page of a database holds the names of its tables.
fn database(head: &[u8]) -> Option<Format> {
    let page = String::from_utf8_lossy(head).to_ascii_lowercase();
    // A database may be kept in UTF-16.
    let page = page.replace('\0', "");
    if page.contains("wl_comment") {
        Some(Format::Waline)
    } else if page.contains("remove_stale_threads") || page.contains("references threads") {
        Some(Format::Isso)
    } else {
        None
    }
}

fn xml(text: &str) -> Option<Format> {
    if text.contains("<disqus") || text.contains("http://disqus.com") {
        Some(Format::Disqus)
    } else if text.contains("http://wordpress.org/export/") || text.contains("<wp:wxr_version") {
        Some(Format::WordPress)
    } else {
        None
    }
}

fn json(text: &str, name: Option<&str>) -> Option<Format> {
    let has = |member: &str| has_member(text, member);
    let is_list = text.trim_start().starts_with('[');
    match () {
        () if has("lodge") && has("version") && !is_list => Some(Format::Lodge),
        () if has("commentHex") || has("commenterHex") => Some(Format::Commento),
        () if has("locator") || has("users") && has("posts") => Some(Format::Remark42),
        () if text.replace(' ', "").contains("\"type\":\"waline\"") => Some(Format::WalineJson),
        () if has("page_key") && is_list => Some(Format::Artalk),
        () if has("pageId") || has("domainId") || text.replace(' ', "").contains("\"version\":3") => {
            Some(Format::Comentario)
        }
        () if has("commenters") => Some(Format::Commento),
        () if is_list && has("comments") && has("id") => Some(Format::IssoJson),
        () if is_list && name.is_some_and(|name| name.to_ascii_lowercase().ends_with(".artrans")) => {
            Some(Format::Artalk)
        }
        () => None,
    }
}

/// Whether an object has a member of this name. Within a text a quotation mark has a `\` before it.
fn has_member(text: &str, member: &str) -> bool {
    let quoted = format!("\"{member}\"");
    text.match_indices(&quoted).any(|(at, found)| {
        let before = text.get(..at).unwrap_or_default();
        let behind = text.get(at + found.len()..).unwrap_or_default();
        !before.ends_with('\\') && behind.trim_start().starts_with(':')
    })
}
