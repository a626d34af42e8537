#!/usr/bin/env python3
"""positions_calibration.py [JUDGED.tsv]     (default: scores/positions-judged.tsv)

Fits the confidence of positions to the judged ones and says what it promises on articles kept
apart: ten times, each tenth of the articles is predicted from the other nine. Prints the expected
calibration error (bins of equal count), Brier's score, the precision/coverage curve, and the weights
of `crates/chancery-reader/src/positions/confidence.rs` fitted to everything. Standard library only.
"""
import csv, hashlib, math, os, sys

NAMES = ["bias", "plain", "demand", "lexicon", "literal", "short", "no country", "state", "other", "nominal", "firm", "weak"]
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
        row["cue"] in ("fear", "intend", "believe", "accuse"),
    ]
    return [1.0 if x else 0.0 for x in holds]


def solve(a, b):
    n = len(b)
    a = [row[:] + [x] for row, x in zip(a, b)]
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(a[r][i]))
        a[i], a[p] = a[p], a[i]
        for r in range(n):
            if r != i:
                k = a[r][i] / a[i][i]
                a[r] = [x - k * y for x, y in zip(a[r], a[i])]
    return [a[i][n] / a[i][i] for i in range(n)]


def fit(rows):
    w = [0.0] * len(NAMES)
    for _ in range(30):
        gradient = [0.0] + [-PULL * x for x in w[1:]]
        hessian = [[(PULL if i == j and i else 1e-9 if i == j else 0.0) for j in range(len(w))] for i in range(len(w))]
        for x, y in rows:
            p = predict(w, x)
            for i in range(len(w)):
                gradient[i] += (y - p) * x[i]
                for j in range(len(w)):
                    hessian[i][j] += p * (1 - p) * x[i] * x[j]
        w = [a + b for a, b in zip(w, solve(hessian, gradient))]
    return w


def predict(w, x):
    return 1 / (1 + math.exp(-sum(a * b for a, b in zip(w, x))))


def ece(pairs, bins):
    pairs = sorted(pairs)
    total = 0.0
    for k in range(bins):
        part = pairs[k * len(pairs) // bins : (k + 1) * len(pairs) // bins]
        if part:
            total += abs(sum(p for p, _ in part) - sum(y for _, y in part))
    return total / len(pairs)


def main():
    path = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "..", "positions-judged.tsv")
    judged = list(csv.DictReader(open(path, encoding="utf-8"), delimiter="\t"))
    rows = [(features(r), int(r["right"]), int(hashlib.sha256(r["article"].encode()).hexdigest(), 16) % 10) for r in judged]
    apart = []
    for tenth in range(10):
        w = fit([(x, y) for x, y, k in rows if k != tenth])
        apart += [(predict(w, x), y) for x, y, k in rows if k == tenth]
    n = len(apart)
    print(f"judged {n}, right {sum(y for _, y in apart) / n:.3f}")
    print(f"kept apart: ECE {ece(apart, 5):.3f} in 5 bins, {ece(apart, 10):.3f} in 10; Brier {sum((p - y) ** 2 for p, y in apart) / n:.3f}")
    print("confidence at least, coverage, precision:")
    for least in (0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9):
        kept = [y for p, y in apart if p >= least]
        if kept:
            print(f"  {least:.2f}  {len(kept) / n:.3f}  {sum(kept) / len(kept):.3f} of {len(kept)}")
    for k, (p, _) in enumerate(sorted(apart, reverse=True)):
        kept = [y for q, y in apart if q >= p]
        if len(kept) >= 20 and sum(kept) / len(kept) < 0.9:
            break
    print(f"precision of at least .90 down to a confidence of {p:.2f}")
    w = fit([(x, y) for x, y, _ in rows])
    print("weights:", ", ".join(f"{name} {x:.2f}" for name, x in zip(NAMES, w)))


main()
