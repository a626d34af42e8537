//! Measures the speed of a pipeline: `speed PIPELINE TEXTS [KERNEL]`.
//!
//! `TEXTS` holds one text a line as a JSON string. Prints words (by white space), tokens, seconds
//! of processor time, words per second of it, and the peak of memory in MB, tabs between.

use chancery_annotate::{Kernel, Pipeline};
use chancery_text::Document;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let usage = "usage: speed PIPELINE TEXTS [avx512|avx2|portable]";
    let (Some(model), Some(texts)) = (args.next(), args.next()) else {
        return Err(usage.into());
    };
    let kernel = match args.next().as_deref() {
        None => Kernel::best(),
        Some("avx512") => Kernel::Avx512,
        Some("avx2") => Kernel::Avx2,
        Some("portable") => Kernel::Portable,
        Some(_) => return Err(usage.into()),
    };
    let mut annotator = Pipeline::open_with(model, kernel)?.annotator();
    let file = std::io::BufReader::new(std::fs::File::open(texts)?);
    let (mut words, mut tokens, mut checksum) = (0, 0, 0u64);
    let mut seconds = 0.0;
    for line in std::io::BufRead::lines(file) {
        let text: String = serde_json::from_str(&line?)?;
        words += text.split_whitespace().count();
        let document = Document::paragraph(&text);
        let before = processor_seconds();
        let annotated = annotator.annotate(&text, &document);
        seconds += processor_seconds() - before;
        tokens += annotated.tokens.len();
        for token in &annotated.tokens {
            checksum = checksum
                .wrapping_mul(31)
                .wrapping_add(u64::from(token.head));
        }
    }
    let speed = words as f64 / seconds;
    println!(
        "{words}\t{tokens}\t{seconds:.2}\t{speed:.0}\t{:.0}\t{checksum:x}",
        peak_megabytes()
    );
    Ok(())
}

/// Seconds that this process has run on a processor, as Linux counts them.
fn processor_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let nanoseconds: Option<f64> = stat.split_whitespace().next().and_then(|n| n.parse().ok());
    nanoseconds.unwrap_or(0.0) / 1e9
}

/// The most memory that this process has had, as Linux counts it.
fn peak_megabytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
    kilobytes.unwrap_or(0.0) / 1024.0
}
