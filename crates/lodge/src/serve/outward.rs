//! The way out, made of what the configuration says.

use crate::{
    config::{Carrying, Settings},
    failure::Failure,
};
use lodge_egress::{Carrier, Door, Post, PostSettings};
use lodge_register::{Chance, Clock};
use std::sync::Arc;

/// The only way out.
pub(super) fn door(settings: &Settings) -> Result<Door, Failure> {
    Door::new(&settings.egress).map_err(|error| Failure::from_error(&error))
}

/// Who sends letters to account holders. Before mail starts, which takes its settings.
pub(super) fn post(
    settings: &mut Settings,
    door: &Door,
    clock: &Arc<dyn Clock>,
    chance: &Arc<dyn Chance>,
) -> Result<Post, Failure> {
    let carrier = match std::mem::replace(&mut settings.post.carrier, Carrying::Nobody) {
        Carrying::Own => {
            let own = lodge_mail::letters(&settings.mail, chance.as_ref(), door);
            Carrier::Own(own.map_err(|error| Failure::from_error(&error))?)
        }
        Carrying::Postmark { token, url } => Carrier::Postmark { token, url },
        Carrying::Relay(relay) => Carrier::Relay(relay),
        Carrying::Nobody => Carrier::Nowhere,
    };
    let (from, from_name) = (settings.post.from.clone(), settings.post.from_name.clone());
    let settings = PostSettings { from, from_name, carrier };
    Ok(Post::new(settings, door, Arc::clone(clock), Arc::clone(chance)))
}
