//! Who answers whom, and who only says so.

use super::Comment;
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// What an export says of its comments' places, gathered while it is read: 24 bytes a comment.
#[derive(Debug, Default)]
pub(super) struct Kin {
    known: HashMap<u64, Place>,
}

#[derive(Debug, Clone, Copy)]
struct Place {
    page: u64,
    /// 0 for none.
    parent: u64,
}

/// What a comment is to the one that it says it answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kinship {
    /// It answers none.
    Root,
    /// It answers one that is there, on the same page.
    Answer,
    /// It answers one that is not in the export, or on another page. It stands by itself.
    Orphan,
    /// It answers itself, by way of others. It stands by itself.
    Circle,
}

impl Kin {
    /// Remembers that a comment stands at this place of the site. False if one of this name was there already.
    pub(super) fn add(&mut self, comment: &Comment, page: u64) -> bool {
        let parent = comment.parent.as_deref().map_or(0, hash);
        let place = Place { page, parent };
        let is_new = !self.known.contains_key(&hash(&comment.id));
        self.known.entry(hash(&comment.id)).or_insert(place);
        is_new
    }

    /// Looks for those who go in circles, when all are known.
    pub(super) fn settle(self) -> Family {
        let (mut done, mut circles) = (HashSet::with_capacity(self.known.len()), HashSet::new());
        for &first in self.known.keys() {
            let (mut way, mut on_it, mut at) = (Vec::new(), HashSet::new(), first);
            while at != 0 && !done.contains(&at) && on_it.insert(at) {
                way.push(at);
                at = self.parent(at);
            }
            if at != 0 && on_it.contains(&at) && !done.contains(&at) {
                circles.extend(way.iter().copied().skip_while(|step| *step != at));
            }
            done.extend(way);
        }
        Family { kin: self, circles }
    }

    /// The comment that is answered, if it is there and on the same page; 0 otherwise.
    fn parent(&self, id: u64) -> u64 {
        let place = self.known.get(&id).copied();
        let parent = place.and_then(|place| Some((place, self.known.get(&place.parent)?)));
        parent.filter(|(place, parent)| place.page == parent.page).map_or(0, |(place, _)| place.parent)
    }
}

/// Who answers whom.
#[derive(Debug, Default)]
pub struct Family {
    kin: Kin,
    circles: HashSet<u64>,
}

impl Family {
    /// What this comment is to the one that it says it answers.
    #[must_use]
    pub fn of(&self, comment: &Comment) -> Kinship {
        let id = hash(&comment.id);
        match &comment.parent {
            None => Kinship::Root,
            Some(_) if self.circles.contains(&id) => Kinship::Circle,
            Some(_) if self.kin.parent(id) == 0 => Kinship::Orphan,
            Some(_) => Kinship::Answer,
        }
    }

    /// How many are of each kind that does not fit: orphans, and those that go in circles.
    pub(super) fn misfits(&self) -> (u64, u64) {
        let says_so = self.kin.known.iter().filter(|(_, place)| place.parent != 0);
        let orphans = says_so.filter(|(id, _)| self.kin.parent(**id) == 0).count();
        (orphans as u64, self.circles.len() as u64)
    }
}

/// A name as a number that is not 0.
pub(super) fn hash(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish().max(1)
}
