//! Where an article names a concept of the lexicon.
//!
//! > Peru called for an end to the **sanctions on Cuba**.

use chancery_lexicon::Lexicon;
use chancery_lexicon::concepts::{Concept, Line, WordId};
use chancery_record::{ActorKind, Stance, Why};
use chancery_text::{Annotated, Dep, Pos, TokenId};

use crate::actors::Cast;

/// A place that names a concept.
#[derive(Clone, Debug)]
pub struct Named {
    /// The concept's name with its country filled in: `sanctions-on-cuba`.
    pub concept: String,
    /// The entry: `sanctions-on-{country}`.
    pub entry: String,
    /// The stance of an author who names it in plain words.
    pub lean: Option<Stance>,
    /// The stance that the phrase shows by itself.
    pub stance: Option<Stance>,
    /// Whether it is no more than a name: *Cyprus* names the question of Cyprus, but praise of it
    /// is no stance on that question.
    pub bare: bool,
    /// Whether it names what the concept is to overcome: who is against *hunger* is for food security.
    pub is_ill: bool,
    /// Whether it says a word of the concept's name: *arms shipments to Peru* says none of
    /// *military aid to Peru*.
    pub literal: bool,
    /// Whether that word is no mere name: *the people of Afghanistan* says nothing of a withdrawal.
    pub says_so: bool,
    /// The token that the others of the phrase hang on.
    pub head: TokenId,
    /// Its tokens.
    pub start: TokenId,
    /// One past its last token.
    pub end: TokenId,
}

impl Named {
    /// The stance on the concept that a stance on the phrase shows. Nobody is for *hunger*: whoever
    /// fights it, stresses it or deals with it is for food security.
    pub(in crate::positions) fn on_concept(&self, stance: Stance) -> Stance {
        match self.lean {
            Some(lean) if self.is_ill => lean,
            _ => stance,
        }
    }

    /// Whether a longer phrase holds this one: *nuclear disarmament* the *disarmament*.
    pub(in crate::positions) fn is_within(&self, other: &Named) -> bool {
        other.start <= self.start
            && self.end <= other.end
            && other.end - other.start > self.end - self.start
    }

    /// Whether hardly anybody takes that side of the concept and the word that shows it stands far off:
    /// *support the families hurt by the **invasion***.
    pub(in crate::positions) fn is_far_fetched(&self, stance: Stance, steps: usize) -> bool {
        self.lean == Some(Stance::Oppose) && stance == Stance::Support && steps > 1
    }

    /// Why a position is on this concept.
    pub(in crate::positions) fn why(&self, rule: &'static str) -> Why {
        let mut why = Why::new(rule, format!("concepts.{}", self.entry));
        if self.literal {
            why.note = "literal".to_string();
        }
        why
    }
}

/// Whether a prefix before a word turns it round: *anti-corruption*, *counter-terrorism*.
fn is_against(annotated: &Annotated, token: TokenId) -> bool {
    token > 1
        && annotated.lower(token - 1) == "-"
        && matches!(annotated.lower(token - 2), "anti" | "counter" | "non")
}

/// All places of the body that name concepts, in the order of the text.
pub fn named(lexicon: &Lexicon, annotated: &Annotated, cast: &Cast) -> Vec<Named> {
    let concepts = &lexicon.concepts;
    let forms = forms(lexicon, annotated);
    let mut names: Vec<String> = Vec::new();
    let mut found = Vec::new();
    for sentence in &annotated.sentences {
        if sentence.kind == chancery_text::BlockKind::Headline {
            continue;
        }
        let mut line = Line::default();
        let mut tokens: Vec<TokenId> = Vec::new();
        for token in sentence.start..sentence.end {
            if !is_skipped(annotated, token) {
                tokens.push(token);
                line.words.push(forms.of(annotated, token));
            }
        }
        for (at, &token) in tokens.iter().enumerate() {
            let country = country(annotated, cast, token).map(|(end, name)| {
                let place = names
                    .iter()
                    .position(|known| *known == name)
                    .unwrap_or_else(|| {
                        names.push(name);
                        names.len() - 1
                    });
                let end = tokens.partition_point(|&token| token < end);
                (end.max(at + 1), place as u32)
            });
            line.countries.push(country);
        }
        let mut hits = concepts.find(&line);
        // "**Anti**-corruption laws": what they are against.
        hits.retain(|hit| !is_against(annotated, tokens[hit.start]));
        let fixed: Vec<(usize, usize)> = hits
            .iter()
            .filter(|hit| hit.country.is_none() && !hit.is_ill && hit.end - hit.start > 1)
            .map(|hit| (hit.start, hit.end))
            .collect();
        // "The war in Syria" is the same for every country: no ill of one country's own concept.
        let general: Vec<(usize, usize)> = hits
            .iter()
            .filter(|hit| hit.country.is_some())
            .map(|hit| (hit.start, hit.end))
            .collect();
        // "Norwegian [sanctions on Libya]": the longer phrase says on whom, so the first country is
        // whose they are.
        let longer: Vec<(&str, usize, usize)> = hits
            .iter()
            .map(|hit| (&concepts.concepts[hit.concept as usize], hit))
            .filter(|(concept, _)| concept.name.starts_with("sanctions-on-"))
            .map(|(concept, hit)| (&*concept.issue, hit.start, hit.end))
            .collect();
        for hit in hits {
            // "Iran's nuclear programme" has a concept of its own: no second one for any country.
            let at = fixed.partition_point(|&(_, end)| end <= hit.start);
            let nearby = fixed[at.min(fixed.len())..].iter().take(8);
            let holds = |&(start, end): &(usize, usize)| {
                (start <= hit.start && hit.end <= end) || (hit.start <= start && end <= hit.end)
            };
            if hit.country.is_some() && nearby.clone().any(holds) {
                continue;
            }
            if hit.is_ill
                && general
                    .iter()
                    .any(|&(start, end)| start <= hit.start && hit.end <= end)
            {
                continue;
            }
            let concept = &concepts.concepts[hit.concept as usize];
            let at = longer.partition_point(|&(_, start, _)| start < hit.start);
            if longer[at..].iter().take(4).any(|&(issue, start, end)| {
                issue == concept.issue && start < hit.end && hit.end < end
            }) {
                continue;
            }
            // "its sanctions", "Norway's sanctions": whose they are, not whom they hit.
            let is_owned = tokens.get(hit.start).is_some_and(|&first| {
                annotated.token(first).dep == Dep::poss && concept.name == "sanctions-on-{country}"
            });
            let name = match hit.country.and_then(|country| names.get(country as usize)) {
                Some(country) if is_owned => format!("sanctions-by-{country}"),
                Some(country) => concept.name.replace("{country}", country),
                None => concept.name.clone(),
            };
            let (Some(&start), Some(&last)) = (
                tokens.get(hit.start),
                hit.end.checked_sub(1).and_then(|at| tokens.get(at)),
            ) else {
                continue;
            };
            // "an attack against our ally" is none against us.
            let ends_in_ours =
                annotated.token(last).dep == Dep::poss && annotated.token(last).pos == Pos::PRON;
            // "support for Peru's candidate" is no support for Peru.
            let ends_in_owner = annotated.token(last).dep == Dep::poss
                && concept.name.ends_with("{country}")
                && concept.lean == Some(Stance::Support);
            // "condemned Peru over the missile test" names no missile test of Peru.
            let first = line.countries.get(hit.start).copied().flatten();
            let names_two = first.is_some_and(|(end, _)| {
                end < hit.end
                    && tokens[hit.start..end].contains(&head_of(annotated, start, last + 1))
            });
            if name.split('-').count() > 9 || ends_in_ours || ends_in_owner || names_two {
                continue;
            }
            found.push(Named {
                concept: name,
                entry: concept.name.clone(),
                lean: concept.lean,
                stance: hit.stance,
                bare: is_bare(annotated, cast, start, last + 1),
                is_ill: hit.is_ill && !is_part_of_a_name(annotated, start, last + 1),
                literal: is_literal(annotated, concept, start, last + 1, |_| true),
                says_so: is_literal(annotated, concept, start, last + 1, |token| {
                    annotated.token(token).pos != Pos::PROPN
                }) || is_title(annotated, start, last + 1),
                head: head_of(annotated, start, last + 1),
                start,
                end: last + 1,
            });
        }
    }
    found
}

/// Whether a phrase is only somebody's or some place's name; *the Paris Agreement* is more.
fn is_bare(annotated: &Annotated, cast: &Cast, start: TokenId, end: TokenId) -> bool {
    let named = (start..end).all(|token| annotated.token(token).pos == Pos::PROPN);
    let is_actor = || cast.mention(head_of(annotated, start, end)).is_some();
    named && (end - start == 1 || is_actor())
}

/// Whether a phrase is a name of several words, all of them capitalized: *the Paris Agreement*.
fn is_title(annotated: &Annotated, start: TokenId, end: TokenId) -> bool {
    end - start > 1 && (start..end).all(|token| annotated.token(token).pos == Pos::PROPN)
}

/// Whether another noun follows that the phrase only tells apart: *climate change policy*.
fn is_part_of_a_name(annotated: &Annotated, start: TokenId, end: TokenId) -> bool {
    let head = head_of(annotated, start, end);
    annotated.token(head).dep == Dep::compound
}

/// Whether a phrase shares a word with what a concept is called, endings aside.
fn is_literal(
    annotated: &Annotated,
    concept: &Concept,
    start: TokenId,
    end: TokenId,
    counts: impl Fn(TokenId) -> bool,
) -> bool {
    let stem = |word: &str| -> String { word.chars().take(5).collect() };
    let own: Vec<String> = concept
        .name
        .split('-')
        .chain(concept.also.iter().map(String::as_str))
        .filter(|word| word.len() > 3 && !word.contains('{'))
        .map(stem)
        .collect();
    (start..end).any(|token| counts(token) && own.contains(&stem(annotated.lower(token))))
}

/// The token of a range whose head lies outside; the first if there are several.
pub fn head_of(annotated: &Annotated, start: TokenId, end: TokenId) -> TokenId {
    (start..end)
        .find(|&token| {
            let head = annotated.token(token).head;
            (head == token || head < start || head >= end)
                && annotated.token(token).dep != Dep::punct
        })
        .unwrap_or(start)
}

/// Hyphens, possessive endings and white space stand between the words of a phrase unseen.
fn is_skipped(annotated: &Annotated, token: TokenId) -> bool {
    let lower = annotated.lower(token);
    annotated.token(token).pos == Pos::SPACE || matches!(lower, "-" | "'s" | "’s" | "'" | "’")
}

struct Forms {
    words: Vec<WordId>,
    singulars: Vec<WordId>,
}

impl Forms {
    fn of(&self, annotated: &Annotated, token: TokenId) -> [WordId; 3] {
        // Papers that are traded are no state's security.
        if annotated.lower(token) == "securities" {
            return [0; 3];
        }
        let token = annotated.token(token);
        let at = |words: &[WordId], sym: chancery_text::Sym| {
            words.get(sym.index()).copied().unwrap_or(0)
        };
        [
            at(&self.words, token.lower),
            at(&self.words, token.lemma),
            at(&self.singulars, token.lower),
        ]
    }
}

fn forms(lexicon: &Lexicon, annotated: &Annotated) -> Forms {
    let mut forms = Forms {
        words: vec![0; annotated.n_strings()],
        singulars: vec![0; annotated.n_strings()],
    };
    for (sym, string) in annotated.strings() {
        let plain;
        let word = if string.contains(['’', '.', '\'']) || string.chars().any(char::is_uppercase)
        {
            plain = string.to_lowercase().replace('’', "'");
            &*plain
        } else {
            string
        };
        forms.words[sym.index()] = lexicon.concepts.word(word);
        if word.len() > 4
            && let Some(single) = word.strip_suffix('s')
        {
            forms.singulars[sym.index()] = lexicon.concepts.word(single);
        }
    }
    forms
}

/// Whether the code is a state's.
pub fn is_state(code: &str) -> bool {
    code.len() == 3 && !matches!(code, "IGO" | "NGO" | "MNC")
}

/// The country that a mention beginning at the token names, and the token after it.
fn country(annotated: &Annotated, cast: &Cast, token: TokenId) -> Option<(TokenId, String)> {
    let mention = cast.mention(token)?;
    let [actor] = mention.actors[..] else {
        return None;
    };
    let actor = cast.actor(actor);
    if !matches!(actor.kind, ActorKind::State | ActorKind::People) || !is_state(&actor.country) {
        return None;
    }
    if annotated.token(token).span.start != mention.span.start
        && annotated.token(token).pos != Pos::PROPN
    {
        return None;
    }
    let mut end = token + 1;
    while (end as usize) < annotated.tokens.len()
        && annotated.token(end).span.end <= mention.span.end
    {
        end += 1;
    }
    Some((end, slug(&actor.name)))
}

/// A name in lower case with hyphens between its words.
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for word in name.split(|c: char| !(c.is_alphanumeric() || c == '.' || c == '\'' || c == '’'))
    {
        let word = word.trim_matches(['.', '\'', '’']);
        let word = word
            .strip_suffix("'s")
            .or_else(|| word.strip_suffix("’s"))
            .unwrap_or(word);
        if word.is_empty() {
            continue;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word.to_lowercase());
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_lower_case_words() {
        assert_eq!(slug("United States"), "united-states");
        assert_eq!(slug("Côte d'Ivoire"), "côte-d'ivoire");
        assert_eq!(slug("Iran's — U.S."), "iran-u.s");
    }
}
