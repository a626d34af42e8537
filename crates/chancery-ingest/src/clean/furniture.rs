//! Page furniture: what stands on a page and is no part of the article.

use std::sync::LazyLock;

use regex::Regex;

use crate::dates::regex;

/// Whether a paragraph stands in for a picture: *Image not found or type unknown*.
pub(crate) fn is_placeholder(words: &str) -> bool {
    static PLACEHOLDER: LazyLock<Regex> = LazyLock::new(|| {
        regex(concat!(
            r"(?i)^\W*(?:image not found(?: or type unknown)?|image(?: \d+)?|photo|picture|video|",
            r"\[?(?:image|photo|picture|video|graphic|map)(?: \d+)?\]?|broken image|no image|",
            r"image unavailable|featured image|hero image|thumbnail|",
            r"!\[[^\]]*\]\([^)]*\)|[\w%-]+\.(?:jpe?g|png|gif|webp))\W*$",
        ))
    });
    words.len() <= 300 && PLACEHOLDER.is_match(words)
}

/// Whether a paragraph is an address and nothing else; gives it.
pub(crate) fn address(words: &str) -> Option<&str> {
    static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"(?i)^(?:(?:url|link|source|web|original|read (?:at|on)|retrieved from|available at):? *)?[<\[(]?((?:https?://|www\.)[^\s<>\[\]]+?)[>\])]?\.?$",
        )
    });
    ADDRESS
        .captures(words)
        .and_then(|c| c.get(1))
        .map(|address| address.as_str())
}

/// Whether a paragraph is furniture: buttons, calls to subscribe, rights.
///
/// > Read more: Ministers meet again
///
/// Leaves alone every paragraph that could be prose: only whole short lines are dropped.
pub(crate) fn is_furniture(words: &str) -> bool {
    // "- - -", "* * *": a line that parts items.
    let is_rule =
        |letter: char| matches!(letter, '-' | '*' | '_' | '=' | '~' | '–' | '—' | '•' | ' ');
    if words.chars().count() >= 3 && words.chars().all(is_rule) {
        return true;
    }
    static BUTTON: LazyLock<Regex> = LazyLock::new(|| {
        regex(concat!(
            r"(?i)^\W*(?:advertisements?|advert|ad|sponsored(?: content)?|promoted|loading\W*|share|",
            r"share (?:this|on|via)\b[\w ,]{0,40}|tweet|tweet this|facebook|twitter|x|whatsapp|telegram|linkedin|",
            r"reddit|instagram|pinterest|youtube|email(?: this)?|e-mail|copy link|link copied!?|print|",
            r"print this page|pdf|save|bookmark|comments?(?: \(\d+\))?|\d+ comments?|",
            r"leave a (?:comment|reply)|view (?:all )?comments|post a comment|",
            r"subscribe(?: now| today)?|sign in|sign up|log ?in|register|menu|search|close|home|",
            r"skip to (?:main )?content|skip navigation|back to top|top|next|previous|next article|",
            r"previous article|more|see more|show more|load more|read more|read next|up next|continue reading|",
            r"story continues below(?: advertisement)?|article continues (?:below|after)\b.{0,40}|",
            r"recommended(?: stories| for you)?|related(?: (?:articles?|stories|news|topics|content|coverage|posts?|links?))?|",
            r"most (?:read|popular|viewed)|trending(?: now)?|latest(?: news)?|top stories|editors?['’]s? picks?|",
            r"more (?:on|from|stories|news|about)\b.{0,60}|you may also like|also read|in this (?:article|story)|",
            r"listen(?: to (?:this )?article)?|play|pause|mute|watch(?: live| now)?|live|",
            r"\d+ min(?:ute)?s?(?: read)?|reading time\b.{0,20}|\d+ views?|\d+ shares?|",
            r"enlarge this image|hide caption|toggle caption|full screen|view gallery|gallery|",
            r"end(?:s)?|-30-|30|#{3,}|\*(?: ?\*)+|-{3,}|_{3,}|={3,}|end of document|",
            r"page \d+(?: of \d+)?|\d{1,3}|\d+ of \d+|\d+/\d+|check against delivery|",
            r"please check against delivery|bilingual|original: \w+|",
            r"(?:end:? ?)?\d\d?[:.]\d\d ?[ap]\.?m\.?(?: (?:local|[a-z]{2,4}(?: time)?))?(?: end)?|",
            r"text size|font size|a\+|a-|aa|follow us(?: on .{0,60})?|follow|notifications?|",
            r"newsletters?|cookies?(?: policy)?|accept(?: all)?(?: cookies)?|privacy policy|terms of use|",
            r"contact us|about us|disclaimer)\W*$",
        ))
    });
    static CALL: LazyLock<Regex> = LazyLock::new(|| {
        regex(concat!(
            r"(?i)^\W*(?:",
            r"(?:read|see|watch|listen)(?: more| also| next| now)? ?[:|>»].{0,200}|",
            r"(?:also|must|further) read(?:ing)? ?[:|>»].{0,200}|",
            r"(?:related|recommended|in pictures|explainer|opinion|more) ?[:|>»].{0,160}|",
            r"(?:sign up|subscribe|register) (?:to|for|here|now|and)\b.{0,200}|",
            r"(?:get|receive) (?:the|our|all|breaking|more)\b.{0,80}\b(?:newsletter|inbox|app|alerts?)\b.{0,80}|",
            r"follow (?:us|@\w+|.{0,40} on (?:twitter|facebook|x|telegram|instagram))\b.{0,120}|",
            r"download (?:our|the) .{0,60}\bapp\b.{0,80}|click here\b.{0,160}|tap here\b.{0,160}|",
            r"(?:copyright|©)\W.{0,240}|\(c\) ?(?:copyright|\d{4})\b.{0,160}|.{0,120}\ball rights reserved\b.{0,160}|",
            r"this (?:story|article|report|material|content) (?:has been|was) (?:published|generated|created|automatically|auto-generated|syndicated)\b.{0,240}|",
            r"this (?:article|story|material) (?:may|must) not be (?:published|reproduced)\b.{0,240}|",
            r"our standards: .{0,120}|please enable javascript\b.{0,160}|",
            r"your browser does not support\b.{0,160}|(?:this )?(?:site|website) uses cookies\b.{0,300}|we use cookies\b.{0,400}|",
            r"(?:tags?|topics?|keywords?|categor(?:y|ies)|filed under|posted in|section|news id|story code|short ?link) ?[:|#].{0,200}|",
            r"(?:click|tap|scroll|swipe) (?:to|for|down)\b.{0,80}|",
            r"(?:report an error|have a (?:news )?tip|got a tip|send us)\b.{0,160}|",
            r"home ?[>»/|].{0,120}",
            r")$",
        ))
    });
    if words.len() > 700 {
        return false;
    }
    BUTTON.is_match(words) || CALL.is_match(words)
}

/// Whether a line is an hour and nothing else: *3:08 P.M. EDT*.
pub(crate) fn is_hour(words: &str) -> bool {
    static HOUR: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"(?i)^\d\d?[:.]\d\d ?[ap]\.?m\.?(?: \(?(?:local|[a-z]{2,5})(?: time)?\)?)?$")
    });
    HOUR.is_match(words)
}

/// The author in a line that names nothing else: *By Ana Lu*, *By ANA LU and B. Mora, Diplomatic
/// Correspondent*.
pub(crate) fn byline(words: &str) -> Option<String> {
    static BYLINE: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^(?:(?i:by|byline:|author:|written by|story by|reported by)) ((?:\p{Lu}[\p{L}.’'-]*|de|del|van|von|al|bin|ben|la|le)(?: (?:\p{Lu}[\p{L}.’'-]*|and|de|del|van|von|al|bin|ben|la|le|in|&)|, \p{Lu}[\p{L}.’'-]*){0,14})(?: ?[|•·/-] ?.{0,60})?$",
        )
    });
    if words.len() > 160 || words.ends_with('.') {
        return None;
    }
    BYLINE
        .captures(words)
        .map(|c| c[1].trim_end_matches([',', ' ']).to_string())
}

/// The names in an agency's last line: *(Reporting by Ana Lu in Lima; Editing by B. Mora)*.
pub(crate) fn reporters(words: &str) -> Option<String> {
    static REPORTERS: LazyLock<Regex> = LazyLock::new(|| {
        regex(
            r"^\(?(?i:(?:additional )?reporting|writing|editing|compiled|edited|written|produced|contributions?)(?: and \w+)? (?i:by|from) ([^;()]{3,120})(?:;.{0,300})?\)?\.?$",
        )
    });
    REPORTERS
        .captures(words)
        .map(|c| c[1].trim().trim_end_matches('.').to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_known_by_whole_lines() {
        for words in [
            "Read more",
            "READ MORE: Ministers meet again in the capital",
            "Advertisement",
            "Share this on Facebook",
            "© 2024 The Herald. All rights reserved.",
            "Sign up for our daily newsletter",
            "Tags: trade, river, talks",
            "3 min read",
            "* * *",
            "Home > World > Americas",
        ] {
            assert!(is_furniture(words), "{words}");
        }
    }

    #[test]
    fn prose_is_left_alone() {
        assert!(is_furniture("- - -") && is_furniture("*****"));
        for words in [
            "More than forty ships were held at the port, the ministry said.",
            "Share prices fell after the ministry's statement.",
            "Related talks on the river will go on in May.",
            "The minister said all rights of the islanders would be kept.",
            "Follow-up talks will be held in Lima.",
            "Live fire was heard near the bridge.",
            "Home affairs minister Ana Lu left for Quito.",
            "Photographs of the meeting were shown on television.",
        ] {
            assert!(!is_furniture(words), "{words}");
            assert!(!is_placeholder(words), "{words}");
        }
    }

    #[test]
    fn placeholders() {
        for words in [
            "Image not found or type unknown",
            "[Photo]",
            "![talks](a/b.png)",
            "a-1.jpg",
        ] {
            assert!(is_placeholder(words), "{words}");
        }
    }

    #[test]
    fn addresses() {
        assert_eq!(
            address("<https://a.example/x>"),
            Some("https://a.example/x")
        );
        assert_eq!(address("URL: www.a.example/x"), Some("www.a.example/x"));
        assert_eq!(address("See https://a.example/x for more"), None);
    }

    #[test]
    fn authors() {
        assert_eq!(byline("By Ana Lu").as_deref(), Some("Ana Lu"));
        assert_eq!(
            byline("By ANA LU and B. Mora").as_deref(),
            Some("ANA LU and B. Mora")
        );
        assert_eq!(byline("By Monday the talks had failed."), None);
        let last = "(Reporting by Ana Lu in Lima; Editing by B. Mora)";
        assert_eq!(reporters(last).as_deref(), Some("Ana Lu in Lima"));
    }
}
