//! Records → rows.

use chancery_record::{Actor, ActorId, Records, Voice, Why};
use chancery_text::{Article, CodePoints, Doubt};

use super::{ArticleRows, Origin, StateNumbers, spans};
use crate::cell::Day;
use crate::ids::Keys;
use crate::tables::{
    ActorRow, ArticleRow, DoubtRow, EventRow, MentionRow, PositionRow, StatementRow,
};

/// All rows of an article; `key` is that of [`crate::ids::article`].
pub fn rows(
    key: &str,
    article: &Article,
    records: &Records,
    origin: &Origin,
    numbers: &dyn Fn(&str) -> StateNumbers,
) -> ArticleRows {
    let points = CodePoints::of(&article.text);
    let cast = Cast::new(key, &records.actors);
    let mut writer = Writer {
        key,
        text: &article.text,
        points,
        cast,
        origin,
    };
    let statements = writer.statements(records);
    let events = writer.events(records, &statements);
    ArticleRows {
        article: writer.article(article),
        actors: writer.actors(records, numbers),
        mentions: writer.mentions(records),
        positions: writer.positions(records, &statements, &events),
        doubts: writer.doubts(article, records),
        statements,
        events,
    }
}

struct Cast<'a> {
    actors: &'a [Actor],
    keys: Vec<String>,
}

impl<'a> Cast<'a> {
    fn new(article: &str, actors: &'a [Actor]) -> Cast<'a> {
        let mut keys = Keys::new(article, 'a');
        let keys = actors
            .iter()
            .map(|actor| keys.key(&format!("{}\n{}\n{}", actor.key, actor.name, actor.office)))
            .collect();
        Cast { actors, keys }
    }

    fn id(&self, actor: ActorId) -> String {
        self.keys.get(actor.index()).cloned().unwrap_or_default()
    }

    fn key(&self, actor: ActorId) -> &str {
        self.actors
            .get(actor.index())
            .map_or("", |actor| &actor.key)
    }

    fn country(&self, actor: ActorId) -> &str {
        self.actors
            .get(actor.index())
            .map_or("", |actor| &actor.country)
    }

    fn list<'s>(&'s self, actors: &[ActorId], of: impl Fn(&'s Self, ActorId) -> &'s str) -> String {
        join(actors.iter().map(|&actor| of(self, actor)))
    }
}

fn join<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let mut list = String::new();
    for (at, part) in parts.enumerate() {
        if at > 0 {
            list.push_str("; ");
        }
        list.push_str(part);
    }
    list
}

/// A number of 32 bits with two decimals, as a person would write it.
fn two_decimals(number: f32) -> f64 {
    let rounded = (f64::from(number) * 100.0).round() / 100.0;
    // No minus zero, and no infinities in a table.
    if rounded.is_finite() {
        rounded + 0.0
    } else {
        0.0
    }
}

struct Writer<'a> {
    key: &'a str,
    text: &'a str,
    points: CodePoints<'a>,
    cast: Cast<'a>,
    origin: &'a Origin,
}

impl Writer<'_> {
    fn key(&self) -> String {
        self.key.to_string()
    }

    fn article(&self, article: &Article) -> ArticleRow {
        let dateline = article.dateline.as_ref();
        let (title_start, title_end) = spans::ends(&self.points, article.title_span);
        let (dateline_start, dateline_end) = spans::ends(&self.points, article.dateline_span);
        let captions: Vec<[&str; 2]> = article
            .captions
            .iter()
            .map(|caption| [&*caption.text, &*caption.credit])
            .collect();
        ArticleRow {
            article: self.key(),
            id: article.id.clone(),
            outlet: article.outlet.clone(),
            agency: article.agency.clone(),
            url: article.url.clone(),
            title: article.title.clone(),
            byline: article.byline.clone(),
            published: article
                .published
                .map(|date| date.to_string())
                .unwrap_or_default(),
            published_precision: article
                .published
                .map_or("", |date| date.precision())
                .to_string(),
            published_date: article.published.and_then(Day::of),
            published_from: article
                .published_from
                .map_or("", |from| from.as_str())
                .to_string(),
            language: article.language.clone(),
            dateline_place: dateline.map(|dateline| dateline.place.clone()),
            dateline_date: dateline
                .and_then(|dateline| dateline.date)
                .map(|date| date.to_string())
                .unwrap_or_default(),
            dateline_agency: dateline
                .map(|dateline| dateline.agency.clone())
                .unwrap_or_default(),
            captions: serde_json::to_string(&captions).unwrap_or_default(),
            title_start,
            title_end,
            dateline_start,
            dateline_end,
            n_words: article.text.split_ascii_whitespace().count() as i32,
            input: self.origin.input.clone(),
            position: self.origin.position,
            text: article.text.clone(),
        }
    }

    fn actors(&self, records: &Records, numbers: &dyn Fn(&str) -> StateNumbers) -> Vec<ActorRow> {
        let mut named = vec![0; records.actors.len()];
        for mention in &records.mentions {
            if let Some(count) = named.get_mut(mention.actor.index()) {
                *count += 1;
            }
        }
        let row = |(at, actor): (usize, &Actor)| {
            let numbers = numbers(&actor.country);
            ActorRow {
                article: self.key(),
                actor: self.cast.keys[at].clone(),
                key: actor.key.clone(),
                name: actor.name.clone(),
                kind: actor.kind.to_string(),
                country: actor.country.clone(),
                cow: numbers.cow.map(i32::from),
                gw: numbers.gw.map(i32::from),
                sectors: actor
                    .sectors
                    .iter()
                    .map(|sector| sector.as_str())
                    .collect::<Vec<_>>()
                    .join(" "),
                office: actor.office.clone(),
                n_mentions: named[at],
            }
        };
        records.actors.iter().enumerate().map(row).collect()
    }

    fn mentions(&self, records: &Records) -> Vec<MentionRow> {
        let row = |mention: &chancery_record::Mention| {
            let [start, end] = self.points.span(mention.span);
            MentionRow {
                article: self.key(),
                actor: self.cast.id(mention.actor),
                start: start as i32,
                end: end as i32,
                text: mention.span.of(self.text).to_string(),
                form: mention.form.to_string(),
            }
        };
        records.mentions.iter().map(row).collect()
    }

    fn statements(&mut self, records: &Records) -> Vec<StatementRow> {
        let mut keys = Keys::new(self.key, 's');
        let mut rows: Vec<StatementRow> = Vec::with_capacity(records.statements.len());
        for (at, statement) in records.statements.iter().enumerate() {
            let content = spans::words(self.text, &statement.content);
            let speaker_spans = spans::print(&self.points, &statement.speaker_span);
            let cue_spans = spans::print(&self.points, &statement.cue);
            let content_spans = spans::print(&self.points, &statement.content);
            let speaker_key = statement
                .speaker
                .map(|id| self.cast.key(id).to_string())
                .unwrap_or_default();
            let said = format!(
                "{speaker_spans}\n{cue_spans}\n{content_spans}\n{speaker_key}\n{}\n{content}",
                statement.cue_class
            );
            let Why { rule, entry, note } = statement.why.clone();
            rows.push(StatementRow {
                article: self.key(),
                statement: keys.key(&said),
                number: at as i32 + 1,
                parent: None,
                speaker: statement.speaker.map(|id| self.cast.id(id)),
                speaker_key,
                speaker_country: statement
                    .speaker
                    .map(|id| self.cast.country(id).to_string())
                    .unwrap_or_default(),
                speaker_text: spans::words(self.text, &statement.speaker_span),
                cue: statement.cue_lemma.clone(),
                cue_text: spans::words(self.text, &statement.cue),
                cue_class: statement.cue_class.to_string(),
                content,
                quotation: statement.quotation.to_string(),
                addressee: statement.addressee.map(|id| self.cast.id(id)),
                negated: statement.negated,
                modal: statement.modal,
                in_title: statement.in_title,
                speaker_spans,
                cue_spans,
                content_spans,
                repeated_spans: spans::print(&self.points, &statement.repeated),
                confidence: two_decimals(statement.confidence),
                rule: rule.to_string(),
                entry,
                note,
            });
        }
        for (at, statement) in records.statements.iter().enumerate() {
            let parent = statement.parent.and_then(|id| rows.get(id.index()));
            rows[at].parent = parent.map(|row| row.statement.clone());
        }
        rows
    }

    fn events(&mut self, records: &Records, statements: &[StatementRow]) -> Vec<EventRow> {
        let mut keys = Keys::new(self.key, 'e');
        let mut rows = Vec::with_capacity(records.events.len());
        for (at, event) in records.events.iter().enumerate() {
            let id = |actors: &[ActorId]| {
                let ids: Vec<String> = actors.iter().map(|&actor| self.cast.id(actor)).collect();
                ids.join("; ")
            };
            let (source, target) = (id(&event.source), id(&event.target));
            let trigger_spans = spans::print(&self.points, &event.trigger);
            let evidence_spans = spans::print(&self.points, &event.evidence);
            let trigger = spans::words(self.text, &event.trigger);
            let did = format!(
                "{trigger_spans}\n{evidence_spans}\n{}\n{source}\n{target}\n{trigger}",
                event.kind
            );
            let date = event.date.as_ref();
            let (date_text_start, date_text_end) =
                spans::ends(&self.points, date.and_then(|date| date.span));
            let place = event.place.as_ref();
            let coordinates = place.and_then(|place| place.coordinates);
            let (place_start, place_end) = spans::ends(&self.points, place.map(|place| place.span));
            let Why { rule, entry, note } = event.why.clone();
            rows.push(EventRow {
                article: self.key(),
                event: keys.key(&did),
                number: at as i32 + 1,
                r#type: event.kind.to_string(),
                mode: event.mode.clone(),
                contexts: event.contexts.join(" "),
                cameo: event.cameo.clone(),
                quad: i32::from(event.kind.quad()),
                intensity: two_decimals(event.intensity),
                goldstein: two_decimals(event.goldstein),
                source,
                source_key: self.cast.list(&event.source, |cast, id| cast.key(id)),
                source_country: self.cast.list(&event.source, |cast, id| cast.country(id)),
                target,
                target_key: self.cast.list(&event.target, |cast, id| cast.key(id)),
                target_country: self.cast.list(&event.target, |cast, id| cast.country(id)),
                status: event.status.to_string(),
                voice: match event.voice {
                    Voice::Outlet => "outlet".to_string(),
                    Voice::Claimed(id) => statements
                        .get(id.index())
                        .map(|row| row.statement.clone())
                        .unwrap_or_default(),
                },
                date_start: date.map(|date| date.start.to_string()).unwrap_or_default(),
                date_end: date.map(|date| date.end.to_string()).unwrap_or_default(),
                date_precision: date.map_or("", |date| date.precision.as_str()).to_string(),
                date: date.and_then(|date| Day::of(date.start)),
                date_reason: date.map(|date| date.reason.clone()).unwrap_or_default(),
                date_text_start,
                date_text_end,
                place: place.map(|place| place.name.clone()),
                place_country: place.map(|place| place.country.clone()).unwrap_or_default(),
                latitude: coordinates.map(|(latitude, _)| latitude),
                longitude: coordinates.map(|(_, longitude)| longitude),
                place_start,
                place_end,
                in_title: event.in_title,
                trigger,
                sentence: spans::words(self.text, &event.evidence),
                trigger_spans,
                evidence_spans,
                confidence: two_decimals(event.confidence),
                rule: rule.to_string(),
                entry,
                note,
            });
        }
        rows
    }

    fn positions(
        &mut self,
        records: &Records,
        statements: &[StatementRow],
        events: &[EventRow],
    ) -> Vec<PositionRow> {
        let mut keys = Keys::new(self.key, 'p');
        let mut rows = Vec::with_capacity(records.positions.len());
        for (at, position) in records.positions.iter().enumerate() {
            let actor = self.cast.id(position.actor);
            let evidence_spans = spans::print(&self.points, &position.evidence);
            let holds = format!(
                "{evidence_spans}\n{actor}\n{}\n{}",
                position.concept, position.stance
            );
            let Why { rule, entry, note } = position.why.clone();
            rows.push(PositionRow {
                article: self.key(),
                position: keys.key(&holds),
                number: at as i32 + 1,
                actor,
                actor_key: self.cast.key(position.actor).to_string(),
                actor_country: self.cast.country(position.actor).to_string(),
                concept: position.concept.clone(),
                stance: position.stance.to_string(),
                statement: position
                    .statement
                    .and_then(|id| statements.get(id.index()))
                    .map(|row| row.statement.clone()),
                event: position
                    .event
                    .and_then(|id| events.get(id.index()))
                    .map(|row| row.event.clone()),
                evidence: spans::words(self.text, &position.evidence),
                evidence_spans,
                confidence: two_decimals(position.confidence),
                rule: rule.to_string(),
                entry,
                note,
            });
        }
        rows
    }

    fn doubts(&self, article: &Article, records: &Records) -> Vec<DoubtRow> {
        let row = |stage: &str, doubt: &Doubt| {
            let (start, end) = spans::ends(&self.points, doubt.span);
            DoubtRow {
                article: Some(self.key()),
                kind: doubt.kind.to_string(),
                stage: stage.to_string(),
                message: doubt.message.clone(),
                start,
                end,
                input: self.origin.input.clone(),
                position: self.origin.position,
            }
        };
        let of_article = article.doubts.iter().map(|doubt| row("article", doubt));
        let of_records = records.doubts.iter().map(|doubt| row("records", doubt));
        of_article.chain(of_records).collect()
    }
}
