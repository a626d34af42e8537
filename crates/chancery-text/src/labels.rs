//! The labels of the annotation: tags, parts of speech, relations, kinds of entities.
//!
//! English tags are the Penn Treebank's as extended by OntoNotes, relations are ClearNLP's; parts
//! of speech are Universal Dependencies'. Relations of Universal Dependencies that other languages
//! use stand in the same list.

macro_rules! labels {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal,)* } other $other:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        #[allow(missing_docs, non_camel_case_types, clippy::upper_case_acronyms)]
        pub enum $name {
            $($(#[$vdoc])* $variant,)*
            /// None, or one that is not in this list.
            #[default]
            $other,
        }

        impl $name {
            /// All labels with a name.
            pub const ALL: &[$name] = &[$($name::$variant,)*];

            /// The label as it is written; empty for none.
            pub fn as_str(self) -> &'static str {
                match self {
                    $($name::$variant => $text,)*
                    $name::$other => "",
                }
            }

            /// The label of that name.
            pub fn named(text: &str) -> $name {
                match text {
                    $($text => $name::$variant,)*
                    _ => $name::$other,
                }
            }
        }
    };
}

labels! {
    /// Fine-grained tags.
    Tag {
        Currency = "$", CloseQuote = "''", Comma = ",", LeftBracket = "-LRB-",
        RightBracket = "-RRB-", Period = ".", Colon = ":", ADD = "ADD", AFX = "AFX", CC = "CC",
        CD = "CD", DT = "DT", EX = "EX", FW = "FW", HYPH = "HYPH", IN = "IN", JJ = "JJ",
        JJR = "JJR", JJS = "JJS", LS = "LS", MD = "MD", NFP = "NFP", NN = "NN", NNP = "NNP",
        NNPS = "NNPS", NNS = "NNS", PDT = "PDT", POS = "POS", PRP = "PRP", PRPS = "PRP$",
        RB = "RB", RBR = "RBR", RBS = "RBS", RP = "RP", SYM = "SYM", TO = "TO", UH = "UH",
        VB = "VB", VBD = "VBD", VBG = "VBG", VBN = "VBN", VBP = "VBP", VBZ = "VBZ", WDT = "WDT",
        WP = "WP", WPS = "WP$", WRB = "WRB", XX = "XX", SP = "_SP", OpenQuote = "``",
    } other None
}

labels! {
    /// Parts of speech of Universal Dependencies, and white space.
    Pos {
        ADJ = "ADJ", ADP = "ADP", ADV = "ADV", AUX = "AUX", CCONJ = "CCONJ", DET = "DET",
        INTJ = "INTJ", NOUN = "NOUN", NUM = "NUM", PART = "PART", PRON = "PRON", PROPN = "PROPN",
        PUNCT = "PUNCT", SCONJ = "SCONJ", SYM = "SYM", VERB = "VERB", SPACE = "SPACE",
    } other X
}

labels! {
    /// Relations of a token to its head.
    Dep {
        ROOT = "ROOT", acl = "acl", acomp = "acomp", advcl = "advcl", advmod = "advmod",
        agent = "agent", amod = "amod", appos = "appos", attr = "attr", aux = "aux",
        auxpass = "auxpass", case = "case", cc = "cc", ccomp = "ccomp", compound = "compound",
        conj = "conj", csubj = "csubj", csubjpass = "csubjpass", dative = "dative", unclassified = "dep",
        det = "det", dobj = "dobj", expl = "expl", intj = "intj", mark = "mark", meta = "meta",
        neg = "neg", nmod = "nmod", npadvmod = "npadvmod", nsubj = "nsubj",
        nsubjpass = "nsubjpass", nummod = "nummod", oprd = "oprd", parataxis = "parataxis",
        pcomp = "pcomp", pobj = "pobj", poss = "poss", preconj = "preconj", predet = "predet",
        prep = "prep", prt = "prt", punct = "punct", quantmod = "quantmod", relcl = "relcl",
        xcomp = "xcomp",
        // Universal Dependencies only
        acl_relcl = "acl:relcl", advcl_relcl = "advcl:relcl", aux_pass = "aux:pass",
        aux_tense = "aux:tense", clf = "clf", cop = "cop", dislocated = "dislocated",
        expl_comp = "expl:comp", expl_impers = "expl:impers", expl_pass = "expl:pass",
        expl_pv = "expl:pv", expl_subj = "expl:subj", fixed = "fixed", flat = "flat",
        flat_foreign = "flat:foreign", flat_name = "flat:name", iobj = "iobj",
        nsubj_caus = "nsubj:caus", nsubj_pass = "nsubj:pass", obj = "obj", obl = "obl",
        obl_agent = "obl:agent", obl_arg = "obl:arg", obl_mod = "obl:mod", orphan = "orphan",
        vocative = "vocative",
    } other None
}

labels! {
    /// Kinds of named entities: OntoNotes' eighteen, and the four of WikiNER.
    EntityLabel {
        CARDINAL = "CARDINAL", DATE = "DATE", EVENT = "EVENT", FAC = "FAC", GPE = "GPE",
        LANGUAGE = "LANGUAGE", LAW = "LAW", LOC = "LOC", MONEY = "MONEY", NORP = "NORP",
        ORDINAL = "ORDINAL", ORG = "ORG", PERCENT = "PERCENT", PERSON = "PERSON",
        PRODUCT = "PRODUCT", QUANTITY = "QUANTITY", TIME = "TIME", WORK_OF_ART = "WORK_OF_ART",
        PER = "PER", MISC = "MISC",
    } other None
}

labels! {
    /// Beginning of an entity, inside one, outside of all.
    Iob { B = "B", I = "I", } other O
}
