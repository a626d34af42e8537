//! Events: who did what to whom, when, where, and on whose word.

use crate::{ActorId, PartialDate, Span, StatementId, Why, ids, words};

ids! {
    /// An event: its place in [`Records::events`](crate::Records), printed `e1`, `e2` …
    EventId, "e"
}

/// A politically relevant act between actors.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// PLOVER type.
    pub kind: EventType,
    /// PLOVER mode, such as `visit`; empty if none.
    pub mode: String,
    /// PLOVER contexts, such as `diplomatic`.
    pub contexts: Vec<String>,
    /// CAMEO code, with leading zero; empty if none fits.
    pub cameo: String,
    /// PLOVER intensity.
    pub intensity: f32,
    /// Goldstein's value of the CAMEO root code.
    pub goldstein: f32,
    /// Who acts; never empty. Joint actors are all here.
    pub source: Vec<ActorId>,
    /// On whom.
    pub target: Vec<ActorId>,
    /// Done, planned, demanded …
    pub status: Status,
    /// Whose word the event rests on.
    pub voice: Voice,
    /// When, as far as the text with the article's date tells.
    pub date: Option<EventDate>,
    /// Where, if the clause says so.
    pub place: Option<Place>,
    /// Whether it stands only in the headline.
    pub in_title: bool,
    /// The words that carry it; never empty.
    pub trigger: Vec<Span>,
    /// The sentences that tell it, the first mention first; never empty.
    pub evidence: Vec<Span>,
    /// Calibrated probability that it is right.
    pub confidence: f32,
    /// The rule and entry that read it.
    pub why: Why,
}

/// Whose word an event rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// The outlet tells it in its own voice.
    Outlet,
    /// A speaker claims it, in this statement.
    Claimed(StatementId),
}

words! {
    /// Types of PLOVER 2021.
    EventType {
        /// Promise, offer, agree.
        Agree = "AGREE",
        /// Meet, visit, phone, negotiate.
        Consult = "CONSULT",
        /// Praise, endorse, recognise, sign.
        Support = "SUPPORT",
        /// Apologise, pardon, lift, withdraw a demand.
        Concede = "CONCEDE",
        /// Trade, exercise jointly, extradite, share intelligence.
        Cooperate = "COOPERATE",
        /// Give money, arms, relief, asylum.
        Aid = "AID",
        /// Withdraw, release, disarm, cease fire, resign.
        Retreat = "RETREAT",
        /// Ask, demand, appeal.
        Request = "REQUEST",
        /// Criticise, accuse, investigate.
        Accuse = "ACCUSE",
        /// Refuse, deny, break off.
        Reject = "REJECT",
        /// Threaten, warn, give an ultimatum.
        Threaten = "THREATEN",
        /// Demonstrate, strike, riot.
        Protest = "PROTEST",
        /// Halt aid or talks, expel, embargo, convict.
        Sanction = "SANCTION",
        /// Move troops, police, weapons.
        Mobilize = "MOBILIZE",
        /// Arrest, seize, restrict, deport, censor.
        Coerce = "COERCE",
        /// Harm people or things on purpose.
        Assault = "ASSAULT",
    }
}

impl EventType {
    /// Quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material
    /// conflict.
    pub fn quad(self) -> u8 {
        use EventType::*;
        match self {
            Agree | Consult | Support | Concede => 1,
            Cooperate | Aid | Retreat => 2,
            Request | Accuse | Reject | Threaten => 3,
            Protest | Sanction | Mobilize | Coerce | Assault => 4,
        }
    }

    /// Whether it is done by words.
    pub fn is_verbal(self) -> bool {
        use EventType::*;
        matches!(
            self,
            Agree | Support | Concede | Request | Accuse | Reject | Threaten
        )
    }

    /// Whether it has no direction.
    pub fn is_joint(self) -> bool {
        use EventType::*;
        matches!(self, Agree | Consult | Cooperate)
    }
}

words! {
    /// Whether and how far it happened.
    Status {
        /// It happened.
        Done = "done",
        /// It goes on.
        Ongoing = "ongoing",
        /// Agreed or announced for the future.
        Planned = "planned",
        /// Somebody wants it.
        Demanded = "demanded",
        /// It may, could or would happen.
        Hypothetical = "hypothetical",
        /// It is said not to have happened.
        Denied = "denied",
        /// Background, long before.
        Past = "past",
    }
}

/// When something happened: a day, or from `start` to `end`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventDate {
    /// First day, month or year.
    pub start: PartialDate,
    /// Last one; equal to the first for a single day.
    pub end: PartialDate,
    /// How exact it is.
    pub precision: Precision,
    /// How it was worked out: *Monday, before 2023-12-05*.
    pub reason: String,
    /// The words that say so, if any do.
    pub span: Option<Span>,
}

words! {
    /// How exact a date is.
    Precision {
        /// To the day.
        Day = "day",
        /// To the week.
        Week = "week",
        /// To the month.
        Month = "month",
        /// To the year.
        Year = "year",
        /// A longer or loose stretch.
        Range = "range",
    }
}

/// Where something happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The name as printed.
    pub name: String,
    /// ISO 3166 alpha-3; empty if unknown.
    pub country: String,
    /// Latitude in degrees north and longitude in degrees east, if known.
    pub coordinates: Option<(f64, f64)>,
    /// Where it stands in the text.
    pub span: Span,
}
