//! Carrying a command out: announce, plan, act, open the case, tell, answer.

use lodge_register::{Personal, Timestamp};
use lodge_store::StoreError;

use super::{
    Asked, No, Plan, Told, ask, desk,
    desk::{Answer, Button, Desk},
    drafts::Draft,
    parse::{self},
    plan,
    press::{Press, announce, first_time},
    say::Speaker,
    waiting::Wanted,
};
use crate::{
    Case, Kind, Server, Timer, Wish,
    act::{Carried, Steps, steps},
    appeal::Ticket,
    decide::second::{Spent, Verdict},
    event::Interaction,
    ids::{GuildId, UserId},
    mass, office,
    settings::{Kind as Counted, Topic},
    store::{cases, deeds, timers, wishes},
};

/// Answers an interaction, once.
pub async fn run(desk: &Desk, interaction: &Interaction) {
    if !first_time(desk, interaction).await || !announce(desk, interaction).await {
        return;
    }
    let language = lodge_web::Language::of_tag(&interaction.locale).unwrap_or(lodge_web::Language::English);
    let speaker = desk.speaker(language);
    let answer = match parse::parse(interaction) {
        Err(unclear) => speaker.unclear(unclear).into(),
        Ok(asked) => answer(desk, &asked, speaker).await.unwrap_or_else(|error| {
            tracing::error!(%error, "A command could not be carried out");
            speaker.say("answer-fault", &[]).into()
        }),
    };
    let said = desk::said(interaction.application_id, &interaction.token, answer);
    if let Err(refused) = desk.hands.rest.call(&said).await {
        tracing::warn!(reason = refused.why.word(), "Could not answer a command");
    }
}

/// A failure of ours: it is logged where the command was taken.
pub(super) type Failed = Box<dyn std::error::Error + Send + Sync>;

async fn answer(desk: &Desk, asked: &Asked, speaker: Speaker<'_>) -> Result<Answer, Failed> {
    let now = desk.now();
    let left = left(desk, asked, now).await?;
    match drawn(desk, asked, now, left) {
        None => Ok(speaker.say("answer-not-ready", &[]).into()),
        // What one person may not do alone waits for a second one.
        Some(Err(No::Budget { .. })) => match drawn(desk, asked, now, i64::MAX) {
            Some(Ok(Some((plan, ..)))) => Ok(wait(desk, asked, plan, speaker).await?.into()),
            Some(Err(no)) => Ok(speaker.no(no).into()),
            _ => Ok(speaker.say("answer-not-ready", &[]).into()),
        },
        Some(Err(no)) => Ok(speaker.no(no).into()),
        Some(Ok(None)) => ask::answer(desk, asked, speaker).await,
        Some(Ok(Some((plan, steps, name)))) => {
            let budgets = &desk.settings.of(asked.guild).budgets;
            if Spent::default().weigh(budgets, asked.by, &plan.acts, now) != Verdict::Go {
                return Ok(wait(desk, asked, plan, speaker).await?.into());
            }
            act(desk, asked, (plan, steps), &name, speaker).await.map(Answer::from)
        }
    }
}

/// How much somebody may still destroy in this hour.
async fn left(desk: &Desk, asked: &Asked, now: Timestamp) -> Result<i64, Failed> {
    let settings = desk.settings.of(asked.guild);
    let Some(most) = settings.budgets.per_hour.get(&Counted::Ban) else { return Ok(i64::MAX) };
    let hour = now.plus_millis(-3_600_000);
    let spent = deeds::weight_since(&desk.hands.db, Server::of(asked.guild), asked.by, hour).await?;
    Ok(i64::from(*most) - spent)
}

/// Asks the staff for a second person's yes.
async fn wait(desk: &Desk, asked: &Asked, plan: Plan, speaker: Speaker<'_>) -> Result<String, StoreError> {
    let wanted = Wanted::Command { asked: Box::new(asked.clone()), plan: Box::new(plan) };
    let minutes = ask_second(desk, asked.guild, asked.by, &wanted).await?;
    Ok(speaker.say("answer-second", &[("minutes", minutes.into())]))
}

/// Writes down what somebody wants, and asks the staff for a second person's yes. Says for how many minutes it waits.
///
/// # Errors
/// [`StoreError`] if the store fails: what is not written down does not wait.
pub(crate) async fn ask_second(
    desk: &Desk,
    guild: GuildId,
    by: UserId,
    wanted: &Wanted,
) -> Result<u32, StoreError> {
    let minutes = desk.settings.of(guild).budgets.wait_minutes;
    let (db, now) = (&desk.hands.db, desk.now());
    let wish = Wish {
        id: db.new_id(),
        server_id: Server::of(guild),
        by_id: by,
        what: wanted.what().to_owned(),
        weight: wanted.weight(),
        wanted: Personal::new(wanted.written()),
        asked_at: now,
        ends_at: now.plus_millis(i64::from(minutes) * 60_000),
    };
    wishes::add(db, &wish).await?;
    let staff = desk.speaker_of(guild);
    let said = [
        ("who", super::say::member(by).into()),
        ("kind", staff.say(&format!("kind-{}", wish.what), &[]).into()),
        ("count", wish.weight.into()),
        ("minutes", minutes.into()),
    ];
    let text = staff.say("audit-second", &said);
    let button =
        |label: &str, press: Press, grave| Button { label: staff.say(label, &[]), does: press.name(), grave };
    let number = wish.id.number().cast_unsigned();
    let buttons =
        [button("button-yes", Press::Yes(number), true), button("button-no", Press::No(number), false)];
    desk.staff_with(guild, Topic::Queue, &text, &buttons).await;
    Ok(minutes)
}

/// What somebody counted and said yes to: it is begun, or waits for a second person where it is more than one may do.
///
/// # Errors
/// If the store failed.
pub(crate) async fn settled(desk: &Desk, draft: Draft, speaker: Speaker<'_>) -> Result<String, Failed> {
    let Draft { asked, plan, .. } = draft;
    let now = desk.now();
    let budgets = &desk.settings.of(asked.guild).budgets;
    let is_alone = Spent::default().weigh(budgets, asked.by, &plan.acts, now) == Verdict::Go;
    if !is_alone || plan.weight > left(desk, &asked, now).await? {
        return Ok(wait(desk, &asked, plan, speaker).await?);
    }
    Ok(mass::begin(desk, &asked, &plan, speaker).await?)
}

/// A second person said yes: what was wished for is done.
///
/// # Errors
/// If the store failed, or the guard does not know the server.
pub(crate) async fn agreed(desk: &Desk, asked: &Asked, plan: Plan) -> Result<String, Failed> {
    let speaker = desk.speaker(asked.language);
    if asked.command.is_mass() {
        return Ok(mass::begin(desk, asked, &plan, speaker).await?);
    }
    let reason = plan.reason.clone().unwrap_or_default();
    let drawn = desk.look(|town| {
        let guild = town.guild(asked.guild)?;
        let steps = steps(guild, &plan.acts, &format!("{} · {reason}", asked.by), desk.now());
        Some((steps, guild.face.name.to_string()))
    });
    let Some((steps, name)) = drawn else { return Ok(speaker.say("answer-not-ready", &[])) };
    act(desk, asked, (plan, steps), &name, speaker).await
}

type Drawn = Option<Result<Option<(Plan, Steps, String)>, No>>;

/// The plan and its steps, while the town stands still.
fn drawn(desk: &Desk, asked: &Asked, now: Timestamp, left: i64) -> Drawn {
    desk.look(|town| {
        let guild = town.guild(asked.guild)?;
        Some(plan(guild, asked, now, left).map(|plan| {
            plan.map(|plan| {
                let reason = plan.reason.clone().unwrap_or_default();
                let steps = steps(guild, &plan.acts, &format!("{} · {reason}", asked.by), now);
                (plan, steps, guild.face.name.to_string())
            })
        }))
    })
}

async fn act(
    desk: &Desk,
    asked: &Asked,
    (plan, steps): (Plan, Steps),
    server_name: &str,
    speaker: Speaker<'_>,
) -> Result<String, Failed> {
    let server = Server::of(asked.guild);
    let many = steps.steps.len() + steps.missing.len();
    // A ban's notice names the case, so that whoever is banned can appeal: it gets its number first.
    let number = cases::reserve(&desk.hands.db, server).await?;
    if plan.told == Told::Before {
        let case = Case { number, ..unopened(server, &plan, desk.now()) };
        tell(desk, &case, server_name, speaker).await;
    }
    let now = desk.now();
    desk.think(|mind| plan.acts.iter().for_each(|act| mind.expect(act, now)));
    let found = office::before(desk, asked.guild, &plan.acts).await;
    let carried = desk.hands.carry(server, steps, None).await;
    if many > 0 && carried.done == 0 {
        return Ok(carried.why.map_or_else(String::new, |why| speaker.why(why)));
    }
    let case = open(desk, asked, &plan, &carried, number).await?;
    office::note_effects(desk, &case, found, &carried).await?;
    if plan.told == Told::After {
        tell(desk, &case, server_name, speaker).await;
    }
    desk.staff(asked.guild, Topic::Cases, &speaker.case(&case, Some(asked.by), &[])).await;
    Ok(match carried.why {
        None => speaker.line(&case),
        Some(why) => {
            let (done, failed) = (carried.done, carried.failed);
            let why = speaker.why(why);
            let some = [("done", done.into()), ("failed", failed.into()), ("why", why.into())];
            format!("{}\n{}", speaker.line(&case), speaker.say("answer-some", &some))
        }
    })
}

/// Opens the case, or one for each of those who were sent away together; the last of them is answered with.
async fn open(
    desk: &Desk,
    asked: &Asked,
    plan: &Plan,
    carried: &Carried,
    number: i64,
) -> Result<Case, Failed> {
    let server = Server::of(asked.guild);
    let together = plan.target.is_none() && !carried.banned.is_empty();
    let whom: Vec<Option<UserId>> =
        if together { carried.banned.iter().copied().map(Some).collect() } else { vec![plan.target] };
    let mut last = unopened(server, plan, desk.now());
    let mut number = Some(number);
    for target in whom {
        let opening = cases::Opening {
            server,
            kind: plan.kind,
            target,
            channel: plan.channel,
            reason: plan.reason.clone(),
            rule: None,
            actor: Some(asked.by),
            tool: asked.tool.clone(),
            weight: plan.weight.min(1),
            ends_at: plan.ends_at,
        };
        last = cases::open_as(&desk.hands.db, opening, number.take(), desk.now()).await?;
    }
    if let (Some((lift, role, before)), Some(due_at)) = (&plan.lift, plan.ends_at) {
        let timer = Timer {
            id: desk.hands.db.new_id(),
            server_id: server,
            user_id: plan.target,
            lift: *lift,
            role_id: *role,
            channel_id: plan.channel,
            before: before.clone(),
            case_id: Some(last.id.number()),
            due_at,
        };
        timers::set(&desk.hands.db, &timer).await?;
    }
    Ok(last)
}

/// A case as it would be: for what is said before there is one.
fn unopened(server: lodge_register::Id<Server>, plan: &Plan, now: Timestamp) -> Case {
    Case {
        id: lodge_register::Id::new(0),
        server_id: server,
        number: 0,
        kind: plan.kind,
        target_id: plan.target,
        channel_id: plan.channel,
        reason: plan.reason.clone().map(Personal::new),
        rule: None,
        opened_at: now,
        ends_at: plan.ends_at,
        undone_at: None,
    }
}

/// Tells whom it is about. That they take no messages stops nothing.
async fn tell(desk: &Desk, case: &Case, server: &str, speaker: Speaker<'_>) {
    let Some(user) = case.target_id else { return };
    let told = matches!(
        case.kind,
        Kind::Ban | Kind::Tempban | Kind::Softban | Kind::Kick | Kind::Timeout | Kind::Untimeout | Kind::Warn
    );
    let mut text = speaker.told(case, server);
    let appealable = matches!(case.kind, Kind::Ban | Kind::Tempban);
    if let Some(at) = desk.at.get().filter(|_| appealable) {
        let ticket = Ticket { server: case.server_id, case: case.number, user };
        let link = format!("{at}{}", ticket.path(&desk.hands.db));
        text.push('\n');
        text.push_str(&speaker.say("told-appeal", &[("link", link.into())]));
    }
    if told && let Err(refused) = desk.tell(user, &text).await {
        tracing::debug!(reason = refused.why.word(), "Somebody could not be told what was done about them");
    }
}
