//! What is kept about whoever asks: said, handed over, deleted. It is answered at once (promise D10); who asks is who
//! Discord says that they are.

use super::{
    Asked, Command,
    desk::{Answer, Desk},
    run::Failed,
    say::Speaker,
};
use crate::store::{members, servers};

/// Answers a question about oneself.
///
/// # Errors
/// If the store failed.
pub(super) async fn answer(desk: &Desk, asked: &Asked, speaker: Speaker<'_>) -> Result<Answer, Failed> {
    let who = [members::key(asked.by)];
    let Some(custody) = desk.custody.get() else { return Ok(speaker.say("answer-not-ready", &[]).into()) };
    match asked.command {
        Command::PrivacyExport => {
            let text = lodge_custody::export(custody, &who).await?;
            Ok(Answer { file: Some(text), ..speaker.say("answer-export", &[]).into() })
        }
        Command::PrivacyDelete => {
            let owns = !servers::owned(&desk.hands.db, asked.by).await?.is_empty();
            lodge_custody::erase(custody, &who).await?;
            let mut text = speaker.say("answer-deleted", &[]);
            if owns {
                text.push('\n');
                text.push_str(&speaker.say("answer-deleted-owner", &[]));
            }
            Ok(text.into())
        }
        _ => Ok(speaker.say("answer-privacy", &[]).into()),
    }
}
