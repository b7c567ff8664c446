//! The three ways in which a socket carries its messages: as they are, as one zlib stream, as one zstd stream.

use flate2::{Compress, Compression, FlushCompress};
use std::io;
use tokio_websockets::Message;
use zstd_safe::zstd_sys::ZSTD_EndDirective;
use zstd_safe::{CCtx, InBuffer, OutBuffer};

pub(super) enum Codec {
    Plain,
    Zlib(Compress),
    Zstd(CCtx<'static>),
}

impl Codec {
    /// As the address asked: `?compress=zlib-stream`.
    pub(super) fn asked(query: &str) -> Self {
        let asked = url::form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "compress");
        match asked.as_ref().map(|(_, value)| value.as_ref()) {
            Some("zlib-stream") => Self::Zlib(Compress::new(Compression::fast(), true)),
            Some("zstd-stream") => Self::Zstd(CCtx::create()),
            _ => Self::Plain,
        }
    }

    pub(super) fn pack(&mut self, text: String) -> io::Result<Message> {
        match self {
            Self::Plain => Ok(Message::text(text)),
            Self::Zlib(stream) => deflate(stream, text.as_bytes()).map(Message::binary),
            Self::Zstd(stream) => squeeze(stream, text.as_bytes()).map(Message::binary),
        }
    }
}

/// Ends with `00 00 ff ff`, by which a client knows that a message is whole.
fn deflate(stream: &mut Compress, text: &[u8]) -> io::Result<Vec<u8>> {
    let mut packed = Vec::with_capacity(text.len() / 2 + 64);
    let begun = stream.total_in();
    loop {
        let read = usize::try_from(stream.total_in() - begun).unwrap_or(text.len());
        let rest = text.get(read..).unwrap_or_default();
        stream.compress_vec(rest, &mut packed, FlushCompress::Sync).map_err(io::Error::other)?;
        let is_read = stream.total_in() - begun == u64::try_from(text.len()).unwrap_or(u64::MAX);
        if is_read && packed.len() < packed.capacity() {
            return Ok(packed);
        }
        packed.reserve(4096);
    }
}

fn squeeze(stream: &mut CCtx<'static>, text: &[u8]) -> io::Result<Vec<u8>> {
    let mut packed = Vec::with_capacity(CCtx::out_size() + text.len());
    let mut input = InBuffer::around(text);
    loop {
        let before = packed.len();
        let left = {
            let mut output = OutBuffer::around_pos(&mut packed, before);
            stream.compress_stream2(&mut output, &mut input, ZSTD_EndDirective::ZSTD_e_flush)
        };
        let left = left.map_err(|code| io::Error::other(zstd_safe::get_error_name(code)))?;
        if left == 0 {
            return Ok(packed);
        }
        packed.reserve(left.max(4096));
    }
}
