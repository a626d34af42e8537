#!/usr/bin/env python3
"""statements_calibration.py [JUDGED.tsv]     (default: scores/statements-judged.tsv)

Fits the confidence of statements to the judged ones and says what it promises on articles kept
apart: ten times, each tenth of the articles is predicted from the other nine. Prints the expected
calibration error (bins of equal count), what a confidence without error would show by chance alone,
Brier's score, the precision/coverage curve, and the weights of
`crates/chancery-reader/src/attribution/confidence.rs` fitted to everything. Standard library only.
"""
import csv, hashlib, math, os, random, sys

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
    n = len(rows[0][0])
    w = [0.0] * n
    for _ in range(30):
        gradient = [0.0] + [-PULL * x for x in w[1:]]
        hessian = [[(PULL if i == j and i else 1e-9 if i == j else 0.0) for j in range(n)] for i in range(n)]
        for x, y in rows:
            p = predict(w, x)
            for i in range(n):
                gradient[i] += (y - p) * x[i]
                for j in range(n):
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


def by_chance(pairs, bins):
    """The error that probabilities without error would show in a sample of this size."""
    rng = random.Random(1)
    drawn = [ece([(p, int(rng.random() < p)) for p, _ in pairs], bins) for _ in range(500)]
    return sum(drawn) / len(drawn)


def main():
    path = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "..", "statements-judged.tsv")
    lines = [line for line in open(path, encoding="utf-8") if not line.startswith("#")]
    judged = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    right = [int(r["right"] == "yes") for r in judged]
    fold = [int(hashlib.sha256(r["article"].encode()).hexdigest(), 16) % 10 for r in judged]
    rows = [(features(r), y) for r, y in zip(judged, right)]
    apart = []
    for tenth in range(10):
        w = fit([row for row, k in zip(rows, fold) if k != tenth])
        apart += [(predict(w, x), y) for (x, y), k in zip(rows, fold) if k == tenth]
    n = len(apart)
    print(f"judged {n}, right {sum(right) / n:.3f}")
    print(f"kept apart: ECE {ece(apart, 5):.3f} in 5 bins, {ece(apart, 10):.3f} in 10; Brier {sum((p - y) ** 2 for p, y in apart) / n:.3f}")
    print(f"by chance alone: ECE {by_chance(apart, 5):.3f} in 5 bins, {by_chance(apart, 10):.3f} in 10")
    for other in "123":
        w = fit([row for row, r in zip(rows, judged) if r["draw"] != other])
        pairs = [(predict(w, x), y) for (x, y), r in zip(rows, judged) if r["draw"] == other]
        print(f"fitted to the others, measured on draw {other}: ECE {ece(pairs, 5):.3f} of {len(pairs)}, by chance {by_chance(pairs, 5):.3f}")
    print("confidence at least, coverage, precision:")
    for least in (0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9):
        kept = [y for p, y in apart if p >= least]
        if kept:
            print(f"  {least:.2f}  {len(kept) / n:.3f}  {sum(kept) / len(kept):.3f} of {len(kept)}")
    w = fit(rows)
    print("weights:", ", ".join(f"{name} {x:.2f}" for name, x in zip(NAMES, w)))


main()
