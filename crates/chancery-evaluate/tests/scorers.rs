//! The scores are those of the Python scorers, to the last digit: compared where `python3` and the
//! shared folder beside the checkout are there.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

use chancery_evaluate::{articles, attribution};

fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")).join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: {} is not there", path.display());
    None
}

fn python(arguments: &[&Path]) -> Option<String> {
    let output = match Command::new("python3").args(arguments).output() {
        Ok(output) => output,
        Err(error) => {
            eprintln!("skipped: python3: {error}");
            return None;
        }
    };
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn scratch(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("chancery-{}-{name}", std::process::id()))
}

/// Gold made worse by rule: some left out, some shifted, some without source, some twice.
fn worse(gold: &attribution::Gold) -> attribution::Predicted {
    let n = gold.text.chars().count();
    let mut attributions = Vec::new();
    for (number, one) in gold.attributions.iter().enumerate() {
        let mut one = one.clone();
        match number % 7 {
            0 => continue,
            1 => one.source.clear(),
            2 => one.content.truncate(1),
            3 => {
                for span in &mut one.content {
                    span[1] = (span[1] + 40).min(n);
                }
            }
            4 => attributions.push(one.clone()),
            5 => std::mem::swap(&mut one.source, &mut one.cue),
            _ => {}
        }
        attributions.push(one);
    }
    attribution::Predicted {
        id: gold.id.clone(),
        attributions,
    }
}

#[test]
fn attributions_score_as_in_python() {
    let (Some(scorer), Some(path), Some(cues)) = (
        shared("score/score_attribution.py"),
        shared("gold/polnear/dev.jsonl.gz"),
        shared("score/attribution_speech_cues.txt"),
    ) else {
        return;
    };
    let mut text = String::new();
    let file = std::fs::File::open(&path).unwrap();
    flate2::read::GzDecoder::new(file)
        .read_to_string(&mut text)
        .unwrap();
    let gold: Vec<attribution::Gold> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let predicted: Vec<attribution::Predicted> = gold.iter().skip(3).map(worse).collect();
    let lines: Vec<String> = predicted
        .iter()
        .map(|one| serde_json::to_string(one).unwrap())
        .collect();
    let out = scratch("attribution.jsonl");
    std::fs::write(&out, lines.join("\n")).unwrap();
    let forms = std::fs::read_to_string(&cues).unwrap();
    let only = forms.split_whitespace().map(str::to_lowercase).collect();
    for only in [None, Some(&only)] {
        let mut arguments = vec![scorer.as_path(), path.as_path(), out.as_path()];
        if only.is_some() {
            arguments.extend([Path::new("--only-cues"), cues.as_path()]);
        }
        let Some(printed) = python(&arguments) else {
            return;
        };
        let rows = attribution::score(&gold, &predicted, only).unwrap();
        assert_eq!(attribution::print(gold.len(), &rows), printed);
    }
    let _ = std::fs::remove_file(out);
}

#[test]
fn articles_score_as_in_python() {
    let (Some(scorer), Some(list), Some(gold), Some(other)) = (
        shared("score/score_articles.py"),
        shared("gold/articles/articles.json"),
        shared("gold/articles/gold.json"),
        shared("gold/articles/reader1.json"),
    ) else {
        return;
    };
    let Some(printed) = python(&[&scorer, &list, &gold, &other]) else {
        return;
    };
    let read = |path: &Path| -> Vec<articles::Coded> {
        let values = articles::parse(&std::fs::read_to_string(path).unwrap()).unwrap();
        values
            .iter()
            .map(|value| articles::Coded::of(value).unwrap())
            .collect()
    };
    let values = articles::parse(&std::fs::read_to_string(&list).unwrap()).unwrap();
    let ids: Vec<String> = values
        .iter()
        .map(|value| value["id"].as_str().unwrap().to_string())
        .collect();
    let scores = articles::score(&ids, &read(&gold), &read(&other));
    // The scorer's intervals are left out.
    let without: Vec<String> = printed
        .lines()
        .map(|line| match (line.find(" ["), line.find(']')) {
            (Some(start), Some(end)) => format!("{}{}", &line[..start], &line[end + 1..]),
            _ => line.to_string(),
        })
        .collect();
    let own = articles::print(&scores);
    assert_eq!(own.lines().collect::<Vec<_>>(), without);
}
