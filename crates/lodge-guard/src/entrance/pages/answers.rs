//! What the server's staff asks in words, and what is answered.

use axum::{
    extract::Path,
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};
use lodge_web::{Fault, Filled, Network, Page, again};

use super::{
    show::{self, View},
    step::{Doing, onward},
    visit::Visit,
};
use crate::{
    Stage,
    entrance::shown::{LONGEST, field},
    panel::At,
    settings::Entrance,
};

/// A question, and what was answered so far.
pub(super) struct Question {
    /// The field.
    pub(super) name: String,
    pub(super) text: String,
    pub(super) answer: String,
    /// The message about what is wrong with the answer.
    pub(super) mistake: Option<&'static str>,
}

/// The questions, with what a form says to them.
pub(super) fn questions(settings: &Entrance, form: Option<&Filled>) -> Vec<Question> {
    let all = settings.questions.iter().enumerate();
    all.map(|(number, text)| {
        let name = field(number);
        let answer = form.and_then(|form| form.text(&name)).unwrap_or_default().trim().to_owned();
        let mistake = form.and_then(|_| mistake(&answer));
        Question { name, text: text.clone(), answer, mistake }
    })
    .collect()
}

fn mistake(answer: &str) -> Option<&'static str> {
    match answer.chars().count() {
        0 => Some("guard-door-answer-empty"),
        long if long > LONGEST => Some("guard-door-answer-long"),
        _ => None,
    }
}

/// `POST /guard/verify/{ticket}/answers`
pub(super) async fn send(
    page: Page,
    At(porch): At,
    network: Network,
    headers: HeaderMap,
    Path(ticket): Path<String>,
    form: Filled,
) -> Result<Response, Fault> {
    let visit = Visit::counted(&porch, &ticket, &network).await?;
    if visit.newcomer().await?.is_none_or(|newcomer| newcomer.stage != Stage::Answering) {
        return Ok(Redirect::to(&visit.path()).into_response());
    }
    let questions = questions(&visit.settings.entrance, Some(&form));
    if questions.iter().any(|question| question.mistake.is_some()) {
        return Ok(again(&show::written(&page, &visit, View::Answer(questions))));
    }
    let answers: Vec<String> = questions.into_iter().map(|question| question.answer).collect();
    let doing = Doing::of(visit, &network, &headers, &form);
    let went = doing.visit.answered(&answers, &doing.sent).await?;
    onward(&page, doing, went).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_something_and_not_a_book() {
        assert_eq!(mistake(""), Some("guard-door-answer-empty"));
        assert_eq!(mistake(&"é".repeat(LONGEST)), None);
        assert_eq!(mistake(&"é".repeat(LONGEST + 1)), Some("guard-door-answer-long"));
    }
}
