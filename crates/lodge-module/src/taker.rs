//! Mail that a module takes itself: what is sent to an address of this Lodge that is nobody's alias.
//!
//! The module that receives mail asks the takers, and says 250 only after one of them has said that it is done. What is
//! handed over is in memory only, and wiped when it has been dealt with.

use std::{future::Future, pin::Pin, sync::Arc};

use lodge_web::Site;
use zeroize::Zeroize as _;

use crate::Module;

/// A message for a taker. It can be neither printed nor copied.
pub struct InMail {
    /// The local part of the address that it came to, as its sender wrote it.
    pub local: String,
    /// The message, whole.
    pub message: Vec<u8>,
}

impl Drop for InMail {
    fn drop(&mut self) {
        self.message.zeroize();
    }
}

/// Why a message was not taken. Its sender's own server tells its writer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Declined {
    /// Why, in words of ours: ASCII, and nothing of the message.
    pub text: &'static str,
    /// Whether it may be taken later.
    pub later: bool,
}

/// A message that is being taken. When it is done, it is stored.
pub type Taking<'a> = Pin<Box<dyn Future<Output = Result<(), Declined>> + Send + 'a>>;

/// Takes mail that is sent to addresses of its own at this Lodge's mail host.
pub trait Taker: Send + Sync {
    /// Mail is received at this host: from now on addresses at it can be given out.
    fn open_at(&self, host: &str);

    /// Whether this is the local part of an address of its own. Asked at RCPT, for whoever cares to guess.
    fn takes(&self, local: &str) -> bool;

    /// The most octets that a message may have.
    fn most(&self) -> u64;

    /// Takes a message, or says why not.
    fn take(&self, mail: InMail) -> Taking<'_>;
}

/// Makes those who take mail known to whoever receives it.
pub fn introduce(modules: &[Box<dyn Module>], site: &Site) {
    let takers: Vec<Arc<dyn Taker>> = modules.iter().filter_map(|module| module.taker(site)).collect();
    for module in modules {
        module.meet(&takers);
    }
}
