//! Where the language pipelines are kept.

use std::path::PathBuf;

/// The folder of a language's pipeline: under `CHANCERY_MODELS`, or the user's data directory.
pub fn find(language: &str) -> Result<PathBuf, String> {
    let folder = std::env::var_os("CHANCERY_MODELS")
        .map(PathBuf::from)
        .or_else(|| {
            let data = std::env::var_os("XDG_DATA_HOME").map(PathBuf::from);
            let data = data
                .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".local/share")));
            Some(data?.join("chancery/models"))
        })
        .ok_or("no home directory\nhint: set CHANCERY_MODELS to a folder")?;
    let path = folder.join(language);
    if path.exists() {
        Ok(path)
    } else {
        Err(format!(
            "no language model `{language}`\nhint: chancery model fetch {language}"
        ))
    }
}
