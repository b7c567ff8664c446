//! What is stored of a guest book, each with its sentence.

mod comment;
mod import;
mod learned;
mod letters;
mod moderation;
mod page;
mod site;
mod views;
mod visitor;
mod word;

pub use comment::{Comment, Fate, Reaction, Revision, State, Vote, Why};
pub use import::{Brought, Import, ImportedComment, ImportedPage, ImportedVisitor, Stage};
pub use learned::{Learned, Word};
pub use letters::{Asked, Follower, Wish, Wished};
pub(crate) use letters::{LETTER, MAILED, USED};
pub use moderation::{Act, Ban, Done, Ground, Report};
pub use page::{FormerPath, Page};
pub use site::Site;
pub use views::{Day, Referrer, View};
pub use visitor::{Session, VISITOR, Visitor, Way};
