#!/usr/bin/env python3
"""agreements_confidence.py JUDGED SIGNS...

The confidence of what `chancery agreements` tells: weights for
crates/chancery-analysis/src/agreements/confidence.rs from judged clauses, and how sure they are.

SIGNS is what `cargo run --release -p chancery --example agreement_signs -- DATASET` prints; JUDGED is
scores/agreements-judged.tsv. Each tenth of the articles is predicted from the others.
"""
import csv, sys
from logistic import fit, predict, tenth

KEY = ("parties", "instrument", "stage", "article")


def main():
    judged, *files = sys.argv[1:]
    right = {}
    for row in csv.DictReader(open(judged, encoding="utf-8"), delimiter="\t"):
        key = tuple(row[name] for name in KEY)
        right[key] = (row["draw"], int(row["parties_right"]) * int(row["stage_right"]))
    rows, names, seen = [], [], set()
    for name in files:
        table = csv.DictReader(open(name, encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE)
        names = [n for n in table.fieldnames if n not in KEY + ("confidence", "clause")]
        for row in table:
            key = tuple(row[k] for k in KEY)
            if key in right and key not in seen:
                seen.add(key)
                rows.append(([float(row[n]) for n in names], right[key][1], row["article"], right[key][0]))
    guess = [0.0] * len(rows)
    for part in range(10):
        weights = fit([(x, y) for x, y, a, _ in rows if tenth(a) != part], 1.0)
        for at, (x, _, article, _) in enumerate(rows):
            if tenth(article) == part:
                guess[at] = predict(weights, x)
    draws = sorted({row[3] for row in rows})
    for draw in draws + ["all"]:
        these = [at for at, row in enumerate(rows) if draw in (row[3], "all")]
        print(f"draw {draw}: {len(these)} clauses")
        for least in (0.0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95):
            kept = [rows[at][1] for at in these if guess[at] >= least]
            if kept:
                print(f"  {least:.2f} or more: {sum(kept) / len(kept):.3f} right of {len(kept)}, {len(kept) / len(these):.2f} of all")
    bins = [[] for _ in range(5)]
    for p, row in zip(guess, rows):
        bins[min(4, int(p * 5))].append((p, row[1]))
    gap = sum(abs(sum(p - y for p, y in one)) for one in bins) / len(rows)
    print(f"expected calibration error, five bins: {gap:.3f}")
    weights = fit([(x, y) for x, y, _, _ in rows], 1.0)
    for name, weight in zip(names, weights):
        print(f"    {weight:.2f}, // {name}")


main()
