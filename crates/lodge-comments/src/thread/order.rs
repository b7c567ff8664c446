//! In which order comments stand, and which of them are in the part that is asked for.

use std::cmp::Reverse;

use super::Part;
use crate::{Fate, shown::Sort, store::thread::Leaf};

/// About how many comments a part has.
const PART: usize = 60;
/// The most answers, of all depths, that stand under one comment before the rest has to be asked for.
const ANSWERS: usize = 40;
/// The deepest that answers are followed.
const DEPTH: u32 = 60;

/// A comment in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    /// Its bare facts.
    pub(crate) leaf: Leaf,
    /// How many comments stand above it.
    pub(crate) depth: u32,
    /// Its answers.
    pub(crate) answers: Vec<Self>,
    /// How many more there are.
    pub(crate) more: usize,
}

/// A part of a thread.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Cut {
    /// Its comments.
    pub(crate) nodes: Vec<Node>,
    /// After which comment the next part begins, if there is one.
    pub(crate) next: Option<i64>,
}

/// All comments of a page by what they answer. A comment is spoken of by its place among them.
struct Tree<'a> {
    leaves: &'a [Leaf],
    /// What each answers. What answered something that is no more stands by itself.
    parents: Vec<Option<usize>>,
    /// The answers to each, in their order; last, those that answer none. Only those that have a place.
    answers: Vec<Vec<usize>>,
    /// How many can be read below each, itself included.
    seen: Vec<usize>,
}

impl Cut {
    /// The part that is asked for of these comments, which are in the order of their numbers.
    pub(crate) fn of(leaves: &[Leaf], part: Part) -> Self {
        let tree = Tree::of(leaves, part.sort);
        let under = part.under.map(|under| tree.at(under));
        let siblings = match under {
            Some(under) => under.map_or(&[][..], |at| tree.answers_to(at)),
            None => tree.answers_to(leaves.len()),
        };
        let begin = part
            .after
            .and_then(|after| siblings.iter().position(|at| tree.is(*at, after)))
            .map_or(0, |at| at + 1);
        let depth = under.flatten().map_or(0, |at| tree.depth(at) + 1);
        let (mut nodes, mut room) = (Vec::with_capacity(siblings.len().min(PART)), PART);
        let mut rest = siblings.iter().skip(begin).peekable();
        while room > 0
            && let Some(at) = rest.next()
        {
            let mut answers = ANSWERS.min(room);
            let before = answers;
            nodes.extend(tree.node(*at, depth, &mut answers));
            room = room.saturating_sub(1 + before - answers);
        }
        let next = if rest.peek().is_some() { nodes.last().map(|node: &Node| node.leaf.id) } else { None };
        Self { nodes, next }
    }
}

impl<'a> Tree<'a> {
    fn of(leaves: &'a [Leaf], sort: Sort) -> Self {
        let at = |id| leaves.binary_search_by_key(&id, |leaf| leaf.id).ok();
        let parents: Vec<_> = leaves.iter().map(|leaf| leaf.parent.and_then(at)).collect();
        let mut tree = Self {
            leaves,
            parents,
            answers: vec![Vec::new(); leaves.len() + 1],
            seen: vec![0; leaves.len()],
        };
        let read = leaves.iter().enumerate().filter(|(_, leaf)| leaf.state.fate() == Fate::Read);
        for (at, _) in read {
            tree.show(at);
        }
        for (at, parent) in tree.parents.iter().enumerate() {
            let below = tree.answers.get_mut(parent.unwrap_or(leaves.len()));
            if let Some(below) = below.filter(|_| tree.seen.get(at).is_some_and(|seen| *seen > 0)) {
                below.push(at);
            }
        }
        let seen = &tree.seen;
        for (of, answers) in tree.answers.iter_mut().enumerate() {
            let sort = if of == leaves.len() || sort == Sort::Best { sort } else { Sort::Oldest };
            sort_by(answers, leaves, sort, seen);
        }
        tree
    }

    /// Whoever can be read makes the places above them be seen.
    fn show(&mut self, at: usize) {
        let mut above = Some(at);
        for _ in 0..DEPTH {
            let Some(seen) = above.and_then(|at| self.seen.get_mut(at)) else { break };
            *seen += 1;
            above = above.and_then(|at| self.parents.get(at).copied().flatten());
        }
    }

    fn at(&self, id: i64) -> Option<usize> {
        self.leaves.binary_search_by_key(&id, |leaf| leaf.id).ok()
    }

    fn is(&self, at: usize, id: i64) -> bool {
        self.leaves.get(at).is_some_and(|leaf| leaf.id == id)
    }

    fn answers_to(&self, at: usize) -> &[usize] {
        self.answers.get(at).map_or(&[], Vec::as_slice)
    }

    fn node(&self, at: usize, depth: u32, room: &mut usize) -> Option<Node> {
        let (mut answers, below) = (Vec::new(), self.answers_to(at));
        for answer in below {
            if *room == 0 || depth >= DEPTH {
                break;
            }
            *room -= 1;
            answers.extend(self.node(*answer, depth + 1, room));
        }
        let more = below.len() - answers.len();
        Some(Node { leaf: self.leaves.get(at)?.clone(), depth, answers, more })
    }

    /// How many comments stand above one.
    fn depth(&self, at: usize) -> u32 {
        let above = std::iter::successors(Some(at), |at| self.parents.get(*at).copied().flatten());
        u32::try_from(above.skip(1).take(60).count()).unwrap_or(0)
    }
}

fn sort_by(order: &mut [usize], leaves: &[Leaf], sort: Sort, seen: &[usize]) {
    let newest = |leaf: &Leaf| Reverse((leaf.posted_at, leaf.id));
    let leaf = |at: &usize| leaves.get(*at);
    match sort {
        Sort::Best => order.sort_by_cached_key(|at| {
            leaf(at).map(|leaf| (!leaf.sticky, Reverse(leaf.up - leaf.down), newest(leaf)))
        }),
        Sort::Newest => order.sort_by_cached_key(|at| leaf(at).map(|leaf| (!leaf.sticky, newest(leaf)))),
        Sort::Oldest => {
            order.sort_by_cached_key(|at| leaf(at).map(|leaf| (!leaf.sticky, leaf.posted_at, leaf.id)));
        }
        Sort::Discussed => order.sort_by_cached_key(|at| {
            let below = Reverse(seen.get(*at).copied().unwrap_or(0));
            leaf(at).map(|leaf| (!leaf.sticky, below, newest(leaf)))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::State;
    use lodge_register::Timestamp;
    use lodge_web::Language;

    fn leaf(id: i64, parent: Option<i64>) -> Leaf {
        Leaf {
            id,
            parent,
            state: State::Shown,
            sticky: false,
            posted_at: Timestamp::from_millis(id),
            up: 0,
            down: 0,
        }
    }

    fn part(sort: Sort) -> Part {
        Part { sort, after: None, under: None, language: Language::English }
    }

    /// `1(3(4) 5) 2`
    fn drawn(nodes: &[Node]) -> String {
        let one = |node: &Node| {
            let below =
                if node.answers.is_empty() { String::new() } else { format!("({})", drawn(&node.answers)) };
            let more = if node.more == 0 { String::new() } else { format!("+{}", node.more) };
            format!("{}{below}{more}", node.leaf.id)
        };
        nodes.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    fn check(leaves: &[Leaf], sort: Sort, expected: &str) {
        assert_eq!(drawn(&Cut::of(leaves, part(sort)).nodes), expected, "{sort:?}");
    }

    #[test]
    fn a_thread_has_an_order() {
        let mut leaves =
            vec![leaf(1, None), leaf(2, None), leaf(3, Some(1)), leaf(4, Some(3)), leaf(5, Some(1))];
        check(&leaves, Sort::Oldest, "1(3(4) 5) 2");
        check(&leaves, Sort::Newest, "2 1(3(4) 5)");
        check(&leaves, Sort::Discussed, "1(3(4) 5) 2");
        leaves[1].up = 3;
        leaves[4].up = 1;
        check(&leaves, Sort::Best, "2 1(5 3(4))");
        leaves[0].sticky = true;
        check(&leaves, Sort::Best, "1(5 3(4)) 2");
    }

    #[test]
    fn what_is_gone_keeps_its_place_only_while_somebody_answers_it() {
        let mut leaves = vec![leaf(1, None), leaf(2, Some(1)), leaf(3, None), leaf(4, Some(99))];
        leaves[0].state = State::Removed;
        leaves[2].state = State::Held;
        check(&leaves, Sort::Oldest, "1(2) 4");
        leaves[1].state = State::Spam;
        check(&leaves, Sort::Oldest, "4");
    }

    #[test]
    fn every_comment_is_in_one_part() {
        let leaves: Vec<_> =
            (1..=500).map(|id| leaf(id, if id % 5 == 0 { None } else { Some(id / 5 * 5) })).collect();
        let (mut seen, mut asked) = (Vec::new(), part(Sort::Newest));
        loop {
            let cut = Cut::of(&leaves, asked);
            assert!(!cut.nodes.is_empty() && cut.nodes.len() <= PART);
            seen.extend(cut.nodes.iter().map(|node| node.leaf.id));
            let Some(next) = cut.next else { break };
            asked.after = Some(next);
        }
        let mut once = seen.clone();
        once.sort_unstable();
        once.dedup();
        // Those before the first multiple of five answer what is not there.
        assert_eq!((seen.len(), once.len()), (104, 104));
    }

    #[test]
    fn a_long_argument_is_cut_and_its_rest_can_be_asked_for() {
        let leaves: Vec<_> = (1..=100).map(|id| leaf(id, (id > 1).then_some(1))).collect();
        let cut = Cut::of(&leaves, part(Sort::Oldest));
        assert_eq!((cut.nodes[0].answers.len(), cut.nodes[0].more, cut.next), (40, 59, None));
        let rest = Cut::of(&leaves, Part { under: Some(1), after: Some(41), ..part(Sort::Oldest) });
        assert_eq!((rest.nodes.len(), rest.nodes[0].leaf.id, rest.nodes[0].depth), (59, 42, 1));
    }

    #[test]
    fn a_circle_ends() {
        let leaves = vec![leaf(1, Some(2)), leaf(2, Some(1)), leaf(3, None)];
        check(&leaves, Sort::Oldest, "3");
    }
}
