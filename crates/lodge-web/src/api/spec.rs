//! What operations of the API have in common, for their descriptions: each names the pieces that it is made of.
//!
//! ```text
//! params(spec::IfMatch), responses(spec::Any, spec::Missing, spec::Body, spec::IfMatch, (status = 200, …))
//! ```
//!
//! What an operation says itself comes last, and counts.

use std::collections::BTreeMap;

use utoipa::{
    IntoParams, IntoResponses, OpenApi,
    openapi::{
        ContentBuilder, Ref, RefOr, Required, Response, ResponseBuilder,
        path::{Parameter, ParameterBuilder, ParameterIn},
    },
};

type Answers = BTreeMap<String, RefOr<Response>>;

/// The schemas that every description needs.
#[derive(OpenApi)]
#[openapi(components(schemas(super::ProblemDoc, super::FieldProblem)))]
pub struct Common;

/// Every operation.
pub struct Any;

/// One that names a thing in its path.
pub struct Missing;

/// One that asks for something in its query.
pub struct Query;

/// One that reads a body.
pub struct Body;

/// One that changes the version that `If-Match` names: a parameter, and answers.
pub struct IfMatch;

/// The same, where it need not be named.
pub struct MayMatch;

/// A `POST`, which `Idempotency-Key` lets be sent again: a parameter, and answers.
pub struct Once;

fn problems(said: &[(&str, &str)]) -> Answers {
    let problem = || ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    let answer = |about: &str| {
        ResponseBuilder::new().description(about).content("application/problem+json", problem()).build()
    };
    said.iter().map(|(status, about)| ((*status).to_owned(), RefOr::T(answer(about)))).collect()
}

fn header(name: &str, about: &str, required: Required) -> Vec<Parameter> {
    let parameter = ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Header)
        .required(required)
        .description(Some(about))
        .schema(Some(<String as utoipa::PartialSchema>::schema()));
    vec![parameter.build()]
}

impl IntoResponses for Any {
    fn responses() -> Answers {
        problems(&[
            ("401", "No valid token."),
            ("403", "The token lacks the scope, or the account may not do that."),
            ("429", "Too often. `Retry-After` says how long to wait."),
            ("503", "Not just now. `Retry-After` says when."),
        ])
    }
}

impl IntoResponses for Missing {
    fn responses() -> Answers {
        problems(&[("404", "There is none, or not for this account.")])
    }
}

impl IntoResponses for Query {
    fn responses() -> Answers {
        problems(&[("400", "What is asked for cannot be so.")])
    }
}

impl IntoResponses for Body {
    fn responses() -> Answers {
        problems(&[
            ("400", "The body cannot be read."),
            ("409", "It collides with what is there."),
            ("413", "The body is too large."),
            ("415", "The body is of another kind."),
            ("422", "Something in it cannot be so."),
        ])
    }
}

impl IntoResponses for IfMatch {
    fn responses() -> Answers {
        problems(&[
            ("409", "It collides with what is there."),
            ("412", "It has been changed in the meantime."),
            ("428", "Say by `If-Match` which version you mean."),
        ])
    }
}

impl IntoParams for IfMatch {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        header("If-Match", "Which version you mean: the `ETag` that you read.", Required::True)
    }
}

impl IntoResponses for MayMatch {
    fn responses() -> Answers {
        problems(&[
            ("409", "It collides with what is there."),
            ("412", "It has been changed in the meantime."),
        ])
    }
}

impl IntoParams for MayMatch {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        header("If-Match", "Only if it is still this version.", Required::False)
    }
}

impl IntoResponses for Once {
    fn responses() -> Answers {
        let done = "It was done already, by the request that had this key first. `Location` says where what it made is.";
        let done = ResponseBuilder::new().description(done).build();
        let mut answers = problems(&[
            ("400", "The body or the `Idempotency-Key` cannot be read."),
            ("409", "The same request is being done, or it collides with what is there."),
            ("413", "The body is too large."),
            ("422", "Something in it cannot be so."),
        ]);
        answers.insert("204".to_owned(), RefOr::T(done));
        answers
    }
}

impl IntoParams for Once {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let about = "Does it once, however often it is sent with this key: 1 to 255 octets.";
        header("Idempotency-Key", about, Required::False)
    }
}
