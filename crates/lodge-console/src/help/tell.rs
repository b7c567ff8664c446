//! Whoever runs this Lodge gets a letter when somebody writes. Nothing of what was written is in it.

use std::error::Error;

use lodge_accounts::Request;
use lodge_web::{Draft, Reader, Site, letter};

/// Tells everybody who runs this Lodge that this was written, each in their language. What cannot be told does not undo
/// what was written: it waits on their page all the same.
pub(crate) async fn operators(site: &Site, request: &Request) {
    let operators = match lodge_accounts::admins(&site.db).await {
        Ok(operators) => operators,
        Err(error) => {
            let error = &error as &dyn Error;
            return tracing::error!(error, "Those who run this Lodge could not be told of a request");
        }
    };
    let origin = site.origin();
    for operator in operators.iter().filter(|operator| operator.id != request.account_id) {
        let draft = Draft {
            name: "written",
            language: Reader::of_account(operator).language,
            to: operator.email.reveal().as_str(),
            values: &[("host", origin.host().into())],
            link: Some(origin.at(&format!("/admin/requests/{}", request.id))),
            passed_on: None,
        };
        if site.post.send(letter(site, &draft)).is_err() {
            tracing::error!("There was no room for a letter about a request");
        }
    }
}
