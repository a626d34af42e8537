//! Prints what the confidence of agreements weighs, for `scores/scripts/agreements_confidence.py`.
//!
//! ```text
//! cargo run --release -p chancery --example agreement_signs -- DATASET > signs.tsv
//! ```
//!
//! One line a clause: parties, instrument, stage, article, confidence, the signs, the clause.

use std::io::Write as _;
use std::path::Path;

use chancery_analysis::agreements::SIGNS;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args()
        .nth(1)
        .ok_or("usage: agreement_signs DATASET")?;
    let dataset = chancery::stands::open(Path::new(&folder))?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    writeln!(
        out,
        "parties\tinstrument\tstage\tarticle\tconfidence\t{}\tclause",
        SIGNS.join("\t")
    )?;
    for agreement in chancery::relations::agreements(&dataset, 0.0)?.shown {
        for told in &agreement.told {
            let signs: Vec<String> = told.signs.iter().map(f64::to_string).collect();
            writeln!(
                out,
                "{}\t{}\t{}\t{}\t{}\t{}\t{}",
                agreement.parties.join(" "),
                agreement.instrument,
                told.stage.as_str().replace(' ', "_"),
                told.article,
                told.confidence,
                signs.join("\t"),
                told.clause
            )?;
        }
    }
    Ok(())
}
