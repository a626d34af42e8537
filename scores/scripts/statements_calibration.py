#!/usr/bin/env python3
"""statements_calibration.py [JUDGED.tsv]     (default: scores/statements-judged.tsv)

Fits the confidence of statements to the judged ones and says what it promises on articles kept
apart: ten times, each tenth of the articles is predicted from the other nine. Prints the expected
calibration error (bins of equal count), what a confidence without error would show by chance alone,
Brier's score, the precision/coverage curve, and the weights of
`crates/chancery-reader/src/attribution/confidence.rs` fitted to everything. Standard library only.
"""
import csv, math, os, random, sys

from logistic import curve, ece, fit, kept_apart, predict, report, tenth, weights

NAMES = ["bias", "chosen", "mention", "unresolved", "modal", "thought", "object"]
PULL = 2.0  # toward nought, except the bias


def logit(p):
    p = min(max(p, 0.03), 0.97)
    return math.log(p / (1 - p))


def features(row):
    who = row["who"]
    holds = [
        who == "unresolved",
        row["modal"] == "1",
        row["class"] in ("believe", "hope", "intend", "fear"),
        row["rule"] in ("object", "preposition", "noun"),
    ]
    resolved = who not in ("unresolved", "nobody")
    numbers = [1.0, logit(float(row["chosen"])), logit(float(row["mention"])) if resolved else 0.0]
    return numbers + [1.0 if x else 0.0 for x in holds]


def by_chance(pairs, bins):
    """The error that probabilities without error would show in a sample of this size."""
    rng = random.Random(1)
    drawn = [ece([(p, int(rng.random() < p)) for p, _ in pairs], bins) for _ in range(500)]
    return sum(drawn) / len(drawn)


def main():
    path = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "..", "statements-judged.tsv")
    lines = [line for line in open(path, encoding="utf-8") if not line.startswith("#")]
    judged = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    rows = [(features(r), int(r["right"] == "yes")) for r in judged]
    apart = kept_apart(rows, [tenth(r["article"]) for r in judged], PULL)
    report(apart)
    print(f"by chance alone: ECE {by_chance(apart, 5):.3f} in 5 bins, {by_chance(apart, 10):.3f} in 10")
    for other in "1234":
        w = fit([row for row, r in zip(rows, judged) if r["draw"] != other], PULL)
        pairs = [(predict(w, x), y) for (x, y), r in zip(rows, judged) if r["draw"] == other]
        print(f"fitted to the others, measured on draw {other}: ECE {ece(pairs, 5):.3f} of {len(pairs)}, by chance {by_chance(pairs, 5):.3f}")
    curve(apart)
    weights(NAMES, fit(rows, PULL))


main()
