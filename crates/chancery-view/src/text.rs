//! The text of `read`, for people: who, did or said what, and the words that say so.
//!
//! > s1 Ana Lu [PER GOV, president] (say, indirect) 0.90
//! >     [President Lu] *said* ‹the talks would go on›
//!
//! With colour the speaker is underlined, the cue or trigger bold and the content coloured; in
//! plain text they stand in `[ ]`, `* *` and `‹ ›`.

use anstyle::{AnsiColor, Style};
use chancery_record::{Actor, ActorId, Event, Position, Records, Span, Statement, Voice};
use chancery_text::Article;

use crate::wrap;

/// How to lay the text out.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether the terminal shows colour.
    pub colour: bool,
    /// Records below this confidence are left out and counted; 0 shows all.
    pub confidence: f32,
}

const TITLE: Style = Style::new().bold();
const CUE: Style = Style::new().bold();
const ACTOR: Style = Style::new().underline();
const CONTENT: Style = Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Cyan)));
const FAINT: Style = Style::new().dimmed();

/// What a stretch of the sentence is to the record.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Plain,
    Actor,
    Cue,
    Content,
}

impl Role {
    fn style(self) -> Style {
        match self {
            Role::Plain => Style::new(),
            Role::Actor => ACTOR,
            Role::Cue => CUE,
            Role::Content => CONTENT,
        }
    }

    fn marks(self) -> (&'static str, &'static str) {
        match self {
            Role::Plain => ("", ""),
            Role::Actor => ("[", "]"),
            Role::Cue => ("*", "*"),
            Role::Content => ("‹", "›"),
        }
    }
}

/// An article's records for a person to read.
pub fn text(article: &Article, records: &Records, layout: Layout) -> String {
    let mut page = Page {
        article,
        records,
        layout,
        out: String::new(),
    };
    page.heading();
    page.statements();
    page.events();
    page.positions();
    page.doubts();
    page.out
}

/// Whether the headline is but the beginning of the text, cut off, as in files that have none.
fn is_cut(article: &Article) -> bool {
    let plain = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = plain(&article.title);
    article.title_span.is_none()
        && !title.ends_with(['.', '?', '!', '…'])
        && plain(article.text.split("\n\n").next().unwrap_or("")).contains(&title)
}

struct Page<'a> {
    article: &'a Article,
    records: &'a Records,
    layout: Layout,
    out: String,
}

impl Page<'_> {
    fn heading(&mut self) {
        let article = self.article;
        let mut parts: Vec<String> = Vec::new();
        let outlet = if article.outlet.is_empty() {
            "unknown outlet"
        } else {
            &article.outlet
        };
        parts.push(outlet.to_string());
        if !article.agency.is_empty() && article.agency != article.outlet {
            parts.push(format!("agency {}", article.agency));
        }
        if let Some(dateline) = &article.dateline
            && !dateline.place.is_empty()
        {
            parts.push(dateline.place.clone());
        }
        parts.push(
            article
                .published
                .map_or("undated".to_string(), |date| date.to_string()),
        );
        if !article.byline.is_empty() {
            parts.push(format!("by {}", article.byline));
        }
        if !article.title.is_empty() {
            let mut title = article.title.clone();
            if is_cut(article) {
                title.push('…');
            }
            self.wrapped(0, 0, &[(title, TITLE)]);
        }
        self.wrapped(0, 0, &[(parts.join(" · "), FAINT)]);
    }

    fn shown<T>(&self, records: &[T], confidence: impl Fn(&T) -> f32) -> (Vec<usize>, usize) {
        let keep = |&place: &usize| confidence(&records[place]) >= self.layout.confidence;
        let shown: Vec<usize> = (0..records.len()).filter(keep).collect();
        let hidden = records.len() - shown.len();
        (shown, hidden)
    }

    fn section(&mut self, name: &str, n: usize, hidden: usize) {
        self.out.push('\n');
        let count = match (n, hidden) {
            (0, 0) => "none found".to_string(),
            (n, 0) => n.to_string(),
            (n, 1) => format!("{n}, and 1 doubtful one (--all shows it)"),
            (n, hidden) => format!("{n}, and {hidden} doubtful ones (--all shows them)"),
        };
        self.wrapped(
            0,
            0,
            &[(name.to_string(), TITLE), (format!(" {count}"), FAINT)],
        );
    }

    fn statements(&mut self) {
        let (shown, hidden) = self.shown(&self.records.statements, |it| it.confidence);
        self.section("Who said what:", shown.len(), hidden);
        for place in shown {
            self.statement(place, &self.records.statements[place]);
        }
    }

    fn statement(&mut self, place: usize, statement: &Statement) {
        let speaker = match statement.speaker {
            Some(speaker) => self.who(speaker),
            None => self.unknown(&statement.speaker_span),
        };
        let negated = if statement.negated { ", negated" } else { "" };
        let modal = if statement.modal { ", modal" } else { "" };
        let to = statement
            .addressee
            .map_or(String::new(), |id| format!(" → {}", self.name(id)));
        let inside = statement
            .parent
            .map_or(String::new(), |id| format!(", inside {id}"));
        let facts = format!(
            "({}, {}{negated}{modal}{inside})",
            statement.cue_class, statement.quotation
        );
        let what = [(format!(" {speaker}{to} {facts}"), Style::new())];
        self.head(format!("s{}", place + 1), &what, statement.confidence);
        let mut marks: Vec<(Span, Role)> = Vec::new();
        marks.extend(
            statement
                .speaker_span
                .iter()
                .map(|&span| (span, Role::Actor)),
        );
        marks.extend(statement.cue.iter().map(|&span| (span, Role::Cue)));
        marks.extend(statement.content.iter().map(|&span| (span, Role::Content)));
        self.evidence(marks);
    }

    fn events(&mut self) {
        let (shown, hidden) = self.shown(&self.records.events, |it| it.confidence);
        self.section("Who did what to whom:", shown.len(), hidden);
        for place in shown {
            self.event(place, &self.records.events[place]);
        }
    }

    fn event(&mut self, place: usize, event: &Event) {
        let mode = if event.mode.is_empty() {
            String::new()
        } else {
            format!("-{}", event.mode)
        };
        let target = if event.target.is_empty() {
            String::new()
        } else {
            format!(" → {}", self.names(&event.target))
        };
        let mut facts = vec![event.status.to_string()];
        facts.push(match event.voice {
            Voice::Outlet => "told by the outlet".to_string(),
            Voice::Claimed(statement) => format!("claimed in {statement}"),
        });
        if let Some(date) = &event.date {
            facts.push(if date.start == date.end {
                date.start.to_string()
            } else {
                format!("{} to {}", date.start, date.end)
            });
        }
        facts.extend(event.place.as_ref().map(|place| place.name.clone()));
        let source = self.names(&event.source);
        let what = [
            (format!(" {source} "), Style::new()),
            (format!("{}{mode}", event.kind), TITLE),
            (format!("{target} ({})", facts.join(", ")), Style::new()),
        ];
        self.head(format!("e{}", place + 1), &what, event.confidence);
        let mut marks: Vec<(Span, Role)> = event
            .trigger
            .iter()
            .map(|&span| (span, Role::Cue))
            .collect();
        let sentence = event.evidence.first().copied().unwrap_or_default();
        for mention in &self.records.mentions {
            if sentence.contains(mention.span)
                && (event.source.contains(&mention.actor) || event.target.contains(&mention.actor))
            {
                marks.push((mention.span, Role::Actor));
            }
        }
        marks.push((sentence, Role::Plain));
        self.evidence(marks);
    }

    fn positions(&mut self) {
        let (shown, hidden) = self.shown(&self.records.positions, |it| it.confidence);
        self.section("Who stands where:", shown.len(), hidden);
        for place in shown {
            self.position(place, &self.records.positions[place]);
        }
    }

    fn position(&mut self, place: usize, position: &Position) {
        let from = match (position.statement, position.event) {
            (Some(statement), _) => format!(" (from {statement})"),
            (None, Some(event)) => format!(" (from {event})"),
            (None, None) => String::new(),
        };
        let who = self.who(position.actor);
        let verb = match position.stance {
            chancery_record::Stance::Support => "supports",
            chancery_record::Stance::Oppose => "opposes",
        };
        let what = [
            (format!(" {who} {verb} "), Style::new()),
            (position.concept.to_string(), TITLE),
            (from, Style::new()),
        ];
        self.head(format!("p{}", place + 1), &what, position.confidence);
        self.evidence(
            position
                .evidence
                .iter()
                .map(|&span| (span, Role::Plain))
                .collect(),
        );
    }

    fn doubts(&mut self) {
        if self.records.doubts.is_empty() {
            return;
        }
        self.section("Doubts:", self.records.doubts.len(), 0);
        self.out.push('\n');
        for doubt in &self.records.doubts {
            let words = doubt.span.map_or("", |span| span.of(&self.article.text));
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            let words = match words.char_indices().nth(80) {
                Some((cut, _)) => format!("{}…", &words[..cut]),
                None => words,
            };
            let at = if words.is_empty() {
                String::new()
            } else {
                format!(": {words}")
            };
            self.wrapped(2, 4, &[(format!("{}{at}", doubt.message), Style::new())]);
        }
    }

    /// The first line of a record, after a blank one.
    fn head(&mut self, id: String, what: &[(String, Style)], confidence: f32) {
        let mut pieces = vec![(id, TITLE)];
        pieces.extend_from_slice(what);
        pieces.push((format!(" {confidence:.2}"), FAINT));
        self.out.push('\n');
        self.wrapped(0, 6, &pieces);
    }

    /// Who speaks, where the text does not say who that is: its words.
    fn unknown(&self, spans: &[Span]) -> String {
        let words = crate::json::pieces(&self.article.text, spans);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        match words.as_str() {
            "" => "somebody unnamed".to_string(),
            words => format!("somebody unnamed (“{words}”)"),
        }
    }

    fn actor(&self, id: ActorId) -> Option<&Actor> {
        self.records.actors.get(id.index())
    }

    fn name(&self, id: ActorId) -> String {
        self.actor(id)
            .map_or(String::new(), |actor| actor.name.clone())
    }

    fn names(&self, ids: &[ActorId]) -> String {
        ids.iter()
            .map(|&id| self.name(id))
            .collect::<Vec<_>>()
            .join(" + ")
    }

    /// The name with country, sectors and office.
    fn who(&self, id: ActorId) -> String {
        let Some(actor) = self.actor(id) else {
            return String::new();
        };
        let mut facts = Vec::new();
        let code = crate::notes::code(actor);
        if !code.is_empty() {
            facts.push(code);
        }
        if !actor.office.is_empty() {
            facts.push(actor.office.clone());
        }
        if facts.is_empty() {
            actor.name.clone()
        } else {
            format!("{} [{}]", actor.name, facts.join(", "))
        }
    }

    /// The words from the first to the last marked place, each marked as what it is. Far-off
    /// pieces are joined by ` … `.
    fn evidence(&mut self, mut marks: Vec<(Span, Role)>) {
        const NEAR: u32 = 160;
        marks.retain(|(span, _)| !span.is_empty());
        marks.sort_by_key(|(span, role)| (span.start, std::cmp::Reverse(span.end), *role as u8));
        let mut groups: Vec<(Span, Vec<(Span, Role)>)> = Vec::new();
        for (span, role) in marks {
            match groups.last_mut() {
                Some((whole, group)) if span.start <= whole.end + NEAR => {
                    *whole = whole.join(span);
                    group.push((span, role));
                }
                _ => groups.push((span, vec![(span, role)])),
            }
        }
        let mut pieces: Vec<(String, Style)> = Vec::new();
        for (place, (whole, group)) in groups.into_iter().enumerate() {
            if place > 0 {
                pieces.push((" … ".to_string(), FAINT));
            }
            self.mark(whole, &group, &mut pieces);
        }
        self.wrapped(4, 4, &pieces);
    }

    /// Cuts `whole` at the edges of the marks; the narrowest mark wins.
    fn mark(&self, whole: Span, marks: &[(Span, Role)], pieces: &mut Vec<(String, Style)>) {
        let mut edges: Vec<u32> = vec![whole.start, whole.end];
        edges.extend(marks.iter().flat_map(|(span, _)| [span.start, span.end]));
        edges.sort_unstable();
        edges.dedup();
        let role_at = |at: u32| {
            let over = marks.iter().filter(|(span, _)| span.holds(at));
            over.min_by_key(|(span, _)| span.len())
                .map_or(Role::Plain, |(_, role)| *role)
        };
        let mut open = Role::Plain;
        for pair in edges.windows(2) {
            let piece = Span {
                start: pair[0],
                end: pair[1],
            };
            let role = role_at(piece.start);
            let words = piece.of(&self.article.text);
            if self.layout.colour {
                pieces.push((words.to_string(), role.style()));
                continue;
            }
            let mut marked = String::new();
            if role != open {
                marked.push_str(open.marks().1);
                marked.push_str(role.marks().0);
                open = role;
            }
            marked.push_str(words);
            pieces.push((marked, Style::new()));
        }
        if !open.marks().1.is_empty() {
            pieces.push((open.marks().1.to_string(), Style::new()));
        }
    }

    fn wrapped(&mut self, indent: usize, hang: usize, pieces: &[(String, Style)]) {
        let Layout { width, colour, .. } = self.layout;
        wrap::wrap(&mut self.out, (width, colour), (indent, hang), pieces);
    }
}

#[cfg(test)]
mod tests {
    use chancery_record::{CueClass, Quotation, Why};
    use unicode_width::UnicodeWidthStr;

    use super::*;

    fn article() -> (Article, Records) {
        let text = "The mayor said that the bridge would open on Friday after repairs.";
        let records = Records {
            statements: vec![Statement {
                parent: None,
                speaker: None,
                speaker_span: vec![Span::new(0, 9)],
                cue: vec![Span::new(10, 14)],
                cue_lemma: "say".into(),
                cue_class: CueClass::Say,
                content: vec![Span::new(15, 65)],
                quotation: Quotation::Indirect,
                addressee: None,
                negated: false,
                modal: false,
                in_title: false,
                repeated: vec![],
                confidence: 0.9,
                why: Why::default(),
            }],
            ..Records::default()
        };
        (
            Article {
                text: text.into(),
                ..Article::default()
            },
            records,
        )
    }

    #[test]
    fn plain_text_marks_the_evidence_within_the_width() {
        let (article, records) = article();
        let page = text(
            &article,
            &records,
            Layout {
                width: 40,
                colour: false,
                confidence: 0.0,
            },
        );
        assert!(
            page.contains("[The mayor] *said* ‹that the bridge"),
            "{page}"
        );
        assert!(page.lines().all(|line| line.width() <= 40), "{page}");
        assert!(page.contains("somebody unnamed (“The mayor”)"), "{page}");
        assert!(!page.contains("\n\n\n"), "no two blank lines: {page}");
        assert!(!page.contains('\u{1b}'));
    }

    #[test]
    fn doubtful_records_are_counted() {
        let (article, records) = article();
        let page = text(
            &article,
            &records,
            Layout {
                width: 80,
                colour: true,
                confidence: 0.95,
            },
        );
        assert!(page.contains("1 doubtful"), "{page}");
    }
}
