//! Stories: each article joins the earlier one that it is a copy of.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use chancery_text::PartialDate;
use rustc_hash::FxHashMap;

use super::spill::{Filled, Filling, Place};
use super::{LEAST, is_copy, shingles};

/// What is needed of an article.
#[derive(Clone, Copy, Debug)]
pub struct Article<'a> {
    /// When it was published. Articles of which only the month or year is known are compared with
    /// those of the same month or year, undated ones with undated ones.
    pub published: Option<PartialDate>,
    /// Which agency it names; empty if none.
    pub agency: &'a str,
    /// Its text without headline and dateline.
    pub body: &'a str,
}

/// An article that has copies.
#[derive(Clone, Debug, PartialEq)]
pub struct Copy {
    /// The article: its place in the order they were added.
    pub article: u32,
    /// The earliest article of the story.
    pub first: u32,
    /// How many articles the story has.
    pub size: u32,
    /// The agency that most of them name; empty if none does.
    pub agency: String,
    /// How much of the shorter text it shares with the copy it was found by; 1 for the first.
    pub overlap: f64,
}

/// Collects articles in the order of the corpus.
pub struct Copies {
    days: i32,
    articles: Vec<Known>,
    agencies: Vec<String>,
    agency_numbers: BTreeMap<String, u32>,
    spill: Filling,
}

struct Known {
    when: i32,
    agency: u32,
    place: Place,
}

/// No agency.
const NONE: u32 = u32::MAX;
/// A sampled shingle that so many stories of a day share tells nothing: it is a set phrase.
const MOST_STORIES: usize = 128;
/// So many stories are compared with an article, those first that share most.
const MOST_COMPARED: usize = 12;

/// A number for a date such that dates that are to be compared lie within some days.
fn when(date: Option<PartialDate>) -> i32 {
    const LOOSE: i32 = 100_000_000;
    const UNKNOWN: i32 = 2_000_000_000;
    match date {
        None => UNKNOWN,
        Some(date) => match chancery_store::Day::of(date) {
            Some(day) => day.0,
            None => LOOSE + (i32::from(date.year) * 16 + i32::from(date.month.unwrap_or(0))) * 1000,
        },
    }
}

impl Copies {
    /// Looks for copies at most so many days apart; keeps shingles in a file meanwhile.
    pub fn new(days: u32, file: &Path) -> io::Result<Copies> {
        Ok(Copies {
            days: days.min(366) as i32,
            articles: Vec::new(),
            agencies: Vec::new(),
            agency_numbers: BTreeMap::new(),
            spill: Filling::new(file)?,
        })
    }

    /// Adds an article.
    pub fn add(&mut self, article: Article<'_>) -> io::Result<()> {
        let agency = match article.agency {
            "" => NONE,
            name => {
                let next = self.agencies.len() as u32;
                let number = *self.agency_numbers.entry(name.to_string()).or_insert(next);
                if number == next {
                    self.agencies.push(name.to_string());
                }
                number
            }
        };
        let place = self.spill.push(&shingles(article.body))?;
        self.articles.push(Known {
            when: when(article.published),
            agency,
            place,
        });
        Ok(())
    }

    /// All articles that have copies, in order.
    pub fn find(self) -> io::Result<Vec<Copy>> {
        let Copies {
            days,
            articles,
            agencies,
            spill,
            ..
        } = self;
        let mut file = spill.finish()?;
        let mut order: Vec<u32> = (0..articles.len() as u32).collect();
        order.sort_by_key(|&article| (articles[article as usize].when, article));
        let mut stories = Stories {
            story: vec![0; articles.len()],
            overlap: vec![1.0; articles.len()],
            index: Index::new(sample(&articles, &order, days)),
        };
        let mut today = i32::MIN;
        for &article in &order {
            let known = &articles[article as usize];
            if known.when != today {
                today = known.when;
                stories.index.forget_before(today.saturating_sub(days));
            }
            stories.join(article, known, &articles, &mut file)?;
        }
        Ok(stories.copies(&articles, &agencies))
    }
}

/// One shingle in how many is put into the index, so that the index of the fullest window of days
/// stays within some tens of millions of entries.
fn sample(articles: &[Known], order: &[u32], days: i32) -> u32 {
    const MOST: u64 = 8_000_000;
    let size = |article: u32| u64::from(articles[article as usize].place.n_shingles());
    let (mut first, mut held, mut most) = (0, 0u64, 0u64);
    for &article in order {
        held += size(article);
        let when = articles[article as usize].when;
        while articles[order[first] as usize].when < when.saturating_sub(days) {
            held -= size(order[first]);
            first += 1;
        }
        most = most.max(held);
    }
    let mut rate = 8;
    while most / rate > MOST && rate < 64 {
        rate *= 2;
    }
    rate as u32
}

struct Stories {
    /// The first article of the story that each article belongs to.
    story: Vec<u32>,
    overlap: Vec<f32>,
    index: Index,
}

impl Stories {
    fn join(
        &mut self,
        article: u32,
        known: &Known,
        articles: &[Known],
        file: &mut Filled,
    ) -> io::Result<()> {
        self.story[article as usize] = article;
        if (known.place.n_shingles() as usize) < LEAST {
            return Ok(());
        }
        let own = file.get(known.place)?;
        let sampled = self.index.sampled(&own.all);
        let mut best: Option<(f64, u32)> = None;
        for earlier in self.index.alike(&sampled) {
            let other = file.get(articles[earlier as usize].place)?;
            if let Some(overlap) = is_copy(&other, &own)
                && best.is_none_or(|(most, _)| overlap > most)
            {
                best = Some((overlap, earlier));
                if overlap > 0.99 {
                    break;
                }
            }
        }
        let mut is_new = true;
        if let Some((overlap, earlier)) = best {
            self.story[article as usize] = self.story[earlier as usize];
            self.overlap[article as usize] = overlap as f32;
            // A story is in the index once a day, and again when a longer text of it turns up.
            let other = &articles[earlier as usize];
            let (n, n_other) = (known.place.n_shingles(), other.place.n_shingles());
            is_new = other.when != known.when || n > n_other + n_other / 4;
        }
        if is_new {
            self.index.add(known.when, article, &sampled);
        }
        Ok(())
    }

    fn copies(&self, articles: &[Known], agencies: &[String]) -> Vec<Copy> {
        let mut sizes = vec![0u32; articles.len()];
        for &first in &self.story {
            sizes[first as usize] += 1;
        }
        // How often each story names each agency.
        let mut named: BTreeMap<(u32, u32), u32> = BTreeMap::new();
        for (known, &first) in articles.iter().zip(&self.story) {
            if known.agency != NONE && sizes[first as usize] > 1 {
                *named.entry((first, known.agency)).or_default() += 1;
            }
        }
        let mut agency: FxHashMap<u32, (u32, u32)> = FxHashMap::default();
        for ((first, number), count) in named {
            let most = agency.entry(first).or_insert((0, number));
            if count > most.0 {
                *most = (count, number);
            }
        }
        let copy = |(article, &first): (usize, &u32)| {
            let size = sizes[first as usize];
            let agency = agency
                .get(&first)
                .and_then(|&(_, number)| agencies.get(number as usize));
            (size > 1).then(|| Copy {
                article: article as u32,
                first,
                size,
                agency: agency.cloned().unwrap_or_default(),
                overlap: f64::from(self.overlap[article]),
            })
        };
        self.story.iter().enumerate().filter_map(copy).collect()
    }
}

/// Which articles of the last days hold a shingle.
struct Index {
    rate: u32,
    /// By day: shingle → the newest entry with it.
    days: BTreeMap<i32, Day>,
}

#[derive(Default)]
struct Day {
    newest: FxHashMap<u32, u32>,
    /// Article, and the entry before with the same shingle.
    entries: Vec<(u32, u32)>,
}

const END: u32 = u32::MAX;

impl Index {
    fn new(rate: u32) -> Index {
        Index {
            rate,
            days: BTreeMap::new(),
        }
    }

    /// The shingles that go into the index; of short texts all, since a sample would be too small.
    fn sampled(&self, all: &[u32]) -> Vec<u32> {
        const SHORT: usize = 100;
        let is_short = all.len() < SHORT;
        let is_sampled =
            |hash: u32| is_short || hash.wrapping_mul(0x85eb_ca6b).is_multiple_of(self.rate);
        all.iter()
            .copied()
            .filter(|&hash| is_sampled(hash))
            .collect()
    }

    fn forget_before(&mut self, day: i32) {
        self.days = self.days.split_off(&day);
    }

    fn add(&mut self, day: i32, article: u32, sampled: &[u32]) {
        let day = self.days.entry(day).or_default();
        for &hash in sampled {
            let entry = day.entries.len() as u32;
            let before = day.newest.insert(hash, entry).unwrap_or(END);
            day.entries.push((article, before));
        }
    }

    /// The articles that share most shingles, most first.
    fn alike(&self, sampled: &[u32]) -> Vec<u32> {
        let mut shares: FxHashMap<u32, u32> = FxHashMap::default();
        for day in self.days.values() {
            for hash in sampled {
                let mut entry = day.newest.get(hash).copied().unwrap_or(END);
                for _ in 0..MOST_STORIES {
                    let Some(&(article, before)) = day.entries.get(entry as usize) else {
                        break;
                    };
                    *shares.entry(article).or_default() += 1;
                    entry = before;
                }
            }
        }
        let mut alike: Vec<(u32, u32)> = shares
            .into_iter()
            .map(|(article, count)| (count, article))
            .collect();
        alike.sort_unstable_by_key(|&(count, article)| (std::cmp::Reverse(count), article));
        // One shared sample in a long text is chance.
        let least = if sampled.len() >= 16 { 2 } else { 1 };
        alike.retain(|&(count, _)| count >= least);
        alike.truncate(MOST_COMPARED);
        alike.into_iter().map(|(_, article)| article).collect()
    }
}
