//! spaCy's CNN pipelines, natively.
