//! `/guard/verify/back`: somebody comes back from Discord, with a code for what they agreed to show, or without.
//!
//! ```text
//! state, cookie ──> the browser that was sent? ──> still awaited? ──> code ──> token ──> the same person? ──> looked at
//!                                                                                └── given back, whatever comes of it
//! ```
//!
//! There is one provider at this address, so no answer can be mixed up with another's; one that names another issuer is
//! refused all the same.

use axum::{
    extract::RawQuery,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Redirect, Response},
};
use lodge_store::StoreError;
use lodge_web::{Fault, Network};
use url::form_urlencoded;

use super::{
    BACK,
    browser::{self, Browser},
    step::with,
    visit::{Visit, count},
};
use crate::{
    Stage,
    entrance::{
        away::{self, Away},
        linked,
        portal::{EntrancePortal, Hidden, Shown},
    },
    oauth::Unknown,
    panel::At,
    verify::{
        decide::Way,
        flow::{Act, Event, Step},
        signal::account,
    },
};

/// What is longer was not made by Discord.
const LONGEST: usize = 2_048;

/// What Discord sends somebody back with.
#[derive(Debug, Default, PartialEq, Eq)]
struct Brought {
    state: String,
    code: Option<String>,
    error: Option<String>,
    issuer: Option<String>,
}

impl Brought {
    /// Reads it. Nothing, if something is there twice, or if there is no telling what it says.
    fn read(query: &str) -> Option<Self> {
        if query.len() > LONGEST {
            return None;
        }
        let mut brought = Self::default();
        let mut state = None;
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let place = match &*name {
                "state" => &mut state,
                "code" => &mut brought.code,
                "error" => &mut brought.error,
                "iss" => &mut brought.issuer,
                _ => continue,
            };
            //= rfc6749#3.1
            //# Request and response parameters MUST NOT be included more than once.
            if place.replace(value.into_owned()).is_some() {
                return None;
            }
        }
        brought.state = state.filter(|state| !state.is_empty())?;
        // It is one or the other.
        (brought.code.is_some() != brought.error.is_some()).then_some(brought)
    }
}

/// Whoever brings what nobody is waited for with.
const STALE: Fault = Fault::new(StatusCode::BAD_REQUEST, "guard-verify-stale");

/// `GET /guard/verify/back`
pub(super) async fn back(
    At(porch): At,
    network: Network,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Fault> {
    count(&porch, &network).await?;
    let brought = Brought::read(&query.unwrap_or_default()).ok_or(STALE)?;
    let desk = porch.desk().ok_or_else(Fault::not_found)?;
    let portal = desk.entrance.portal.clone().ok_or_else(Fault::not_found)?;
    let (db, cache) = (&desk.hands.db, &porch.house.cache);
    let away = away::is_back(db, cache, &brought.state, browser::bound(&headers)).await?.ok_or(STALE)?;
    if !portal.is_issuer(brought.issuer.as_deref()) {
        return Err(STALE);
    }
    let visit = Visit::of(&porch, away.ticket).await?;
    let back = Back {
        browser: Browser::of(&headers, &*porch.house.chance),
        address: network.address(),
        visit,
        away,
        brought,
    };
    let (path, cookie) = (back.visit.path(), back.browser.cookie());
    // It goes on if they close the page: a token is given back, whoever looks.
    let besides = tokio::spawn(back.goes_on(portal)).await.map_err(Fault::internal)??;
    let response = Redirect::to(&besides.map_or_else(|| path.clone(), |query| format!("{path}?{query}")));
    Ok(with(with(response.into_response(), browser::unbind()), cookie))
}

/// Somebody who is back.
struct Back {
    visit: Visit,
    away: Away,
    brought: Brought,
    browser: Browser,
    address: Option<std::net::IpAddr>,
}

/// What their page is told besides.
type Besides = Option<&'static str>;

impl Back {
    async fn goes_on(self, portal: EntrancePortal) -> Result<Besides, StoreError> {
        let awaited = self.visit.newcomer().await?;
        let hash = self.away.sent.hash();
        if awaited.is_none_or(|newcomer| newcomer.standing().at != Step::Away(hash)) {
            return Ok(Some("why=stale"));
        }
        let Some(code) = self.brought.code.as_deref() else { return self.said_no().await };
        // Held until the token has gone: Lodge does not stop before.
        let Some(_begun) = portal.begin() else { return Ok(Some("why=busy")) };
        match self.shown(&portal, code).await {
            Ok(shown) => self.looks(&portal, shown).await,
            Err(Hidden::SaidNo) => self.came(false).await.map(|_| None),
            Err(Hidden::Other) => Ok(Some("why=other")),
            Err(Hidden::Elsewhere) => Ok(Some("why=elsewhere")),
            Err(Hidden::Unknown(Unknown::Code)) => Ok(Some("why=stale")),
            Err(Hidden::Unknown(unknown)) => {
                if unknown == Unknown::Secret {
                    tracing::error!(
                        "Discord does not take the client secret: look at `guard.client_secret_file`"
                    );
                }
                self.visit.happened(Event::Failed, &self.away.sent).await.map(|_| None)
            }
        }
    }

    /// Whoever does not agree is looked at by a person; where Discord itself said that something is wrong, it is not their fault.
    async fn said_no(&self) -> Result<Besides, StoreError> {
        match self.brought.error.as_deref() {
            Some("access_denied") => self.came(false).await?,
            _ => {
                tracing::error!("Discord could not ask somebody what we may see");
                self.visit.happened(Event::Failed, &self.away.sent).await?.is_some()
            }
        };
        Ok(None)
    }

    /// They came back. Says whether they are to be looked at.
    async fn came(&self, agreed: bool) -> Result<bool, StoreError> {
        let event = Event::CameBack { brought: self.away.sent.hash(), agreed };
        let went = self.visit.happened(event, &self.away.sent).await?;
        Ok(went.is_some_and(|went| went.asks_for(Act::Look)))
    }

    async fn shown(&self, portal: &EntrancePortal, code: &str) -> Result<Shown, Hidden> {
        let (visit, sent) = (&self.visit, &self.away.sent);
        let back = visit.porch.house.origin().at(BACK);
        let settings = &visit.settings.entrance;
        let line = &visit.desk.entrance.revocations;
        let whose = (visit.guild(), visit.ticket.user);
        portal.shows(line, (&back, code, sent.verifier()), whose, settings).await
    }

    /// Looks at them, tells Discord for linked roles if they are let in, and drops the token.
    async fn looks(self, portal: &EntrancePortal, shown: Shown) -> Result<Besides, StoreError> {
        let Shown { token, connections } = shown;
        if !self.came(true).await? {
            return Ok(None);
        }
        let Self { visit, away, browser, address, .. } = self;
        let links = account::proved(&connections);
        let clear = address.map(|address| browser.clear(address, away.hints, connections));
        let (decision, network) = visit.looked_at(clear, address).await;
        let passed = decision.is_ok_and(|decision| decision.way == Way::Pass);
        let is_in = passed && visit.newcomer().await?.is_some_and(|newcomer| newcomer.stage == Stage::In);
        if is_in && visit.settings.entrance.linked_roles {
            let days = account::days(visit.ticket.user, visit.desk.now());
            linked::tell(portal, &token, days, links).await;
        }
        token.finish();
        Ok(network.is_a_detour().then_some("by=detour"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(query: &str, expected: Option<(&str, Option<&str>, Option<&str>)>) {
        let found = Brought::read(query);
        let found =
            found.as_ref().map(|found| (found.state.as_str(), found.code.as_deref(), found.error.as_deref()));
        assert_eq!(found, expected, "{query}");
    }

    #[test]
    fn an_answer_is_a_state_and_either_a_code_or_an_error() {
        check("code=a&state=b", Some(("b", Some("a"), None)));
        check("state=b&code=a&iss=https%3A%2F%2Fdiscord.com", Some(("b", Some("a"), None)));
        check("error=access_denied&error_description=no&state=b", Some(("b", None, Some("access_denied"))));
        for wrong in ["", "code=a", "state=b", "code=a&state=", "code=a&error=b&state=c"] {
            check(wrong, None);
        }
    }

    #[test]
    fn what_is_there_twice_is_not_guessed_at() {
        for twice in ["code=a&code=b&state=c", "code=a&state=b&state=c", "code=a&state=b&iss=c&iss=d"] {
            check(twice, None);
        }
        check(&format!("code={}&state=b", "a".repeat(LONGEST)), None);
    }
}
