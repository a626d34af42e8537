//! Actors and where they are named.

use crate::{Span, ids, words};

ids! {
    /// An actor of the article: its place in [`Records::actors`](crate::Records), printed `a1`, `a2` …
    ActorId, "a"
}

/// A state, organization, group or person that acts, speaks or is acted on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The fullest name in the article, without article and title: *Ali Khamenei*; for the
    /// unnamed the phrase: *Iran's foreign minister*. States go by their name.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// ISO 3166 alpha-3 (also `XKX`, and `YUG`, `DDR`, `CSK` as such; the Soviet Union is `RUS`),
    /// or `IGO`, `NGO`, `MNC`; empty if none is known.
    pub country: String,
    /// PLOVER sectors; empty for a state as a whole.
    pub sectors: Vec<Sector>,
    /// The office held, in lower case: *foreign minister*; empty if none.
    pub office: String,
    /// The same for the same actor in every article: `IRN`, `IRN:ali-khamenei`, `IGO:united-nations`.
    pub key: String,
}

words! {
    /// What an actor is.
    ActorKind {
        /// A state; also its government, capital or seat used for it.
        State = "state",
        /// A person, named or not.
        Person = "person",
        /// A ministry, army, parliament, party, company, association.
        Organization = "organization",
        /// An intergovernmental organization.
        Igo = "igo",
        /// An armed group, a gathering: people acting together without an organization's form.
        Group = "group",
        /// A people or part of one.
        People = "people",
        /// A newspaper, agency, broadcaster.
        Outlet = "outlet",
    }
}

words! {
    /// PLOVER sectors (manual of 2021).
    Sector {
        /// Government, executive.
        Gov = "GOV",
        /// Military.
        Mil = "MIL",
        /// Police.
        Cop = "COP",
        /// Judiciary.
        Jud = "JUD",
        /// Legislature.
        Leg = "LEG",
        /// Political party.
        Pty = "PTY",
        /// Opposition.
        Opp = "OPP",
        /// Rebels.
        Reb = "REB",
        /// Intelligence services.
        Spy = "SPY",
        /// Unidentified armed forces.
        Uaf = "UAF",
        /// Business.
        Bus = "BUS",
        /// Civilians.
        Cvl = "CVL",
        /// Education.
        Edu = "EDU",
        /// Journalists, news media.
        Jrn = "JRN",
        /// Labour.
        Lab = "LAB",
        /// Medical.
        Med = "MED",
        /// Non-governmental organizations.
        Ngo = "NGO",
        /// Religion.
        Rel = "REL",
        /// Criminals.
        Crm = "CRM",
        /// Society, civic groups.
        Soc = "SOC",
        /// Agriculture.
        Agr = "AGR",
        /// Elites, former officials.
        Eli = "ELI",
        /// Breakaway region's own authorities.
        Pre = "PRE",
        /// Refugees.
        Ref = "REF",
        /// Paramilitaries.
        Prm = "PRM",
        /// Unknown.
        Unk = "UNK",
    }
}

/// A span that names an actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Who is named. A phrase for several (*both sides*) gives one mention for each.
    pub actor: ActorId,
    /// Where.
    pub span: Span,
    /// How.
    pub form: MentionForm,
}

words! {
    /// How an actor is named.
    MentionForm {
        /// By a name: *Iran*, *Díaz-Canel*.
        Name = "name",
        /// By a description: *the Cuban president*.
        Nominal = "nominal",
        /// By a pronoun: *he*, *both*, *their*.
        Pronoun = "pronoun",
    }
}
