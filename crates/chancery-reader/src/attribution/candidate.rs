//! Candidates: a cue, the rule that joins it to a content, and where that content hangs.

use chancery_text::TokenId;

/// The rule that joins a cue to its content; each is a file of this folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Rule {
    /// *said that taxes would rise*
    Clause,
    /// *wants to leave*
    Infinitive,
    /// *denounced the attack*
    Object,
    /// *called it a gift*
    Predicate,
    /// *spoke of a long war*
    Preposition,
    /// *seemed as if they had lost*
    Adverbial,
    /// *was criticized*, *is expected to win*
    Passive,
    /// *the claim that the vote was fair*
    Noun,
    /// *Taxes, he said, would rise*
    Parenthetical,
    /// *according to the ministry*
    According,
    /// *alleged*, *reportedly*
    Modifier,
    /// *“We go,” he said*
    QuotationBefore,
    /// *He said: “We go”*
    QuotationAfter,
    /// *Minister: taxes to rise*
    Colon,
}

impl Rule {
    /// All of them.
    pub const ALL: [Rule; 14] = [
        Rule::Clause,
        Rule::Infinitive,
        Rule::Object,
        Rule::Predicate,
        Rule::Preposition,
        Rule::Adverbial,
        Rule::Passive,
        Rule::Noun,
        Rule::Parenthetical,
        Rule::According,
        Rule::Modifier,
        Rule::QuotationBefore,
        Rule::QuotationAfter,
        Rule::Colon,
    ];

    /// Its name in records.
    pub fn as_str(self) -> &'static str {
        match self {
            Rule::Clause => "indirect",
            Rule::Infinitive => "infinitive",
            Rule::Object => "object",
            Rule::Predicate => "predicate",
            Rule::Preposition => "preposition",
            Rule::Adverbial => "adverbial",
            Rule::Passive => "passive",
            Rule::Noun => "noun",
            Rule::Parenthetical => "parenthetical",
            Rule::According => "according",
            Rule::Modifier => "modifier",
            Rule::QuotationBefore => "direct",
            Rule::QuotationAfter => "direct",
            Rule::Colon => "colon",
        }
    }

    /// Whether the content is a quotation that the parse need not have joined to the cue.
    pub fn is_quotation(self) -> bool {
        matches!(self, Rule::QuotationBefore | Rule::QuotationAfter)
    }
}

/// A place where a statement may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// How cue and content hang together.
    pub rule: Rule,
    /// The head of the cue.
    pub cue: TokenId,
    /// What leads from the cue to the content: a preposition, or the cue itself.
    pub link: TokenId,
    /// The head of the content; of a quotation, its first token.
    pub anchor: TokenId,
}

impl Candidate {
    /// A content that hangs directly at the cue.
    pub fn new(rule: Rule, cue: TokenId, anchor: TokenId) -> Candidate {
        Candidate {
            rule,
            cue,
            link: cue,
            anchor,
        }
    }
}
