//! PETRARCH dictionaries laid over the program's own: what they change in the rows.

use std::fs;
use std::path::PathBuf;

use chancery::{Tools, tools::Choice};
use chancery_record::{Actor, Records};
use chancery_text::{Article, PublishedFrom};

const NAMES: &str = "\
# Our actors
VALDORIA_ [VLD] # a state that is in no other table
+VALDORIAN
+REPUBLIC_OF_VALDORIA
OTTO_BRENKEN_
+O._BRENKEN
	[VLDGOV 010110-200110]
	[VLDOPP >200110]
HARBOUR_WATCH_LEAGUE_ [NGO]
";

const AGENTS: &str = "\
LOCKKEEPER [~LAB]
DYKE_WARDEN {DYKE_WARDENS} [~AGR]
";

/// The tools with and without the two dictionaries; none without a language model.
fn tools() -> Option<(Tools, Tools)> {
    let folder = tempfile::tempdir().expect("a folder");
    let kept = |name: &str, text: &str| -> PathBuf {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("written");
        path
    };
    let actors = vec![
        kept("own.actors.txt", NAMES),
        kept("own.agents.txt", AGENTS),
    ];
    let plain = Tools::open(&Choice::default());
    let laid = Choice {
        actors,
        ..Choice::default()
    };
    match (plain, Tools::open(&laid)) {
        (Ok(plain), Ok(laid)) => Some((plain, laid)),
        (Err(error), _) | (_, Err(error)) => {
            println!("skipped: {error}");
            assert!(std::env::var_os("CI").is_none(), "must run: {error}");
            None
        }
    }
}

fn read(tools: &Tools, day: &str, text: &str) -> Records {
    let article = Article {
        language: "en".into(),
        text: text.to_string(),
        published: Some(day.parse().expect("a date")),
        published_from: Some(PublishedFrom::Given),
        ..Article::default()
    };
    chancery::read(tools, &article)
}

fn speaker(records: &Records) -> &Actor {
    let speaker = records.statements[0].speaker.expect("a speaker");
    &records.actors[speaker.0 as usize]
}

fn row(actor: &Actor) -> String {
    let sectors: Vec<&str> = actor.sectors.iter().map(|it| it.as_str()).collect();
    format!("{} {} {}", actor.key, actor.country, sectors.join(" "))
}

#[test]
fn names_codes_and_days_change_the_speaker() {
    let Some((plain, laid)) = tools() else { return };
    let text = "Otto Brenken said on Monday that the canal would stay open.";
    assert_eq!(speaker(&read(&plain, "2015-03-02", text)).country, "");
    let of = |day: &str, text: &str| row(speaker(&read(&laid, day, text)));
    assert_eq!(of("2015-03-02", text), "VLD:otto-brenken VLD GOV");
    assert_eq!(of("2021-03-01", text), "VLD:otto-brenken VLD OPP");
    let synonym = "O. Brenken said on Monday that the canal would stay open.";
    assert_eq!(of("2015-03-02", synonym), "VLD:otto-brenken VLD GOV");
    let league = "The Harbour Watch League said that the canal would stay open.";
    assert_eq!(of("2015-03-02", league), "NGO:harbour-watch-league NGO ");
}

#[test]
fn agents_give_nouns_their_sector() {
    let Some((plain, laid)) = tools() else { return };
    let text = "A Valdorian dyke warden said that the canal would stay open.";
    let actor = |tools: &Tools| row(speaker(&read(tools, "2015-03-02", text)));
    assert!(!actor(&plain).ends_with("VLD AGR"), "{}", actor(&plain));
    assert!(actor(&laid).ends_with("VLD AGR"), "{}", actor(&laid));
    let many = "Lockkeepers from Valdoria said that the canal would stay open.";
    let records = read(&laid, "2015-03-02", many);
    assert!(row(speaker(&records)).ends_with("VLD LAB"));
}

#[test]
fn a_state_of_ones_own_acts_in_events() {
    let Some((plain, laid)) = tools() else { return };
    let text = "Valdoria accused Peru of closing the canal.";
    let source = |tools: &Tools| {
        let records = read(tools, "2015-03-02", text);
        let source = records.events.first()?.source.first().copied()?;
        Some(records.actors[source.0 as usize].clone())
    };
    let (before, after) = (source(&plain), source(&laid).expect("an event"));
    assert_ne!(before.map(|actor| actor.country), Some("VLD".to_string()));
    assert_eq!((after.key.as_str(), after.country.as_str()), ("VLD", "VLD"));
}
