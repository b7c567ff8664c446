//! In which order comments stand, and which of them are in the part that is asked for.

use std::{cmp::Reverse, collections::HashMap};

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

/// All comments of a page by what they answer.
struct Tree<'a> {
    answers: HashMap<Option<i64>, Vec<&'a Leaf>>,
    /// How many can be seen below each, itself included. Nothing, if none.
    seen: HashMap<i64, usize>,
}

impl Cut {
    /// The part of these comments that is asked for.
    pub(crate) fn of(leaves: &[Leaf], part: Part) -> Self {
        let tree = Tree::of(leaves, part.sort);
        let siblings = tree.answers_to(part.under);
        let begin = part
            .after
            .and_then(|after| siblings.iter().position(|leaf| leaf.id == after))
            .map_or(0, |at| at + 1);
        let depth = part.under.map_or(0, |under| tree.depth(leaves, under) + 1);
        let (mut nodes, mut room) = (Vec::new(), PART);
        let mut rest = siblings.iter().skip(begin).peekable();
        while room > 0
            && let Some(leaf) = rest.next()
        {
            let mut answers = ANSWERS.min(room);
            let before = answers;
            nodes.push(tree.node(leaf, depth, &mut answers));
            room = room.saturating_sub(1 + before - answers);
        }
        let next = if rest.peek().is_some() { nodes.last().map(|node: &Node| node.leaf.id) } else { None };
        Self { nodes, next }
    }
}

impl Node {
    /// A comment by itself, whatever its state.
    pub(crate) fn alone(leaves: &[Leaf], id: i64) -> Option<Self> {
        let leaf = leaves.iter().find(|leaf| leaf.id == id)?.clone();
        let depth = Tree::of(leaves, Sort::Oldest).depth(leaves, id);
        Some(Self { leaf, depth, answers: Vec::new(), more: 0 })
    }
}

impl<'a> Tree<'a> {
    fn of(leaves: &'a [Leaf], sort: Sort) -> Self {
        let known: HashMap<i64, &Leaf> = leaves.iter().map(|leaf| (leaf.id, leaf)).collect();
        // What answered something that is no more stands by itself.
        let parent = |leaf: &Leaf| leaf.parent.filter(|parent| known.contains_key(parent));
        let mut tree = Self { answers: HashMap::new(), seen: HashMap::new() };
        for leaf in leaves {
            tree.answers.entry(parent(leaf)).or_default().push(leaf);
            if leaf.state.fate() != Fate::Read {
                continue;
            }
            // Whoever can be seen makes the places above them be seen.
            let (mut at, mut depth) = (Some(leaf.id), 0);
            while let Some(id) = at
                && depth < DEPTH
            {
                *tree.seen.entry(id).or_default() += 1;
                at = known.get(&id).and_then(|leaf| parent(leaf));
                depth += 1;
            }
        }
        let seen = &tree.seen;
        for (of, answers) in &mut tree.answers {
            answers.retain(|leaf| seen.contains_key(&leaf.id));
            sort_by(answers, if of.is_none() || sort == Sort::Best { sort } else { Sort::Oldest }, seen);
        }
        tree
    }

    fn answers_to(&self, id: Option<i64>) -> &[&'a Leaf] {
        self.answers.get(&id).map_or(&[], Vec::as_slice)
    }

    fn node(&self, leaf: &Leaf, depth: u32, room: &mut usize) -> Node {
        let (mut answers, below) = (Vec::new(), self.answers_to(Some(leaf.id)));
        for answer in below {
            if *room == 0 || depth >= DEPTH {
                break;
            }
            *room -= 1;
            answers.push(self.node(answer, depth + 1, room));
        }
        let more = below.len() - answers.len();
        Node { leaf: leaf.clone(), depth, answers, more }
    }

    fn depth(&self, leaves: &[Leaf], id: i64) -> u32 {
        let parents: HashMap<i64, Option<i64>> = leaves.iter().map(|leaf| (leaf.id, leaf.parent)).collect();
        let above = std::iter::successors(Some(id), |at| parents.get(at).copied().flatten());
        let above = above.skip(1).take_while(|at| parents.contains_key(at)).take(60).count();
        u32::try_from(above).unwrap_or(0)
    }
}

fn sort_by(leaves: &mut [&Leaf], sort: Sort, seen: &HashMap<i64, usize>) {
    let newest = |leaf: &Leaf| Reverse((leaf.posted_at, leaf.id));
    match sort {
        Sort::Best => leaves.sort_by_key(|leaf| (!leaf.sticky, Reverse(leaf.up - leaf.down), newest(leaf))),
        Sort::Newest => leaves.sort_by_key(|leaf| (!leaf.sticky, newest(leaf))),
        Sort::Oldest => leaves.sort_by_key(|leaf| (!leaf.sticky, leaf.posted_at, leaf.id)),
        Sort::Discussed => leaves.sort_by_key(|leaf| {
            (!leaf.sticky, Reverse(seen.get(&leaf.id).copied().unwrap_or(0)), newest(leaf))
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
        assert!(Node::alone(&leaves, 1).is_some());
    }
}
