//! A parse written by hand, with its cast, for the tests.

use chancery_record::{Actor, ActorId, ActorKind, MentionForm};
use chancery_text::{Annotated, Iob, conllu};

use crate::actors::{Cast, CastMention};

/// Words as `form/lemma/POS/TAG/head/dep`, names with `*` before the form.
pub fn parse(words: &str) -> (String, Annotated, Cast) {
    let mut text = String::new();
    for (at, word) in words.split_whitespace().enumerate() {
        let parts: Vec<&str> = word.split('/').collect();
        let [form, lemma, pos, tag, head, dep] = parts[..] else {
            panic!("{word}")
        };
        let name = form.starts_with('*');
        let form = form.trim_start_matches('*');
        let misc = if name { "Ent=B-GPE" } else { "_" };
        text.push_str(&format!(
            "{}\t{form}\t{lemma}\t{pos}\t{tag}\t_\t{head}\t{dep}\t_\t{misc}\n",
            at + 1
        ));
    }
    let (text, annotated) = conllu::read(&text).unwrap();
    let mut cast = Cast {
        by_token: vec![None; annotated.tokens.len()],
        ..Cast::default()
    };
    for (at, token) in annotated.tokens.iter().enumerate() {
        if token.iob != Iob::O {
            let name = token.span.of(&text).to_string();
            let id = ActorId(cast.actors.len() as u32);
            cast.by_token[at] = Some(id.0);
            cast.actors.push(Actor {
                country: name.chars().take(3).collect::<String>().to_uppercase(),
                key: name.clone(),
                name,
                kind: ActorKind::State,
                sectors: Vec::new(),
                office: String::new(),
            });
            cast.mentions.push(CastMention {
                actors: vec![id],
                head: at as u32,
                span: token.span,
                form: MentionForm::Name,
                note: "",
                confidence: 1.0,
            });
        }
    }
    (text, annotated, cast)
}
