//! `/domains/{id}/dns`: what the DNS says of a domain, and what it should say.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::header,
    response::{IntoResponse as _, Response},
};
use lodge_accounts::Scope;
use lodge_web::{Bearer, Fault, Language, Site, spec};
use serde::Serialize;
use utoipa::ToSchema;

use super::{number, wanted::Sought};
use crate::{
    dns::{self, Row, Sheet},
    panel::{
        acts,
        dns::keys,
        office::{Office, held, looks},
    },
    store::May,
};

/// What the DNS says of a domain, and what it should say.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Dns)]
pub(crate) struct DnsDoc {
    /// The host that takes its mail.
    #[schema(example = "mail.lodge.example")]
    mail_host: String,
    /// The records.
    records: Vec<RecordDoc>,
    /// Where the MTA-STS policy is to be published.
    policy_url: String,
    /// The MTA-STS policy.
    policy: String,
    /// The names of the DKIM keys that were found; `null` if nobody asked for them, or no name server answered.
    #[schema(required)]
    keys: Option<Vec<String>>,
}

/// One record.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DnsRecord)]
struct RecordDoc {
    /// Which one: `proof`, `mx`, `spf`, `dmarc`, `mta-sts` or `ptr`.
    #[schema(example = "mx")]
    what: &'static str,
    /// Its type.
    #[schema(example = "MX")]
    r#type: &'static str,
    /// Its name.
    name: String,
    /// What it should say.
    expected: String,
    /// What it says.
    found: Vec<String>,
    /// `ok`, `missing`, `wrong`, `not-yet-visible` or `unknown`.
    #[schema(example = "ok")]
    state: &'static str,
    /// Whether there is no mail without it.
    needed: bool,
    /// What to do about it.
    advice: String,
}

impl RecordDoc {
    fn of(site: &Site, sheet: &Sheet, row: &Row, language: Language) -> Self {
        let about = [("host", (&sheet.host).into()), ("name", (&sheet.domain).into())];
        Self {
            what: row.what.word(),
            r#type: row.what.kind(),
            name: row.name.clone(),
            expected: row.expected.clone(),
            found: row.found.clone(),
            state: row.verdict.mark.word(),
            needed: row.what.is_needed(),
            advice: site.words.say(language, row.verdict.advice, &about),
        }
    }
}

/// Looks at the DNS of a domain, now.
#[utoipa::path(
    get, path = "/domains/{id}/dns", tag = "Domains", operation_id = "readDomainDns",
    security(("token" = ["domains:read"])),
    params(("id" = String, Path, description = "The number of the domain."), Sought),
    responses(
        spec::Any, spec::Missing, spec::Query,
        (status = 200, description = "What was found.", body = DnsDoc),
    )
)]
pub(crate) async fn read(
    State(site): State<Site>,
    bearer: Bearer,
    Office(look): Office,
    Path(id): Path<String>,
    Query(sought): Query<Sought>,
) -> Result<Json<DnsDoc>, Fault> {
    let account = bearer.may(Scope::DomainsRead)?;
    let held = held(&site, account, number(&id)?, May::View).await?;
    looks(&site, account).await?;
    let sheet = look.sheet(&site.db, &held.domain).await;
    let keys = match sought.keys {
        Some(true) => keys(&look, &held.domain).await,
        Some(false) | None => None,
    };
    let language = Language::of_tag(&account.language).unwrap_or(Language::English);
    Ok(Json(DnsDoc {
        mail_host: sheet.host.clone(),
        records: sheet.rows.iter().map(|row| RecordDoc::of(&site, &sheet, row, language)).collect(),
        policy_url: sheet.policy_address(),
        policy: sheet.policy(),
        keys,
    }))
}

/// What the DNS of a domain should say, as a zone file (RFC 1035).
#[utoipa::path(
    get, path = "/domains/{id}/dns/zone", tag = "Domains", operation_id = "readDomainZone",
    security(("token" = ["domains:read"])),
    params(("id" = String, Path, description = "The number of the domain.")),
    responses(
        spec::Any, spec::Missing,
        (status = 200, description = "The file.", body = String, content_type = "text/dns"),
    )
)]
pub(crate) async fn zone(
    State(site): State<Site>,
    bearer: Bearer,
    Office(look): Office,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let account = bearer.may(Scope::DomainsRead)?;
    let held = held(&site, account, number(&id)?, May::View).await?;
    let expected = acts::expected(&site, &held.domain);
    let text = dns::zone(held.domain.name.reveal(), look.host(), &expected);
    Ok(([(header::CONTENT_TYPE, "text/dns; charset=utf-8")], text).into_response())
}
