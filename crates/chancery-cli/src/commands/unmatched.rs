//! `chancery lexicon unmatched`: actors and predicates that no entry covers.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use std::collections::BTreeSet;

use chancery_record::{MentionForm, Records};

use super::Global;
use crate::failure::Failure;
use crate::{inputs, tools};

/// Prints speakers and actors without country, and predicates between actors without an entry, the
/// most frequent first.
pub fn run(files: &[PathBuf], most: usize, every: usize, global: &Global) -> Result<(), Failure> {
    let tools = tools::open(global)?;
    let mut speakers: BTreeMap<String, usize> = BTreeMap::new();
    let (mut n_named, mut n_articles) = (0, 0);
    let mut actors: BTreeMap<String, usize> = BTreeMap::new();
    let mut predicates: BTreeMap<String, usize> = BTreeMap::new();
    let articles = inputs::articles(files.to_vec(), chancery_ingest::Options::default());
    for article in articles.step_by(every.max(1)) {
        let Ok(article) = article else { continue };
        n_articles += 1;
        let annotated = chancery::annotate(&tools, &article);
        let cast = chancery_reader::actors::cast(&tools.lexicon, &article, &annotated);
        chancery_reader::events::unmatched(
            &tools.lexicon.events,
            &annotated,
            &cast,
            &mut predicates,
        );
        let records = chancery_reader::read(&tools.lexicon, &article, &annotated);
        for (name, without) in named_speakers(&records) {
            n_named += 1;
            if without {
                *speakers.entry(name).or_default() += 1;
            }
        }
        for mention in &cast.mentions {
            for &id in &mention.actors {
                let actor = cast.actor(id);
                if actor.country.is_empty() {
                    *actors
                        .entry(format!("{}\t{}", actor.name, actor.kind))
                        .or_default() += 1;
                }
            }
        }
    }
    let without: usize = speakers.values().sum();
    if !global.quiet {
        eprintln!(
            "{n_articles} articles; {n_named} speakers named, {without} without country ({:.1} %)",
            100.0 * without as f64 / n_named.max(1) as f64
        );
    }
    let mut out = std::io::stdout().lock();
    writeln!(out, "count\twhat\tname\tkind")?;
    for (name, count) in by_frequency(speakers, most) {
        writeln!(out, "{count}\tspeaker\t{name}")?;
    }
    for (name, count) in by_frequency(actors, most) {
        writeln!(out, "{count}\tactor\t{name}")?;
    }
    for (name, count) in by_frequency(predicates, most) {
        writeln!(out, "{count}\tpredicate\t{name}\t")?;
    }
    Ok(())
}

/// Those who speak in an article and whom it names, each once, and whether they have no country.
fn named_speakers(records: &Records) -> Vec<(String, bool)> {
    let named: BTreeSet<u32> = records
        .mentions
        .iter()
        .filter(|mention| mention.form == MentionForm::Name)
        .map(|mention| mention.actor.0)
        .collect();
    let speak: BTreeSet<u32> = records
        .statements
        .iter()
        .filter_map(|statement| statement.speaker)
        .map(|speaker| speaker.0)
        .filter(|speaker| named.contains(speaker))
        .collect();
    speak
        .into_iter()
        .filter_map(|speaker| records.actors.get(speaker as usize))
        .map(|actor| {
            (
                format!("{}\t{}", actor.name, actor.kind),
                actor.country.is_empty(),
            )
        })
        .collect()
}

fn by_frequency(counts: BTreeMap<String, usize>, most: usize) -> Vec<(String, usize)> {
    let mut list: Vec<(String, usize)> = counts.into_iter().collect();
    list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    list.truncate(most);
    list
}
