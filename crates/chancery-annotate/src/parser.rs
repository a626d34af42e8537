//! Trees: spaCy's arc-eager parser, and the sentences that follow from its trees.

use std::ops::Range;

use crate::OpenError;
use crate::names::{Name, Names};
use crate::net::{Kernel, Layers, Moves, Tables, Transition};

const SHIFT: u32 = 0;
const REDUCE: u32 = 1;
const LEFT: u32 = 2;
const RIGHT: u32 = 3;
const BREAK: u32 = 4;

const NONE: u32 = u32::MAX;

/// The relations of a tree: for each token its head (itself for a root) and the label.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub(crate) heads: Vec<u32>,
    pub(crate) labels: Vec<Name>,
    pub(crate) sentence_starts: Vec<bool>,
}

/// A dependency parser.
#[derive(Debug)]
pub(crate) struct Parser {
    pub(crate) network: Transition,
    /// The label of each class.
    labels: Vec<Name>,
    shift: Range<usize>,
    reduce: Range<usize>,
    left: Range<usize>,
    right: Range<usize>,
    /// Of the classes that break, the first is always the best when there is one alone.
    break_: Range<usize>,
    root: Name,
    /// Labels `X||Y`: an X whose true head is a Y further down.
    decorated: Vec<Option<(Name, Name)>>,
}

/// Room for one text, kept between texts.
#[derive(Debug, Default)]
pub(crate) struct Room {
    stack: Vec<u32>,
    returned: Vec<u32>,
    heads: Vec<u32>,
    labels: Vec<usize>,
    unshiftable: Vec<bool>,
    breaks: Vec<bool>,
    /// For each head its last child on the left; for each child the one added before it.
    last_left: Vec<u32>,
    last_right: Vec<u32>,
    previous: Vec<u32>,
    left_edge: Vec<u32>,
    right_edge: Vec<u32>,
    starts: Vec<bool>,
    queue: Vec<u32>,
    next_queue: Vec<u32>,
    child_starts: Vec<u32>,
    children: Vec<u32>,
}

impl Parser {
    /// Takes the parser out of its files. `inputs` is the width of the vectors it is given.
    pub(crate) fn read(
        file: &str,
        layers: &mut Layers<'_>,
        moves: &Moves,
        inputs: usize,
        names: &mut Names,
    ) -> Result<Parser, OpenError> {
        if moves.classes.iter().any(|&(action, _)| action > BREAK) {
            return Err(OpenError::unsupported(
                file,
                "a parser with actions of another kind",
            ));
        }
        if moves.classes.iter().any(|(_, label)| label == "subtok") {
            return Err(OpenError::unsupported(file, "a parser that joins tokens"));
        }
        let network = Transition::read(file, layers, inputs, 8, moves.classes.len())?;
        let labels: Vec<Name> = moves
            .classes
            .iter()
            .map(|(_, label)| names.get(label))
            .collect();
        let decorated = moves.classes.iter().map(|(_, label)| {
            let (own, head) = label.split_once("||")?;
            Some((names.get(own), names.get(head)))
        });
        let decorated = decorated.collect();
        let breaks = moves.of(BREAK);
        let root = moves.classes[breaks.clone()]
            .first()
            .map_or("ROOT", |(_, label)| label);
        let root = if root.is_empty() { "ROOT" } else { root };
        Ok(Parser {
            network,
            root: names.get(root),
            labels,
            shift: moves.of(SHIFT),
            reduce: moves.of(REDUCE),
            left: moves.of(LEFT),
            right: moves.of(RIGHT),
            break_: breaks,
            decorated,
        })
    }

    /// Parses one text of a batch: its tokens are numbers `offset` up to `offset + n`.
    pub(crate) fn parse(
        &self,
        kernel: Kernel,
        tables: &mut Tables,
        room: &mut Room,
        offset: usize,
        is_space: &[bool],
        tree: &mut Tree,
    ) {
        let n = is_space.len();
        room.reset(n);
        let mut next = 0u32;
        let length = n as u32;
        // A step either consumes the buffer or the stack, or moves a word back at most once
        // between two of those; the bound is far above what happens.
        let mut steps_left = n.saturating_mul(8) + 64;
        loop {
            let buffered = (length - next) as usize + room.returned.len();
            if (room.stack.is_empty() && buffered == 0) || steps_left == 0 {
                break;
            }
            steps_left -= 1;
            let b0 = room.buffer(0, next, length);
            let b1 = room.buffer(1, next, length);
            let s0 = room.stacked(0);
            let kid = |list: &[u32], head: Option<u32>| {
                head.map(|head| list[head as usize])
                    .filter(|&kid| kid != NONE)
            };
            let features = [
                b0,
                b1,
                s0,
                room.stacked(1),
                room.stacked(2),
                kid(&room.last_left, b0),
                kid(&room.last_left, s0),
                kid(&room.last_right, s0),
            ]
            .map(|token| token.map(|token| token + offset as u32));
            let scores = self.network.scores(kernel, tables, &features);
            let starts =
                |token: Option<u32>| token.is_some_and(|token| room.breaks[token as usize]);
            let can_shift = s0.is_none()
                || (buffered >= 2
                    && !starts(b0)
                    && !b0.is_some_and(|token| room.unshiftable[token as usize]));
            let can_attach = s0.is_some() && buffered > 0 && !starts(b0);
            let can_break = buffered >= 2 && b0.map(|token| token + 1) == b1 && !starts(b1);
            let valid = [
                (can_shift, &self.shift),
                (s0.is_some(), &self.reduce),
                (can_attach, &self.left),
                (can_attach, &self.right),
                (can_break, &self.break_),
            ];
            let mut best: Option<(usize, f32)> = None;
            for (_, classes) in valid.into_iter().filter(|(valid, _)| *valid) {
                for class in classes.clone() {
                    if best.is_none_or(|(_, score)| scores[class] > score) {
                        best = Some((class, scores[class]));
                    }
                }
            }
            let Some((class, _)) = best else { break };
            if self.shift.contains(&class) {
                room.push(&mut next);
            } else if self.reduce.contains(&class) {
                let Some(top) = room.stack.pop() else { break };
                if room.heads[top as usize] == NONE && !room.stack.is_empty() {
                    room.unshiftable[top as usize] = true;
                    room.returned.push(top);
                }
            } else if self.left.contains(&class) {
                let (Some(head), Some(child)) = (b0, s0) else {
                    break;
                };
                room.attach(head, child, class);
                room.unshiftable[head as usize] = false;
                room.stack.pop();
            } else if self.right.contains(&class) {
                let (Some(head), Some(child)) = (s0, b0) else {
                    break;
                };
                room.attach(head, child, class);
                room.push(&mut next);
            } else if let Some(start) = b1 {
                room.breaks[start as usize] = true;
            }
        }
        self.finish(room, is_space, tree);
    }

    /// From arcs to a tree: roots, reattached arcs, sentences.
    fn finish(&self, room: &mut Room, is_space: &[bool], tree: &mut Tree) {
        let n = is_space.len();
        tree.heads.clear();
        tree.labels.clear();
        for at in 0..n {
            let head = room.heads[at];
            let is_root = head == NONE || head as usize == at;
            tree.heads.push(if is_root { at as u32 } else { head });
            tree.labels.push(if is_root {
                self.root
            } else {
                self.labels[room.labels[at]]
            });
        }
        room.edges(&tree.heads);
        if (0..n).any(|at| room.heads[at] != NONE && self.decorated[room.labels[at]].is_some()) {
            self.reattach(room, is_space, tree);
            room.edges(&tree.heads);
        }
        tree.sentence_starts.clear();
        tree.sentence_starts.resize(n, false);
        for (at, &head) in tree.heads.iter().enumerate() {
            if head as usize == at {
                tree.sentence_starts[room.left_edge[at] as usize] = true;
            }
        }
    }

    /// Moves arcs `X||Y` to their true heads: breadth first below the present head, the first Y.
    ///
    /// Like spaCy it sees as children only those within the edges that a head had at first.
    fn reattach(&self, room: &mut Room, is_space: &[bool], tree: &mut Tree) {
        let n = is_space.len();
        room.list_children(&tree.heads);
        // Words that have got a new head, which the lists above do not know: for each head the
        // last that came, for each that came the one before it.
        room.last_left.fill(NONE);
        room.previous.fill(NONE);
        for at in 0..n {
            if room.heads[at] == NONE || tree.heads[at] as usize == at {
                continue;
            }
            let Some((own, wanted)) = self.decorated[room.labels[at]] else {
                continue;
            };
            let above = tree.heads[at];
            let mut found = None;
            room.queue.clear();
            room.queue.push(above);
            let mut visited = 0;
            'search: while !room.queue.is_empty() && visited <= n {
                room.next_queue.clear();
                for &head in &room.queue {
                    let head_at = head as usize;
                    let range = room.child_starts[head_at] as usize
                        ..room.child_starts[head_at + 1] as usize;
                    let edges = room.left_edge[head_at]..=room.right_edge[head_at];
                    let first = room.next_queue.len();
                    let fits = |child: u32| !is_space[child as usize] && child as usize != at;
                    let stayed = room.children[range].iter().copied();
                    let stayed = stayed.filter(|&child| tree.heads[child as usize] == head);
                    room.next_queue.extend(stayed.filter(|&child| fits(child)));
                    let mut come = room.last_left[head_at];
                    while come != NONE {
                        if edges.contains(&come) && fits(come) {
                            room.next_queue.push(come);
                        }
                        come = room.previous[come as usize];
                    }
                    room.next_queue[first..].sort_unstable();
                    if let Some(&child) = room.next_queue[first..]
                        .iter()
                        .find(|&&child| tree.labels[child as usize] == wanted)
                    {
                        found = Some(child);
                        break 'search;
                    }
                }
                visited += room.next_queue.len();
                std::mem::swap(&mut room.queue, &mut room.next_queue);
            }
            if let Some(head) = found {
                tree.heads[at] = head;
                room.previous[at] = room.last_left[head as usize];
                room.last_left[head as usize] = at as u32;
            }
            tree.labels[at] = own;
        }
    }
}

impl Room {
    fn reset(&mut self, n: usize) {
        self.stack.clear();
        self.returned.clear();
        for list in [
            &mut self.heads,
            &mut self.last_left,
            &mut self.last_right,
            &mut self.previous,
        ] {
            list.clear();
            list.resize(n, NONE);
        }
        self.labels.clear();
        self.labels.resize(n, 0);
        for list in [&mut self.unshiftable, &mut self.breaks] {
            list.clear();
            list.resize(n, false);
        }
    }

    fn stacked(&self, depth: usize) -> Option<u32> {
        self.stack
            .len()
            .checked_sub(depth + 1)
            .map(|at| self.stack[at])
    }

    fn buffer(&self, at: usize, next: u32, length: u32) -> Option<u32> {
        match self.returned.len().checked_sub(at + 1) {
            Some(place) => Some(self.returned[place]),
            None => Some(next + (at - self.returned.len()) as u32).filter(|&token| token < length),
        }
    }

    fn push(&mut self, next: &mut u32) {
        let token = self.returned.pop().unwrap_or_else(|| {
            *next += 1;
            *next - 1
        });
        self.stack.push(token);
    }

    fn attach(&mut self, head: u32, child: u32, class: usize) {
        let at = child as usize;
        if self.heads[at] != NONE {
            self.detach(self.heads[at], child);
        }
        let list = if head > child {
            &mut self.last_left
        } else {
            &mut self.last_right
        };
        self.previous[at] = list[head as usize];
        list[head as usize] = child;
        self.heads[at] = head;
        self.labels[at] = class;
    }

    fn detach(&mut self, head: u32, child: u32) {
        let list = if head > child {
            &mut self.last_left
        } else {
            &mut self.last_right
        };
        let before = self.previous[child as usize];
        if list[head as usize] == child {
            list[head as usize] = before;
            return;
        }
        let mut after = list[head as usize];
        while after != NONE && self.previous[after as usize] != child {
            after = self.previous[after as usize];
        }
        if after != NONE {
            self.previous[after as usize] = before;
        }
    }

    /// Works out how far each subtree reaches, as spaCy does: forward, backward, and again until
    /// no head lies outside its sentence, at most twelve times.
    fn edges(&mut self, heads: &[u32]) {
        let n = heads.len();
        let (left, right) = (&mut self.left_edge, &mut self.right_edge);
        left.clear();
        left.extend(0..n as u32);
        right.clear();
        right.extend(0..n as u32);
        self.starts.clear();
        for _ in 0..12 {
            let widen = |left: &mut [u32], right: &mut [u32], at: usize| {
                let head = heads[at] as usize;
                left[head] = left[head].min(left[at]);
                right[head] = right[head].max(right[at]);
            };
            for at in 0..n {
                widen(left, right, at);
            }
            for at in (0..n).rev() {
                widen(left, right, at);
            }
            self.starts.clear();
            self.starts.resize(n, false);
            for (at, &head) in heads.iter().enumerate() {
                if head as usize == at {
                    self.starts[left[at] as usize] = true;
                }
            }
            if heads_within(heads, &self.starts) {
                break;
            }
        }
    }

    /// Children of each head, from left to right.
    fn list_children(&mut self, heads: &[u32]) {
        let n = heads.len();
        self.child_starts.clear();
        self.child_starts.resize(n + 2, 0);
        let is_child = |at: usize| heads[at] as usize != at;
        for at in (0..n).filter(|&at| is_child(at)) {
            self.child_starts[heads[at] as usize + 2] += 1;
        }
        for at in 1..n + 2 {
            self.child_starts[at] += self.child_starts[at - 1];
        }
        self.children.clear();
        self.children.resize(n, 0);
        for at in (0..n).filter(|&at| is_child(at)) {
            let slot = &mut self.child_starts[heads[at] as usize + 1];
            self.children[*slot as usize] = at as u32;
            *slot += 1;
        }
    }
}

/// Whether each head lies in the sentence of its child; the last word is not asked, as in spaCy.
fn heads_within(heads: &[u32], starts: &[bool]) -> bool {
    let n = heads.len();
    let mut start = 0;
    for at in 0..n {
        if (at > 0 && starts[at]) || at + 1 == n {
            if heads[start..at]
                .iter()
                .any(|&head| (head as usize) < start || head as usize > at)
            {
                return false;
            }
            start = at;
        }
    }
    true
}
