//! `chancery lexicon unmatched`: actors and predicates that no entry covers.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use super::Global;
use crate::failure::Failure;
use crate::{inputs, tools};

/// Prints actors without country or kind of their own, and predicates between actors without an
/// entry, the most frequent first.
pub fn run(files: &[PathBuf], most: usize, global: &Global) -> Result<(), Failure> {
    let tools = tools::open(global)?;
    let mut actors: BTreeMap<String, usize> = BTreeMap::new();
    let mut predicates: BTreeMap<String, usize> = BTreeMap::new();
    for article in inputs::articles(files.to_vec(), chancery_ingest::Options::default()) {
        let Ok(article) = article else { continue };
        let annotated = chancery::annotate(&tools, &article);
        let cast = chancery_reader::actors::cast(&tools.lexicon, &article, &annotated);
        chancery_reader::events::unmatched(
            &tools.lexicon.events,
            &annotated,
            &cast,
            &mut predicates,
        );
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
    let mut out = std::io::stdout().lock();
    writeln!(out, "count\twhat\tname\tkind")?;
    for (name, count) in by_frequency(actors, most) {
        writeln!(out, "{count}\tactor\t{name}")?;
    }
    for (name, count) in by_frequency(predicates, most) {
        writeln!(out, "{count}\tpredicate\t{name}\t")?;
    }
    Ok(())
}

fn by_frequency(counts: BTreeMap<String, usize>, most: usize) -> Vec<(String, usize)> {
    let mut list: Vec<(String, usize)> = counts.into_iter().collect();
    list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    list.truncate(most);
    list
}
