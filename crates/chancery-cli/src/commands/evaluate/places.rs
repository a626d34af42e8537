//! `chancery evaluate places`: how far from the true place names are put.

use std::io::Write;
use std::path::PathBuf;

use chancery_evaluate::places::{GoldArticle, gold, score};
use chancery_reader::places::locate;
use chancery_text::{Article, Span};
use clap::{Args, ValueEnum};

use super::Global;
use crate::failure::Failure;
use crate::tools;

/// Score where given place names are put: right within 161 km, over all names with coordinates.
///
/// Example: chancery evaluate places TR-News.xml.gz --half odd
#[derive(Args)]
pub struct Places {
    /// Articles with place names and coordinates: XML as of TR-News and LGL, `.gz` or not.
    #[arg(value_name = "GOLD")]
    gold: PathBuf,

    /// Only every second article: one half to develop on, the other to measure on.
    #[arg(long, value_enum)]
    half: Option<Half>,

    /// Leave the fetched gazetteer aside.
    #[arg(long)]
    no_gazetteer: bool,

    /// Keep where each name was put: article, start, end, name, latitude, longitude, what decided.
    #[arg(long, value_name = "OUT")]
    predictions: Option<PathBuf>,
}

/// Every second article, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Half {
    Even,
    Odd,
}

/// Does it.
pub fn run(options: &Places, global: &Global) -> Result<(), Failure> {
    let xml = super::text(&options.gold)?;
    let gold = gold(&xml)
        .map_err(|error| Failure::failed(format!("{}: {error}", options.gold.display())))?;
    let mut lexicon = chancery::tools::lexicon(&tools::choice(global)).map_err(Failure::failed)?;
    if !options.no_gazetteer {
        lexicon.places.gazetteer = chancery::tools::gazetteer().map_err(Failure::failed)?;
        if lexicon.places.gazetteer.is_none() && !global.quiet {
            anstream::eprintln!(
                "no gazetteer: only the program's own places\n\
                 hint: chancery model fetch gazetteer"
            );
        }
    }
    let mut rows = String::from("article\tstart\tend\tname\tlat\tlon\twhy\n");
    let mut placed = Vec::new();
    for (number, article) in gold.iter().enumerate() {
        let wanted = match options.half {
            Some(Half::Even) => number % 2 == 0,
            Some(Half::Odd) => number % 2 == 1,
            None => true,
        };
        if wanted {
            placed.push((article, places_of(&lexicon.places, article, &mut rows)));
        }
    }
    let figures = score(placed);
    if let Some(path) = &options.predictions {
        std::fs::write(path, rows)?;
    }
    let mut out = std::io::stdout().lock();
    writeln!(out, "measure\tvalue\tn")?;
    let n = figures.n_gold;
    writeln!(
        out,
        "accuracy within 161 km, all names\t{:.4}\t{n}",
        figures.accuracy()
    )?;
    writeln!(
        out,
        "accuracy within 161 km, names placed\t{:.4}\t{}",
        figures.accuracy_found(),
        figures.n_found
    )?;
    writeln!(out, "placed\t{:.4}\t{n}", figures.found())?;
    writeln!(out, "mean log error\t{:.4}\t{n}", figures.log_error)?;
    Ok(())
}

/// Where the names of one article are put, in the order of the gold file.
fn places_of(
    places: &chancery_lexicon::places::Places,
    gold: &GoldArticle,
    rows: &mut String,
) -> Vec<Option<(f64, f64)>> {
    let article = Article {
        text: gold.text.clone(),
        url: gold.url.clone(),
        outlet: gold.domain.clone(),
        ..Article::default()
    };
    let mut names: Vec<(Span, usize)> = gold
        .toponyms
        .iter()
        .enumerate()
        .filter_map(|(at, toponym)| Some((toponym.span?, at)))
        .collect();
    names.sort();
    let spans: Vec<Span> = names.iter().map(|(span, _)| *span).collect();
    let mut out = vec![None; gold.toponyms.len()];
    for ((span, at), located) in names.into_iter().zip(locate(places, &article, &spans)) {
        let Some(located) = located else { continue };
        let (lat, lon) = (f64::from(located.spot.lat), f64::from(located.spot.lon));
        out[at] = Some((lat, lon));
        let name = span.of(&gold.text).replace(['\t', '\n'], " ");
        rows.push_str(&format!(
            "{}\t{}\t{}\t{name}\t{lat:.4}\t{lon:.4}\t{}\n",
            gold.id, span.start, span.end, located.note
        ));
    }
    out
}
