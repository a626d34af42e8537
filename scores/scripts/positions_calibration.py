#!/usr/bin/env python3
"""positions_calibration.py [JUDGED.tsv]     (default: scores/positions-judged.tsv)

Fits the confidence of positions to the judged ones and says what it promises on articles kept
apart: ten times, each tenth of the articles is predicted from the other nine. Prints the expected
calibration error (bins of equal count), Brier's score, the precision/coverage curve, and the weights
of `crates/chancery-reader/src/positions/keep/confidence.rs` fitted to everything. Standard library only.
"""
import csv, os, sys

from logistic import curve, fit, kept_apart, report, tenth, weights

NAMES = ["bias", "plain", "demand", "lexicon", "literal", "short", "no country", "state", "other", "nominal", "firm", "weak", "loose", "sure", "domestic", "two words"]
PULL = 3.0  # toward nought, except the bias


def features(row):
    holds = [
        True,
        row["rule"] == "plain",
        row["rule"] in ("demand", "sides"),
        row["source"] == "lexicon",
        row["literal"] == "1",
        row["source"] == "words" and len(row["concept"].split("-")) < 4,
        row["country"] == "0",
        row["kind"] == "state",
        row["kind"] not in ("state", "person"),
        row["named"] == "0",
        row["cue"] in ("promise", "announce"),
        row["cue"] in ("fear", "intend", "believe"),
        row["rule"] in ("act", "intended", "by", "worth"),
        row["rule"] in ("told", "done", "blame"),
        row["domestic"] == "1",
        row["source"] == "words" and len(row["concept"].split("-")) < 3,
    ]
    return [1.0 if x else 0.0 for x in holds]


def main():
    path = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "..", "positions-judged.tsv")
    judged = list(csv.DictReader(open(path, encoding="utf-8"), delimiter="\t"))
    rows = [(features(r), int(r["right"])) for r in judged]
    apart = kept_apart(rows, [tenth(r["article"]) for r in judged], PULL)
    report(apart)
    curve(apart)
    for k, (p, _) in enumerate(sorted(apart, reverse=True)):
        kept = [y for q, y in apart if q >= p]
        if len(kept) >= 20 and sum(kept) / len(kept) < 0.9:
            break
    print(f"precision of at least .90 down to a confidence of {p:.2f}")
    weights(NAMES, fit(rows, PULL))


main()
