//! What is stored comes back equal.

use chancery_record::{
    Actor, ActorId, ActorKind, CueClass, Event, EventDate, EventId, EventType, Mention,
    MentionForm, Place, Position, Precision, Quotation, Records, Sector, Span, Stance, Statement,
    StatementId, Status, Voice, Why,
};
use chancery_store::rows::{Origin, StateNumbers, rows};
use chancery_store::{Part, ids};
use chancery_text::{Article, Caption, Dateline, Doubt, PartialDate, PublishedFrom};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Text with whatever breaks tables: quotation marks, separators, letters of many bytes.
fn text() -> impl Strategy<Value = String> {
    vec(
        select(vec![
            "Iran", " ", "; ", "é", "古巴", "\"", "\n", "\t", "-", "𝄞", "=1+1", "…", "",
        ]),
        0..12,
    )
    .prop_map(|pieces| pieces.concat())
}

fn date() -> impl Strategy<Value = PartialDate> {
    prop_oneof![
        (1900i16..2100).prop_map(PartialDate::year),
        (1900i16..2100, 1u8..13).prop_map(|(year, month)| PartialDate::month(year, month).unwrap()),
        (1i16..9999, 1u8..13, 1u8..29)
            .prop_map(|(year, month, day)| PartialDate::day(year, month, day).unwrap()),
    ]
}

/// A span between two letters of the text.
fn span(text: &str) -> impl Strategy<Value = Span> + use<> {
    let mut ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    ends.push(text.len());
    (any::<Index>(), any::<Index>()).prop_map(move |(one, other)| {
        let (one, other) = (*one.get(&ends), *other.get(&ends));
        Span::new(one.min(other), one.max(other))
    })
}

fn spans(text: &str) -> impl Strategy<Value = Vec<Span>> + use<> {
    vec(span(text), 0..3)
}

fn hundredth(most: i32) -> impl Strategy<Value = f32> {
    (-most * 100..=most * 100).prop_map(|number| (f64::from(number) / 100.0) as f32)
}

fn why() -> impl Strategy<Value = Why> {
    (select(vec!["according", "direct", ""]), text(), text()).prop_map(|(rule, entry, note)| Why {
        rule,
        entry,
        note,
    })
}

fn doubts(whole: &str) -> impl Strategy<Value = Vec<Doubt>> + use<> {
    vec(
        (
            select(vec!["language", "year-inferred"]),
            text(),
            proptest::option::of(span(whole)),
        ),
        0..3,
    )
    .prop_map(|doubts| {
        doubts
            .into_iter()
            .map(|(kind, message, span)| Doubt {
                kind,
                message,
                span,
            })
            .collect()
    })
}

fn article() -> impl Strategy<Value = Article> {
    vec(text(), 1..5)
        .prop_map(|paragraphs| paragraphs.join("\n\n"))
        .prop_flat_map(|whole| {
            let words = vec(text(), 8);
            let dates = (
                proptest::option::of(date()),
                proptest::option::of(select(vec![PublishedFrom::Given, PublishedFrom::Inferred])),
            );
            let dateline = proptest::option::of((text(), proptest::option::of(date()), text()));
            let captions = vec((text(), text()), 0..3);
            let places = (
                proptest::option::of(span(&whole)),
                proptest::option::of(span(&whole)),
            );
            (words, dates, dateline, captions, places, doubts(&whole)).prop_map(
                move |(words, (published, published_from), dateline, captions, places, doubts)| {
                    let [id, outlet, agency, url, title, byline, language, _] = &words[..] else {
                        unreachable!("eight words were made")
                    };
                    Article {
                        id: id.clone(),
                        outlet: outlet.clone(),
                        agency: agency.clone(),
                        url: url.clone(),
                        title: title.clone(),
                        byline: byline.clone(),
                        published,
                        published_from,
                        language: language.clone(),
                        dateline: dateline.map(|(place, date, agency)| Dateline {
                            place,
                            date,
                            agency,
                        }),
                        captions: captions
                            .into_iter()
                            .map(|(text, credit)| Caption { text, credit })
                            .collect(),
                        text: whole.clone(),
                        title_span: places.0,
                        dateline_span: places.1,
                        source_map: Default::default(),
                        doubts,
                    }
                },
            )
        })
}

fn actor() -> impl Strategy<Value = Actor> {
    let sectors = vec(select(Sector::ALL.to_vec()), 0..3);
    let country = select(vec!["", "IRN", "CUB", "IGO"]);
    (
        text(),
        select(ActorKind::ALL.to_vec()),
        country,
        sectors,
        text(),
        text(),
    )
        .prop_map(|(name, kind, country, sectors, office, key)| Actor {
            name,
            kind,
            country: country.to_string(),
            sectors,
            office,
            key,
        })
}

const N: u32 = 3; // of each kind of record

fn actor_id() -> impl Strategy<Value = ActorId> {
    (0..N).prop_map(ActorId)
}

fn statement(whole: &str) -> impl Strategy<Value = Statement> + use<> {
    let who = (
        proptest::option::of((0..N).prop_map(StatementId)),
        proptest::option::of(actor_id()),
        proptest::option::of(actor_id()),
    );
    let what = (
        spans(whole),
        spans(whole),
        spans(whole),
        spans(whole),
        text(),
    );
    let how = (
        select(CueClass::ALL.to_vec()),
        select(Quotation::ALL.to_vec()),
        any::<(bool, bool, bool)>(),
        hundredth(1),
        why(),
    );
    (who, what, how).prop_map(
        |(
            (parent, speaker, addressee),
            (speaker_span, cue, content, repeated, cue_lemma),
            (cue_class, quotation, (negated, modal, in_title), confidence, why),
        )| Statement {
            parent,
            speaker,
            speaker_span,
            cue,
            cue_lemma,
            cue_class,
            content,
            quotation,
            addressee,
            negated,
            modal,
            in_title,
            repeated,
            confidence,
            why,
        },
    )
}

fn event(whole: &str) -> impl Strategy<Value = Event> + use<> {
    let date = proptest::option::of((
        date(),
        date(),
        select(Precision::ALL.to_vec()),
        text(),
        proptest::option::of(span(whole)),
    ))
    .prop_map(|date| {
        date.map(|(start, end, precision, reason, span)| EventDate {
            start,
            end,
            precision,
            reason,
            span,
        })
    });
    let coordinates = proptest::option::of((-90.0..90.0f64, -180.0..180.0f64));
    let place = proptest::option::of((text(), select(vec!["", "CUB"]), coordinates, span(whole)))
        .prop_map(|place| {
            place.map(|(name, country, coordinates, span)| Place {
                name,
                country: country.to_string(),
                coordinates,
                span,
            })
        });
    let codes = (
        select(EventType::ALL.to_vec()),
        select(vec!["", "visit"]),
        vec(select(vec!["diplomatic", "legal"]), 0..3),
        select(vec!["", "042"]),
        select(Status::ALL.to_vec()),
        proptest::option::of((0..N).prop_map(StatementId)),
    );
    let numbers = (
        hundredth(10),
        hundredth(10),
        hundredth(1),
        any::<bool>(),
        why(),
    );
    let who = (vec(actor_id(), 0..3), vec(actor_id(), 0..3));
    (codes, numbers, who, date, place, spans(whole), spans(whole)).prop_map(
        |(
            (kind, mode, contexts, cameo, status, claimed),
            (intensity, goldstein, confidence, in_title, why),
            (source, target),
            date,
            place,
            trigger,
            evidence,
        )| Event {
            kind,
            mode: mode.to_string(),
            contexts: contexts.into_iter().map(str::to_string).collect(),
            cameo: cameo.to_string(),
            intensity,
            goldstein,
            source,
            target,
            status,
            voice: claimed.map_or(Voice::Outlet, Voice::Claimed),
            date,
            place,
            in_title,
            trigger,
            evidence,
            confidence,
            why,
        },
    )
}

fn position(whole: &str) -> impl Strategy<Value = Position> + use<> {
    (
        actor_id(),
        text(),
        select(Stance::ALL.to_vec()),
        proptest::option::of((0..N).prop_map(StatementId)),
        proptest::option::of((0..N).prop_map(EventId)),
        spans(whole),
        hundredth(1),
        why(),
    )
        .prop_map(
            |(actor, concept, stance, statement, event, evidence, confidence, why)| Position {
                actor,
                concept,
                stance,
                statement,
                event,
                evidence,
                confidence,
                why,
            },
        )
}

fn read() -> impl Strategy<Value = (Article, Records)> {
    article().prop_flat_map(|article| {
        let whole = article.text.clone();
        let n = N as usize;
        let mention = (actor_id(), span(&whole), select(MentionForm::ALL.to_vec()))
            .prop_map(|(actor, span, form)| Mention { actor, span, form });
        (
            vec(actor(), n),
            vec(mention, 0..4),
            vec(statement(&whole), n),
            vec(event(&whole), n),
            vec(position(&whole), 0..3),
            doubts(&whole),
        )
            .prop_map(
                move |(actors, mentions, statements, events, positions, doubts)| {
                    let records = Records {
                        actors,
                        mentions,
                        statements,
                        events,
                        positions,
                        doubts,
                    };
                    (article.clone(), records)
                },
            )
    })
}

fn numbers(country: &str) -> StateNumbers {
    match country {
        "IRN" => StateNumbers {
            cow: Some(630),
            gw: Some(630),
        },
        _ => StateNumbers::default(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_stored_record_comes_back_equal(reads in vec(read(), 0..4)) {
        let folder = tempfile::tempdir().unwrap();
        let mut part = Part::default();
        for (at, (article, records)) in reads.iter().enumerate() {
            // Two articles with one key cannot be told apart; `code` reads the first alone.
            let key = format!("{at}-{}", ids::article(article));
            let origin = Origin { input: "a.jsonl".into(), position: at as i32 };
            part.articles.push(rows(&key, article, records, &origin, &numbers));
        }
        for table in chancery_store::part::PARTED {
            std::fs::create_dir(folder.path().join(table)).unwrap();
        }
        part.write(folder.path(), 7).unwrap();
        let back = Part::read(folder.path(), 7).unwrap();
        prop_assert_eq!(&back, &part);
        let back: Vec<_> = back.records().collect::<Result<_, _>>().unwrap();
        prop_assert_eq!(back, reads);
    }
}
