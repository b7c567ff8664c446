//! What somebody does on their page: they go on, their browser works, they ask for a person.

use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse as _, Redirect, Response},
};
use lodge_web::{Fault, Filled, Network, Page};

use super::{
    BACK,
    browser::{self, Browser, Hints},
    show::{self, View},
    visit::Visit,
    work,
};
use crate::{
    entrance::{
        away::{self, Sent},
        course::Went,
    },
    panel::At,
    verify::{
        flow::{Act, Event},
        signal::account,
    },
};

/// Somebody who does something on their page, and what their browser says.
pub(super) struct Doing {
    pub(super) visit: Visit,
    pub(super) sent: Sent,
    browser: Browser,
    hints: Hints,
    address: Option<std::net::IpAddr>,
}

impl Doing {
    pub(super) fn of(visit: Visit, network: &Network, headers: &HeaderMap, form: &Filled) -> Self {
        let browser = Browser::of(headers, &*visit.porch.house.chance);
        let hints = Hints::of(|name| form.text(name));
        Self { sent: visit.draws(), visit, browser, hints, address: network.address() }
    }
}

/// `POST /guard/verify/{ticket}`: they have read what is looked at, and go on.
pub(super) async fn go_on(
    page: Page,
    At(porch): At,
    network: Network,
    headers: HeaderMap,
    Path(ticket): Path<String>,
    form: Filled,
) -> Result<Response, Fault> {
    let visit = Visit::counted(&porch, &ticket, &network).await?;
    let doing = Doing::of(visit, &network, &headers, &form);
    let days = account::days(doing.visit.ticket.user, doing.visit.desk.now());
    let mut went = doing.visit.happened(Event::Pressed { days }, &doing.sent).await?;
    // Whose browser has worked already while they read is not asked to do it again.
    if went.as_ref().is_some_and(|went| went.asks_for(Act::GiveWork)) && has_worked(&doing, &form).await? {
        went = doing.visit.happened(Event::Worked, &doing.sent).await?;
    }
    onward(&page, doing, went).await
}

/// `POST /guard/verify/{ticket}/work`
pub(super) async fn work(
    page: Page,
    At(porch): At,
    network: Network,
    headers: HeaderMap,
    Path(ticket): Path<String>,
    form: Filled,
) -> Result<Response, Fault> {
    let visit = Visit::counted(&porch, &ticket, &network).await?;
    let doing = Doing::of(visit, &network, &headers, &form);
    if !has_worked(&doing, &form).await? {
        return show::again(&page, &doing.visit, "guard-door-work-again").await;
    }
    let went = doing.visit.happened(Event::Worked, &doing.sent).await?;
    onward(&page, doing, went).await
}

async fn has_worked(doing: &Doing, form: &Filled) -> Result<bool, Fault> {
    let (Some(challenge), Some(pow)) = (form.text("challenge"), form.text("pow")) else { return Ok(false) };
    Ok(!pow.is_empty() && work::is_done(&doing.visit.porch.house, challenge, pow).await?)
}

/// `POST /guard/verify/{ticket}/person`: nothing is looked at, and somebody of the staff decides.
pub(super) async fn person(
    At(porch): At,
    network: Network,
    Path(ticket): Path<String>,
) -> Result<Response, Fault> {
    let visit = Visit::counted(&porch, &ticket, &network).await?;
    visit.happened(Event::AskedForAPerson, &visit.draws()).await?;
    Ok(Redirect::to(&visit.path()).into_response())
}

/// Where they go from here: to Discord, or back to their page, which says what comes next.
pub(super) async fn onward(page: &Page, doing: Doing, went: Option<Went>) -> Result<Response, Fault> {
    let cookie = doing.browser.cookie();
    let asks_for = |act| went.as_ref().is_some_and(|went| went.asks_for(act));
    let response = if asks_for(Act::SendAway) {
        send_away(page, &doing).await?
    } else if asks_for(Act::Look) {
        look(doing).await?
    } else {
        Redirect::to(&doing.visit.path()).into_response()
    };
    // Nobody who is not asked anything is given a cookie.
    Ok(with(response, cookie.filter(|_| went.is_some())))
}

/// The way to Discord. It is a link and no redirect: browsers let no form of ours lead elsewhere, and we want no exception.
async fn send_away(page: &Page, doing: &Doing) -> Result<Response, Fault> {
    let Doing { visit, sent, hints, .. } = doing;
    let Some(portal) = &visit.desk.entrance.portal else {
        tracing::error!("Nobody can say on Discord who they are: set `guard.client_secret_file`");
        visit.happened(Event::Failed, sent).await?;
        return Ok(Redirect::to(&visit.path()).into_response());
    };
    visit.may_leave().await?;
    away::leaves(&visit.porch.house.cache, sent, visit.ticket, *hints).await?;
    let back = visit.porch.house.origin().at(BACK);
    let link = portal.asks(&back, sent, &visit.settings.entrance);
    let response = show::with(page, visit, View::Leave { link });
    Ok(with(response, browser::bind(sent)))
}

/// Looks at them. It goes on if they close the page.
async fn look(doing: Doing) -> Result<Response, Fault> {
    let Doing { visit, browser, hints, address, .. } = doing;
    let path = visit.path();
    let looking = async move {
        let clear = address.map(|address| browser.clear(address, hints, Vec::new()));
        visit.looked_at(clear, address).await.1
    };
    let network = tokio::spawn(looking).await.map_err(Fault::internal)?;
    Ok(Redirect::to(&show::after(&path, network)).into_response())
}

/// The same answer, with a cookie.
pub(super) fn with(mut response: Response, cookie: Option<HeaderValue>) -> Response {
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
