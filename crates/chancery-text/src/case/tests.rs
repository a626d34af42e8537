use super::*;

fn table() -> CaseTable {
    let mut table = CaseTable::default();
    for word in "said the army of north must go talks on in may today and troops government \
                 ministers meet over river two we shall who left radio reported that a man \
                 stop group"
        .split_whitespace()
    {
        table.add_word(word);
    }
    for name in ["NATO", "U.S.", "Peru", "United Nations", "West Bank"] {
        table.add_name(name);
    }
    table.add_title("president");
    table.add_title("general");
    table.add_head("river");
    table.add_head("department");
    ["they", "were", "ill"]
        .iter()
        .for_each(|word| table.add_word(word));
    for name in ["La Paz", "al-Noor", "AID", "the Reds of Lima", "Ill."] {
        table.add_actor(name);
    }
    table
}

fn check(shout: &str, expected: &str) {
    let table = table();
    let mut learnt = Learnt::default();
    learnt.shout(&table, shout);
    assert_eq!(ordinary(&table, &learnt, shout, true), expected);
}

#[test]
fn unknown_words_are_names() {
    check(
        "PERUVIAN PRESIDENT ANA LU SAID THE TROOPS MUST GO. TALKS GO ON IN LIMA.",
        "Peruvian President Ana Lu said the troops must go. Talks go on in Lima.",
    );
    check(
        "THE RIMAC RIVER. THE U.S. TROOPS.",
        "The Rimac River. The U.S. troops.",
    );
    check(
        "DÍAZ-CANEL STOPPED THE UNITED NATIONS GROUPS.",
        "Díaz-Canel stopped the United Nations groups.",
    );
    check(
        "MINISTERS MEET IN MAY ON 3 MAY.",
        "Ministers meet in May on 3 May.",
    );
}

#[test]
fn names_of_actors_keep_their_letters() {
    check(
        "AL-NOOR SAID THE REDS OF LIMA LEFT LA PAZ DEPARTMENT. THEY WERE ILL.",
        "Al-Noor said the Reds of Lima left La Paz Department. They were ill.",
    );
}

#[test]
fn acronyms_are_learnt_from_brackets() {
    check(
        "THE ARMY OF THE NORTH [AN] SAID AN MUST GO.",
        "The Army of the North [AN] said AN must go.",
    );
    check(
        "THE FRL [FRENTE ROJO LIMA] SAID FRL MUST GO.",
        "The FRL [Frente Rojo Lima] said FRL must go.",
    );
    check(
        "[LU] WE SHALL GO. [MORA] WHO SAID?",
        "[Lu] We shall go. [Mora] Who said?",
    );
}

#[test]
fn possessives_and_quotes() {
    check("PERU'S TROOPS.", "Peru's troops.");
    check("LU SAID: \"TALKS GO ON.\"", "Lu said: \"Talks go on.\"");
    check("D'AUBRI LEFT.", "D'Aubri left.");
}

#[test]
fn a_headline_learns_from_the_body() {
    let table = table();
    let mut learnt = Learnt::default();
    learnt.want("FRONT LEFT ZONE TO GUARD");
    learnt.quiet("Today the Front of Lima said that the zone was left to Mora's Guard.");
    assert_eq!(
        ordinary(&table, &learnt, "FRONT LEFT ZONE TO GUARD", true),
        "Front left zone to Guard"
    );
    // A transcript's label in capitals.
    learnt.want("Remarks by Lu in Peru");
    learnt.quiet("PRESIDENT LU OF PERU: We shall meet in Peru.");
    assert_eq!(
        ordinary(&table, &learnt, "Ministers Meet Lu in Peru", false),
        "Ministers meet Lu in Peru"
    );
    assert_eq!(
        ordinary(
            &table,
            &learnt,
            "Ministers Meet over Zone in West Bank",
            false
        ),
        "Ministers meet over zone in West Bank"
    );
}

#[test]
fn as_many_bytes_always() {
    for text in ["İSTANBUL ĳ ŒUVRE ẞ", "A.B.C. 3RD M19", "É'È ''' U.S", ""] {
        assert_eq!(
            ordinary(&table(), &Learnt::default(), text, true).len(),
            text.len()
        );
    }
}

#[test]
fn shouting_and_title_case_are_told_apart() {
    assert!(is_shout("TALKS GO ON (R) IN 1987"));
    assert!(!is_shout("NATO and the UN meet"));
    assert!(is_title_case(
        "Readout of the Minister’s Call with President Lu"
    ));
    assert!(!is_title_case(
        "Minister Lu calls President Mora over the river"
    ));
}
