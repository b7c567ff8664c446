//! An import, from its beginning to its end.

use std::{collections::BTreeMap, collections::HashMap, sync::Arc, time::Duration};

use lodge_accounts::Account;
use lodge_register::Id;
use lodge_store::{Batch, StoreError};
use tokio::{sync::mpsc, task::JoinHandle};
use url::Url;

use super::{
    Hall,
    read::{Cargo, Reader},
    source::{File, Progress, Watched},
    write::Writer,
};
use crate::{
    Act, Done, Import, Site, Stage,
    import::{self, Format, ImportError, Mapping},
    render::Renderer,
    store::imports::{self, Step},
};

/// How often it is said that an import is still going on, where nothing else says so.
const BREATH: Duration = Duration::from_secs(2);
/// How many parts may wait to be written.
const WAITING: usize = 2;

/// What is to be brought in.
#[derive(Clone)]
pub struct Order {
    /// Into which site.
    pub site: Site,
    /// Who asks for it; nobody, if it is a command.
    pub by: Option<Id<Account>>,
    /// What wrote the file.
    pub format: Format,
    /// Where its pages are today.
    pub mapping: Mapping,
    /// The file.
    pub file: File,
    /// How many bytes it has.
    pub size: u64,
}

/// Why an import did not come to its end.
#[derive(Debug, thiserror::Error)]
pub enum MoveError {
    /// The file could not be read to its end.
    #[error(transparent)]
    Read(#[from] ImportError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is one on its way already.
    #[error("an import into this site is going on")]
    Busy,
    /// Somebody stopped it.
    #[error("the import was stopped")]
    Stopped,
    /// Something of ours failed.
    #[error("the import failed: {0}")]
    Failed(&'static str),
}

/// Begins an import: from now on there is no other into its site.
///
/// # Errors
/// [`MoveError::Busy`] if there is one already.
pub async fn begin(hall: &Hall, order: &Order) -> Result<Import, MoveError> {
    let now = hall.clock.now();
    let import = Import {
        id: hall.db.new_id(),
        site_id: order.site.id,
        account_id: order.by,
        format: order.format.word().to_owned(),
        stage: Stage::Running,
        done: 0,
        size: i64::try_from(order.size).unwrap_or(i64::MAX),
        pages: 0,
        comments: 0,
        there: 0,
        left_out: String::from("{}"),
        began_at: now,
        moved_at: now,
    };
    match imports::begin(&hall.db, &import, now).await {
        Ok(()) => Ok(import),
        Err(StoreError::Conflict) => Err(MoveError::Busy),
        Err(error) => Err(error.into()),
    }
}

/// Brings in what was begun, and says how it ended. Whatever came of it before an error stays, and is not brought twice.
///
/// # Errors
/// [`MoveError`].
pub async fn run(hall: &Hall, order: &Order, import: &Import) -> Result<Import, MoveError> {
    let ended = move_in(hall, order, import).await;
    let (stage, left) = match &ended {
        Ok(left) => (Stage::Done, Some(serde_json::to_string(left).unwrap_or_default())),
        Err(MoveError::Read(ImportError::Stopped) | MoveError::Stopped) => (Stage::Stopped, None),
        Err(_) => (Stage::Broken, None),
    };
    let brought = imports::by_id(&hall.db, import.id).await?;
    if let Some(brought) = brought.filter(|import| import.comments > 0) {
        answer_for(hall, &brought).await?;
    }
    imports::end(&hall.db, import.id, stage, left.as_deref(), hall.clock.now()).await?;
    ended?;
    imports::by_id(&hall.db, import.id).await?.ok_or(MoveError::Stopped)
}

/// What is noted of an act on a site as a whole.
pub(super) fn answering(hall: &Hall, site: Id<Site>, by: Option<Id<Account>>, done: Done) -> Act {
    Act {
        id: hall.db.new_id(),
        site_id: site,
        account_id: by,
        visitor_id: None,
        done,
        page_id: None,
        comment: None,
        before: None,
        reason: None,
        done_at: hall.clock.now(),
    }
}

/// Notes among what moderators did that comments were brought along.
async fn answer_for(hall: &Hall, import: &Import) -> Result<(), StoreError> {
    let act = answering(hall, import.site_id, import.account_id, Done::Imported);
    hall.db.write(Batch::new().insert(&hall.db, &act)).await.map(drop)
}

type Left = BTreeMap<&'static str, u64>;

async fn move_in(hall: &Hall, order: &Order, import: &Import) -> Result<Left, MoveError> {
    let progress = Progress::default();
    let (first, then) = (progress.watch(&order.file), progress.watch(&order.file));
    let surveyed = survey(order, first);
    let report = breathing(hall, import, surveyed, || half(&progress, 0)).await??;
    let half_way = i64::try_from(order.size / 2).unwrap_or_default();
    let (sender, mut parts) = mpsc::channel(WAITING);
    let reading = read(hall.clone(), order.clone(), report, then, sender);
    let mut writer = Writer::new(hall, &order.site, import, order.format == Format::Lodge);
    while let Some(cargo) = parts.recv().await {
        let wrote = writer.write(cargo, half(&progress, half_way)).await;
        if let Err(error) = wrote {
            return Err(match error {
                StoreError::Expected { .. } if !is_going_on(hall, import).await? => MoveError::Stopped,
                error => error.into(),
            });
        }
    }
    Ok(reading.await.map_err(|_| MoveError::Failed("the reader ended"))??)
}

/// The file is read twice: to see who answers whom, and to bring it in.
fn half(progress: &Progress, from: i64) -> i64 {
    from.saturating_add(i64::try_from(progress.bytes() / 2).unwrap_or_default())
}

fn survey(order: &Order, file: Watched) -> JoinHandle<Result<import::Report, ImportError>> {
    let (format, mapping) = (order.format, order.mapping.clone());
    tokio::task::spawn_blocking(move || import::survey(format, &file, &mapping))
}

fn read(
    hall: Hall,
    order: Order,
    report: import::Report,
    file: Watched,
    sender: mpsc::Sender<Cargo>,
) -> JoinHandle<Result<Left, ImportError>> {
    tokio::task::spawn_blocking(move || {
        let proxy = Url::parse(&format!("{}/image", hall.at)).map_err(|_| ImportError::Stopped)?;
        let renderer = Renderer::new(&proxy);
        let mut reader = Reader {
            db: &hall.db,
            at: &hall.at,
            site: &order.site,
            format: order.format,
            mapping: &order.mapping,
            family: &report.family,
            renderer: &renderer,
            pages: HashMap::new(),
            left: BTreeMap::new(),
            cargo: Cargo::default(),
        };
        let send = |cargo| sender.blocking_send(cargo).map_err(|_| ImportError::Stopped);
        import::read(order.format, &file, &mut |item| reader.take(item).map_or(Ok(()), send))?;
        let rest = std::mem::take(&mut reader.cargo);
        send(rest)?;
        Ok(reader.left)
    })
}

/// Waits for something, and says meanwhile that the import is going on.
async fn breathing<T>(
    hall: &Hall,
    import: &Import,
    mut waited: JoinHandle<T>,
    done: impl Fn() -> i64,
) -> Result<T, MoveError> {
    let mut breath = tokio::time::interval(BREATH);
    loop {
        tokio::select! {
            ended = &mut waited => return ended.map_err(|_| MoveError::Failed("the reader ended")),
            _ = breath.tick() => {
                let step = Step { done: done(), ..Step::default() };
                let batch = imports::moved(Batch::new(), import.id, step, hall.clock.now());
                match hall.db.write(batch).await {
                    Err(StoreError::Expected { .. }) => return Err(MoveError::Stopped),
                    wrote => drop(wrote?),
                }
            }
        }
    }
}

async fn is_going_on(hall: &Hall, import: &Import) -> Result<bool, StoreError> {
    let now = imports::by_id(&hall.db, import.id).await?;
    Ok(now.is_some_and(|import| import.stage == Stage::Running))
}

/// For tests and commands: a file that lies in memory.
#[must_use]
pub fn in_memory(bytes: Vec<u8>) -> File {
    let bytes: Arc<[u8]> = bytes.into();
    Arc::new(move || -> std::io::Result<Box<dyn std::io::Read>> {
        Ok(Box::new(std::io::Cursor::new(Arc::clone(&bytes))))
    })
}
