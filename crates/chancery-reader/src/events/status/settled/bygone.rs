//! Deeds that lie long back, or have gone on for long, where no date says so.
//!
//! > **During the Cold War** Peru armed Chile. **Under** a president long gone it **invaded** Chile,
//! > **years ago**. Peru **has long asked** Chile for the port.
//!
//! Leaves alone: *has been at war for years*, which no past tense tells; a leader who still holds the
//! office; *after* a war, unless that is old itself.

use chancery_lexicon::actors::{Entry, Meaning, Term, Usage};
use chancery_record::{ActorKind, EventType, PartialDate, Sector, Status};
use chancery_text::{Annotated, Dep, Pos, Tag, TokenId};

use crate::clause;
use crate::events::page::Page;
use crate::events::predicates::{Form, Predicate};
use crate::when::Bound;

/// How many years back the year of a war or a vote lies at least, for what was done in it; and for
/// what was done after it.
const OLD: i16 = 2;
const LONG_OVER: i16 = 10;

/// What is done to somebody for so long as is said.
const TERMS: &[&str] = &[
    "ban", "bar", "detain", "exile", "extend", "imprison", "jail", "lease", "lend", "sentence",
    "suspend",
];

/// How many words the name of a period has at most.
const LONGEST: u32 = 4;

/// The status that words of time give to what is told as done.
pub(super) fn status_of(page: &Page<'_>, predicate: &Predicate, kind: EventType) -> Option<Status> {
    let annotated = page.annotated;
    let verb = match (predicate.form, predicate.light) {
        (Form::Verb, _) => predicate.head,
        (_, Some(light)) => light,
        _ => return None,
    };
    let time = Time { page, annotated };
    match time.aspect(verb) {
        Aspect::Told => time.is_bygone(verb).then_some(Status::Past),
        // *Has **previously** jailed them*
        Aspect::Perfect if time.is_once(verb) => Some(Status::Past),
        Aspect::Perfect => (lasts(kind) && time.is_standing(verb)).then_some(Status::Ongoing),
        Aspect::Other => None,
    }
}

/// Whether deeds of a type go on, where somebody *has done* them *for years*.
fn lasts(kind: EventType) -> bool {
    use EventType::*;
    matches!(
        kind,
        Assault
            | Coerce
            | Sanction
            | Aid
            | Accuse
            | Request
            | Cooperate
            | Mobilize
            | Support
            | Reject
            | Threaten
    )
}

/// How a verb stands to the time of the telling.
enum Aspect {
    /// *attacked*, *was attacked*, *had attacked*
    Told,
    /// *has attacked*
    Perfect,
    /// Any other way.
    Other,
}

/// The words of time of an article.
struct Time<'a, 'p> {
    page: &'a Page<'p>,
    annotated: &'a Annotated,
}

impl Time<'_, '_> {
    fn in_class(&self, class: &str, word: &str) -> bool {
        self.page.lexicon.events.in_class(class, word)
    }

    fn aspect(&self, verb: TokenId) -> Aspect {
        let annotated = self.annotated;
        let auxiliaries = || {
            let children = annotated.children(verb).iter().copied();
            children.filter(|&child| matches!(annotated.token(child).dep, Dep::aux | Dep::auxpass))
        };
        let has = |words: &[&str]| auxiliaries().any(|aux| words.contains(&annotated.lower(aux)));
        match annotated.token(verb).tag {
            Tag::VBD => Aspect::Told,
            Tag::VBN if has(&["has", "have", "'s", "'ve", "’s", "’ve"]) => Aspect::Perfect,
            Tag::VBN if has(&["was", "were", "had", "'d", "’d"]) => Aspect::Told,
            // *Attacked Peru and **shelled** Chile*, read as a participle
            Tag::VBN if annotated.token(verb).dep == Dep::conj => Aspect::Told,
            _ => Aspect::Other,
        }
    }

    /// Whether something in the clause of a verb says that it lies long back.
    fn is_bygone(&self, verb: TokenId) -> bool {
        let annotated = self.annotated;
        let sentence = annotated.token(verb).sentence as usize;
        // *Jailed him **for years***: how long he is to sit.
        let is_term = |word: TokenId| {
            let link = annotated.head(word);
            link.is_some_and(|link| annotated.lower(link) == "for")
                && TERMS.contains(&annotated.lemma(verb))
        };
        annotated.sentence_tokens(sentence).any(|word| {
            self.is_long_ago(word)
                && !is_term(word)
                && clause::distance(annotated, word, verb).is_some()
        }) || self.is_once(verb)
            || self.is_of_old_rule(verb)
            || self.has_ended(verb)
    }

    /// *Held the town **until 2005***, *fought it **before 1990***
    fn has_ended(&self, verb: TokenId) -> bool {
        let annotated = self.annotated;
        let Some(published) = self.page.article.published else {
            return false;
        };
        let sentence = annotated.token(verb).sentence as usize;
        let times = self.page.times_in(annotated.sentence_tokens(sentence));
        times.iter().any(|time| {
            matches!(time.bound, Bound::Until | Bound::Before)
                && is_months_before(time.date.end, published)
                && clause::distance(annotated, time.head, verb).is_some()
        })
    }

    /// Whether a word names a time long back: *years **ago***, *in the **Cold War***, *for
    /// **decades***, *under **Obama***.
    fn is_long_ago(&self, word: TokenId) -> bool {
        let annotated = self.annotated;
        let lower = annotated.lower(word);
        if matches!(lower, "ago" | "earlier") {
            return annotated.children(word).iter().any(|&unit| {
                self.is_long(unit)
                    || matches!(annotated.lower(unit), "months" | "generation" | "lifetime")
            });
        }
        if lower == "then" {
            // *Back then*
            return annotated
                .children_by(word, Dep::advmod)
                .any(|back| annotated.lower(back) == "back");
        }
        let Some(link) = annotated.head(word) else {
            return false;
        };
        if annotated.token(word).dep != Dep::pobj {
            return false;
        }
        match annotated.lower(link) {
            "for" => self.is_long(word),
            "in" | "during" | "throughout" | "until" | "before" => {
                self.is_over(word, OLD) || self.is_tenure(word)
            }
            "at" => self.is_over(word, OLD) || self.is_that_time(word),
            "after" | "following" => self.is_over(word, LONG_OVER),
            "under" => {
                self.has_left_office(word) || self.is_tenure(word) || self.is_over(word, OLD)
            }
            _ => false,
        }
    }

    /// *Years*, *many decades*, not *two years*, which is a date.
    fn is_long(&self, unit: TokenId) -> bool {
        let annotated = self.annotated;
        matches!(annotated.token(unit).tag, Tag::NNS)
            && self.in_class("long_units", annotated.lemma(unit))
    }

    /// *At **the time***
    fn is_that_time(&self, noun: TokenId) -> bool {
        let annotated = self.annotated;
        let children = annotated.children(noun);
        annotated.lower(noun) == "time"
            && children.len() == 1
            && children.iter().all(|&word| annotated.lower(word) == "the")
    }

    /// Whether a period is over: one known by name, or named with its year: *the **1967** war*.
    fn is_over(&self, noun: TokenId, years: i16) -> bool {
        let Some(published) = self.page.article.published else {
            return false;
        };
        let annotated = self.annotated;
        let is_old = |year: i16| year + years <= published.year;
        let edges = annotated.edges(noun);
        let named = |start: TokenId, end: TokenId| {
            let words: Vec<&str> = (start..end).map(|word| annotated.lower(word)).collect();
            let name = words.join(" ").replace(" - ", "-");
            self.page.lexicon.events.periods.get(&name).copied()
        };
        let first = edges.start.max(noun.saturating_sub(LONGEST));
        let last = edges.end.min(noun + 2);
        let mut known = (noun + 1..=last)
            .flat_map(|end| (first..=noun).map(move |start| (start, end)))
            .filter_map(|(start, end)| named(start, end));
        if known.any(is_old) {
            return true;
        }
        let mut years = annotated.children(noun).iter().filter(|&&word| {
            let token = annotated.token(word);
            word < noun
                && matches!(
                    token.dep,
                    Dep::nummod | Dep::compound | Dep::nmod | Dep::amod
                )
        });
        annotated.token(noun).pos != Pos::NUM
            && years.any(|&word| {
                let word = annotated.lower(word);
                word.len() == 4
                    && word
                        .parse()
                        .is_ok_and(|year: i16| year > 1000 && is_old(year))
            })
    }

    /// *During **his presidency***, *in his **first term***, *under the **Obama administration***
    fn is_tenure(&self, noun: TokenId) -> bool {
        let annotated = self.annotated;
        if !self.in_class("tenures", annotated.lemma(noun)) {
            return false;
        }
        annotated
            .children(noun)
            .iter()
            .any(|&word| match annotated.token(word).dep {
                Dep::amod => match annotated.lower(word) {
                    "first" => annotated.lemma(noun) == "term",
                    "previous" | "earlier" => true,
                    _ => false,
                },
                Dep::compound | Dep::poss | Dep::nmod => self.has_left_office(word),
                Dep::prep => annotated
                    .children_by(word, Dep::pobj)
                    .any(|who| self.has_left_office(who)),
                _ => false,
            })
    }

    /// Whether somebody who ruled rules no more at the time of the article.
    fn has_left_office(&self, word: TokenId) -> bool {
        let lexicon = &self.page.lexicon.actors;
        let cast = self.page.cast;
        let published = self.page.article.published;
        let mut actors = cast.at(word).iter().map(|&id| cast.actor(id));
        let named = || {
            // *The **Obama** administration*, which is one name
            let phrase = lexicon
                .phrases
                .word(self.annotated.lower(word))
                .and_then(|name| lexicon.phrases.first(name));
            phrase.is_some_and(|node| {
                let meanings = lexicon.phrases.meanings(node).iter();
                let mut people = meanings.filter_map(|meaning| match meaning {
                    Meaning::Actor {
                        entry,
                        usage: Usage::Surname,
                    } => lexicon.entries.get(*entry as usize),
                    _ => None,
                });
                let rules = |entry: &Entry| {
                    let mut ruled = entry.terms.iter().filter(|term| is_of_government(term));
                    ruled.any(|term| published.is_some_and(|day| term.holds(day)))
                };
                people.clone().any(|entry| self.is_gone(entry)) && !people.any(rules)
            })
        };
        let is_part = self.annotated.token(word).dep == Dep::compound;
        actors.any(|actor| {
            actor.kind == ActorKind::Person
                && lexicon
                    .entry(&actor.key)
                    .is_some_and(|entry| self.is_gone(entry))
        }) || is_part && named()
    }

    /// Whether somebody who ruled rules no more; who stands for an office does not rule.
    fn is_gone(&self, entry: &Entry) -> bool {
        let Some(published) = self.page.article.published else {
            return false;
        };
        let mut ruled = entry.terms.iter().filter(|term| is_of_government(term));
        let is_over = |term: &Term| {
            term.until
                .is_some_and(|until| is_months_before(until, published))
        };
        // Terms that begin later are none yet.
        let has_begun = |term: &&Term| term.from.is_none_or(|from| !published.is_before(from));
        ruled.clone().any(is_over) && ruled.all(|term| is_over(term) || !has_begun(&term))
    }

    /// ***Once** invaded*, ***formerly** armed*
    fn is_once(&self, verb: TokenId) -> bool {
        let annotated = self.annotated;
        annotated.children_by(verb, Dep::advmod).any(|word| {
            let is_plain = annotated.children(word).is_empty();
            word < verb && is_plain && self.in_class("formerly", annotated.lower(word))
        })
    }

    /// ***The Obama administration** signed*, ***then**-President Ode met*, *signed **as president***
    fn is_of_old_rule(&self, verb: TokenId) -> bool {
        let annotated = self.annotated;
        let children = annotated.children(verb);
        let sides = children.iter().copied().filter(|&side| {
            matches!(
                annotated.token(side).dep,
                Dep::nsubj | Dep::nsubjpass | Dep::dobj
            )
        });
        // *The **late** Ana Lu*
        let is_late = |side: TokenId| {
            let mut words = annotated.children_by(side, Dep::amod);
            words.any(|word| annotated.lower(word) == "late")
                && annotated.token(side).pos == Pos::PROPN
        };
        let is_then = |side: TokenId| {
            let start = annotated.edges(side).start;
            (start.saturating_sub(2)..side)
                .any(|word| annotated.lower(word) == "then" && annotated.lower(word + 1) == "-")
        };
        let mut subjects = sides
            .clone()
            .filter(|&side| annotated.token(side).dep != Dep::dobj);
        subjects.any(|side| {
            self.is_tenure(side) || children.iter().any(|&word| self.was_in_office(side, word))
        }) || sides.clone().any(|side| is_then(side) || is_late(side))
            || children.iter().any(|&word| self.is_while_in_office(word))
    }

    /// ***As president***: an office that somebody had and has no more.
    fn was_in_office(&self, who: TokenId, word: TokenId) -> bool {
        let annotated = self.annotated;
        let mut office = annotated.children_by(word, Dep::pobj);
        let Some(office) = office.find(|&office| self.is_office(office)) else {
            return false;
        };
        if annotated.lower(word) != "as" {
            return false;
        }
        let cast = self.page.cast;
        let mut entries = cast.at(who).iter().filter_map(|&id| {
            let lexicon = &self.page.lexicon.actors;
            lexicon.entry(&cast.actor(id).key)
        });
        let edges = annotated.edges(office);
        let name: Vec<&str> = edges.map(|word| annotated.lower(word)).collect();
        let name = name.join(" ");
        let published = self.page.article.published;
        let holds = |term: &Term| published.is_some_and(|day| term.holds(day));
        self.has_left_office(who)
            || entries.any(|entry| {
                let mut held = entry.terms.iter().filter(|term| term.office == name);
                held.clone().next().is_some() && !held.any(holds)
            })
    }

    /// ***When he was** president*, ***while in office***
    fn is_while_in_office(&self, word: TokenId) -> bool {
        let annotated = self.annotated;
        let is_when = annotated.children(word).iter().any(|&mark| {
            matches!(annotated.token(mark).dep, Dep::mark | Dep::advmod)
                && matches!(annotated.lower(mark), "when" | "while")
        });
        let is_held = || match annotated.lower(word) {
            "was" | "were" => annotated
                .children_by(word, Dep::attr)
                .any(|office| self.is_office(office)),
            _ => false,
        };
        let is_in = |link: TokenId| {
            annotated.lower(link) == "in"
                && annotated
                    .children_by(link, Dep::pobj)
                    .any(|noun| matches!(annotated.lower(noun), "office" | "power"))
        };
        annotated.token(word).dep == Dep::advcl
            && is_when
            && (is_held()
                || is_in(word)
                || annotated.token(word).tag == Tag::VBD
                    && annotated.children_by(word, Dep::prep).any(is_in))
    }

    fn is_office(&self, noun: TokenId) -> bool {
        self.in_class("held_offices", &self.annotated.lemma(noun).to_lowercase())
    }

    /// Whether what *has been done* goes on: *has **long** asked*, *has shelled it **for years***, *has
    /// shelled it **since May***.
    fn is_standing(&self, verb: TokenId) -> bool {
        let annotated = self.annotated;
        let is_long = annotated
            .children_by(verb, Dep::advmod)
            .any(|word| annotated.lower(word) == "long" && word < verb);
        let sentence = annotated.token(verb).sentence as usize;
        let tokens = annotated.sentence_tokens(sentence);
        // *For years*, *for months*, *in recent weeks*
        let for_years = tokens.clone().any(|word| {
            let stretch = self.is_long(word) || matches!(annotated.lower(word), "months" | "weeks");
            let is_recent = || {
                let mut words = annotated.children_by(word, Dep::amod);
                words.any(|word| matches!(annotated.lower(word), "recent" | "past" | "last"))
            };
            let leads = annotated
                .head(word)
                .is_some_and(|link| match annotated.lower(link) {
                    "for" => true,
                    "in" | "over" => is_recent(),
                    _ => false,
                });
            stretch
                && leads
                && annotated.token(word).dep == Dep::pobj
                && clause::distance(annotated, word, verb).is_some()
        });
        let since = || {
            self.page.times_in(tokens).iter().any(|time| {
                time.bound == Bound::Since && clause::distance(annotated, time.head, verb).is_some()
            })
        };
        is_long || for_years || since()
    }
}

fn is_of_government(term: &Term) -> bool {
    term.sectors.contains(&Sector::Gov)
}

/// Whether a day lies more than a month before another.
fn is_months_before(day: PartialDate, other: PartialDate) -> bool {
    other.latest_day() - day.latest_day() > 31
}
