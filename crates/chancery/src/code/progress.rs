//! How far the work is, and where the time goes.

use std::io::Write;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use cpu_time::ThreadTime;

use super::feed::lock;

/// A stage of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Bytes off the inputs, unpacked and cut into articles.
    Open,
    /// From bytes to an article.
    Article,
    /// From an article to tokens, trees and entities.
    Annotate,
    /// From those to records.
    Read,
    /// From records to rows.
    Rows,
    /// From rows to files.
    Write,
    /// Copies and the manifest.
    Finish,
}

const STAGES: [(Stage, &str); 7] = [
    (Stage::Open, "open"),
    (Stage::Article, "article"),
    (Stage::Annotate, "annotate"),
    (Stage::Read, "read"),
    (Stage::Rows, "rows"),
    (Stage::Write, "write"),
    (Stage::Finish, "finish"),
];

/// How progress is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// Not at all.
    #[default]
    Nothing,
    /// One line that changes.
    Terminal,
    /// A line now and then.
    Lines,
    /// One JSON object a line.
    Json,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// The inputs are being read for their hashes.
    Hashing {
        /// How many there are.
        files: usize,
    },
    /// What of the folders is not read.
    Skipped(chancery_ingest::Skipped),
    /// The work begins.
    Begin {
        /// Files to read.
        inputs: usize,
        /// Parts that are written already.
        done: usize,
    },
    /// The dataset was finished before; nothing is left to do.
    Finished,
    /// The dataset is finished.
    End,
}

/// Counters that all threads add to.
#[derive(Debug)]
pub struct Progress {
    show: Show,
    started: Instant,
    articles: AtomicU64,
    words: AtomicU64,
    failures: AtomicU64,
    skipped: AtomicU64,
    left_out: AtomicU64,
    parts: AtomicU64,
    bytes: Arc<AtomicU64>,
    bytes_in_all: AtomicU64,
    /// The bytes and the moment when the first article was read: what was skipped is no measure.
    first: Mutex<Option<(u64, Instant)>>,
    file: Mutex<String>,
    times: [AtomicU64; 7],
    finishing: AtomicBool,
}

/// The time a thread has used so far.
pub struct Clock(ThreadTime);

impl Progress {
    /// Counters at zero.
    pub fn new(show: Show) -> Arc<Progress> {
        Arc::new(Progress {
            show,
            started: Instant::now(),
            articles: AtomicU64::new(0),
            words: AtomicU64::new(0),
            failures: AtomicU64::new(0),
            skipped: AtomicU64::new(0),
            left_out: AtomicU64::new(0),
            parts: AtomicU64::new(0),
            bytes: Arc::new(AtomicU64::new(0)),
            bytes_in_all: AtomicU64::new(0),
            first: Mutex::new(None),
            file: Mutex::new(String::new()),
            times: Default::default(),
            finishing: AtomicBool::new(false),
        })
    }

    pub(super) fn clock(&self) -> Clock {
        Clock(ThreadTime::now())
    }

    pub(super) fn spent(&self, stage: Stage, clock: Clock) {
        let spent = clock.0.elapsed().as_nanos() as u64;
        self.times[stage as usize].fetch_add(spent, Ordering::Relaxed);
    }

    /// Does something, on the clock of a stage.
    pub fn measure<T>(&self, stage: Stage, job: impl FnOnce() -> T) -> T {
        let clock = self.clock();
        let result = job();
        self.spent(stage, clock);
        result
    }

    pub(super) fn article(&self, words: u64) {
        if self.articles.fetch_add(1, Ordering::Relaxed) == 0 {
            let bytes = self.bytes.load(Ordering::Relaxed);
            *lock(&self.first) = Some((bytes, Instant::now()));
        }
        self.words.fetch_add(words, Ordering::Relaxed);
    }

    pub(super) fn failed(&self) {
        self.failures.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn left_out(&self) {
        self.left_out.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn skipped(&self, articles: u64) {
        self.skipped.fetch_add(articles, Ordering::Relaxed);
    }

    pub(super) fn part_written(&self) {
        self.parts.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn open(&self, file: &str) {
        *lock(&self.file) = file.to_string();
    }

    pub(super) fn bytes_read(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.bytes)
    }

    pub(super) fn expect(&self, bytes: Option<u64>) {
        self.bytes_in_all
            .store(bytes.unwrap_or(0), Ordering::Relaxed);
    }

    pub(super) fn enter(&self, stage: Stage) {
        if stage == Stage::Finish {
            self.finishing.store(true, Ordering::Relaxed);
        }
    }

    /// Words read so far.
    pub fn words(&self) -> u64 {
        self.words.load(Ordering::Relaxed)
    }

    /// Seconds of computing by stage, over all threads; see [`Stage`].
    pub fn seconds(&self) -> Vec<(&'static str, f64)> {
        let seconds =
            |stage: Stage| self.times[stage as usize].load(Ordering::Relaxed) as f64 / 1e9;
        STAGES
            .iter()
            .map(|&(stage, name)| (name, seconds(stage)))
            .collect()
    }

    pub(super) fn say(&self, event: Event) {
        let line = match (self.show, &event) {
            (Show::Nothing, _) => return,
            (Show::Json, Event::Hashing { files }) => {
                format!("{{\"event\":\"hashing\",\"files\":{files}}}")
            }
            (Show::Json, Event::Begin { inputs, done }) => {
                format!("{{\"event\":\"begin\",\"inputs\":{inputs},\"parts_done\":{done}}}")
            }
            (Show::Json, Event::Skipped(skipped)) => {
                for (kind, files) in skipped.kinds() {
                    let line = serde_json::json!({
                        "event": "skipped", "kind": kind, "files": files,
                    });
                    print(&line.to_string(), true);
                }
                return;
            }
            (Show::Json, Event::End) => format!("{{\"event\":\"end\",{}}}", self.counts_json()),
            (Show::Json, Event::Finished) => "{\"event\":\"finished\"}".to_string(),
            (_, Event::Hashing { .. }) => return,
            (_, Event::Skipped(skipped)) => {
                let lines = skipped.to_string();
                if lines.is_empty() {
                    return;
                }
                lines
            }
            (_, Event::Finished) => {
                "the dataset is finished; nothing was read, and standard input never is again"
                    .to_string()
            }
            (_, Event::Begin { done: 0, .. }) => return,
            (_, Event::Begin { done, .. }) => format!("continues: {done} parts are there"),
            (Show::Terminal, Event::End) => format!("\r\x1b[K{}", self.counts()),
            (_, Event::End) => self.counts(),
        };
        print(&line, true);
    }

    fn counts(&self) -> String {
        let load = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        let mut line = format!(
            "{} articles, {} words in {}",
            load(&self.articles),
            load(&self.words),
            duration(self.started.elapsed())
        );
        for (count, what) in [
            (load(&self.skipped), "done before"),
            (load(&self.left_out), "left out"),
            (load(&self.failures), "failed"),
        ] {
            if count > 0 {
                line.push_str(&format!(", {count} {what}"));
            }
        }
        line
    }

    fn counts_json(&self) -> String {
        let load = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        let mut line = format!(
            "\"articles\":{},\"words\":{},\"failed\":{},\"skipped\":{},\"left_out\":{},\"parts\":{},\"seconds\":{:.1}",
            load(&self.articles),
            load(&self.words),
            load(&self.failures),
            load(&self.skipped),
            load(&self.left_out),
            load(&self.parts),
            self.started.elapsed().as_secs_f64()
        );
        if let Some(left) = self.remaining() {
            line.push_str(&format!(",\"remaining_seconds\":{:.0}", left.as_secs_f64()));
        }
        line
    }

    /// How long it will take, by the bytes of the inputs that are read.
    fn remaining(&self) -> Option<Duration> {
        let in_all = self.bytes_in_all.load(Ordering::Relaxed);
        let bytes = self.bytes.load(Ordering::Relaxed);
        let (first, since) = (*lock(&self.first))?;
        let read = bytes.checked_sub(first).filter(|&read| read > 0)?;
        let left = in_all.checked_sub(bytes)?;
        Some(since.elapsed().mul_f64(left as f64 / read as f64))
    }

    fn line(&self) -> String {
        if self.finishing.load(Ordering::Relaxed) {
            return format!("{}; looking for copies", self.counts());
        }
        let mut line = self.counts();
        if let Some((_, since)) = *lock(&self.first) {
            let seconds = since.elapsed().as_secs_f64().max(0.001);
            line.push_str(&format!(", {:.0} words/s", self.words() as f64 / seconds));
        }
        if let Some(left) = self.remaining() {
            line.push_str(&format!(", {} left", duration(left)));
        }
        line.push_str(&format!("; {}", lock(&self.file)));
        line
    }

    /// Shows the progress until the work that `job` does is done.
    pub fn during<T>(self: &Arc<Progress>, job: impl FnOnce() -> T) -> T {
        let every = match self.show {
            Show::Nothing => return job(),
            Show::Terminal => Duration::from_millis(500),
            Show::Lines => Duration::from_secs(30),
            Show::Json => Duration::from_secs(5),
        };
        let (done, wait) = std::sync::mpsc::channel::<()>();
        let progress = Arc::clone(self);
        let shower = std::thread::spawn(move || {
            while wait.recv_timeout(every) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
                match progress.show {
                    Show::Terminal => {
                        let line: String = progress.line().chars().take(110).collect();
                        print(&format!("\r\x1b[K{line}"), false);
                    }
                    Show::Json => {
                        print(
                            &format!("{{\"event\":\"progress\",{}}}", progress.counts_json()),
                            true,
                        );
                    }
                    _ => print(&progress.line(), true),
                }
            }
        });
        let result = job();
        drop(done);
        let _ = shower.join();
        result
    }
}

fn print(line: &str, ends: bool) {
    let mut stderr = std::io::stderr().lock();
    let _ = write!(stderr, "{line}{}", if ends { "\n" } else { "" });
    let _ = stderr.flush();
}

fn duration(time: Duration) -> String {
    let seconds = time.as_secs();
    match (seconds / 3600, seconds / 60 % 60, seconds % 60) {
        (0, 0, seconds) => format!("{seconds} s"),
        (0, minutes, seconds) => format!("{minutes} min {seconds} s"),
        (hours, minutes, _) => format!("{hours} h {minutes} min"),
    }
}
