//! `config.cfg`: which components a pipeline has.

use std::collections::BTreeMap;

/// The settings of a pipeline: section → key → value as JSON text.
#[derive(Debug, Default)]
pub(crate) struct Config {
    sections: BTreeMap<String, BTreeMap<String, String>>,
}

impl Config {
    /// Reads the file. What is not `[section]` or `key = value` is passed over.
    pub(crate) fn read(text: &str) -> Config {
        let mut config = Config::default();
        let mut section = String::new();
        for line in text.lines() {
            let line = line.trim_end();
            if let Some(name) = line
                .strip_prefix('[')
                .and_then(|line| line.strip_suffix(']'))
            {
                section = name.to_string();
            } else if let Some((key, value)) = line.split_once('=') {
                let values = config.sections.entry(section.clone()).or_default();
                values.insert(key.trim().to_string(), value.trim().to_string());
            }
        }
        config
    }

    fn json(&self, section: &str, key: &str) -> Option<serde_json::Value> {
        serde_json::from_str(self.sections.get(section)?.get(key)?).ok()
    }

    /// A value that is a string.
    pub(crate) fn string(&self, section: &str, key: &str) -> Option<String> {
        self.json(section, key)?.as_str().map(str::to_string)
    }

    /// A value that is a list of strings.
    pub(crate) fn strings(&self, section: &str, key: &str) -> Option<Vec<String>> {
        let json = self.json(section, key)?;
        json.as_array()?
            .iter()
            .map(|item| item.as_str().map(str::to_string))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_and_values() {
        let config =
            Config::read("[nlp]\nlang = \"en\"\npipeline = [\"tagger\",\"ner\"]\n\n[x.y]\nn = 3\n");
        assert_eq!(config.string("nlp", "lang").as_deref(), Some("en"));
        assert_eq!(
            config.strings("nlp", "pipeline").unwrap(),
            ["tagger", "ner"]
        );
        assert_eq!(config.string("x.y", "n"), None);
        assert_eq!(config.string("nlp", "none"), None);
    }
}
