#!/usr/bin/env python3
"""Trains the weights by which a sentence of a speech blames (lexicons/en/events/speech.tsv).

usage: speech.py FEATURES.tsv SPEECHES.jsonl[.gz] [--out speech.tsv] [--c 0.1]

FEATURES: what the example `speech_features` of chancery-evaluate prints. SPEECHES: excerpts with
`id` and `edus` (UNSCon): units with `start`, `end`, `label`. A sentence blames if at least half of
its units are negative evaluations, direct or indirect. Folds keep the excerpts of one speech
together. Prints cross-validated scores over units by threshold; with --out trains on all.
Needs scikit-learn and numpy.
"""
import argparse, gzip, hashlib, json
import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression


def lines(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as file:
        return [line for line in file.read().split("\n") if line]


def hostile(unit):
    return unit["label"] in ("direct", "indirect")


def fold(name, n=10):
    speech = "_".join(name.split("_")[:4])
    return int(hashlib.sha1(speech.encode()).hexdigest(), 16) % n


def fit(rows, labels, c):
    vectorizer = DictVectorizer()
    model = LogisticRegression(C=c, max_iter=3000)
    model.fit(vectorizer.fit_transform(rows), labels)
    return vectorizer, model


def scores(units, likely, threshold, gold):
    written = hits = 0
    for own, p in zip(units, likely):
        if p >= threshold:
            written += len(own)
            hits += sum(hostile(unit) for unit in own)
    precision, recall = hits / max(1, written), hits / gold
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("features")
    parser.add_argument("speeches")
    parser.add_argument("--out")
    parser.add_argument("--c", type=float, default=0.1)
    options = parser.parse_args()
    speeches = {speech["id"]: speech for speech in map(json.loads, lines(options.speeches))}
    names, rows, units = [], [], []
    for line in lines(options.features):
        name, start, end, *cells = line.split("\t")
        own = [u for u in speeches[name]["edus"] if int(start) <= u["start"] < int(end)]
        if own:
            names.append(name)
            units.append(own)
            rows.append({k: float(v) for k, v in (cell.rsplit("=", 1) for cell in cells)})
    labels = np.array([np.mean([hostile(unit) for unit in own]) >= 0.5 for own in units])
    folds = np.array([fold(name) for name in names])
    gold = sum(hostile(unit) for speech in speeches.values() for unit in speech["edus"])
    likely = np.zeros(len(rows))
    for n in range(10):
        inside, outside = np.where(folds != n)[0], np.where(folds == n)[0]
        if len(outside):
            vectorizer, model = fit([rows[i] for i in inside], labels[inside], options.c)
            likely[outside] = model.predict_proba(vectorizer.transform([rows[i] for i in outside]))[:, 1]
    print(f"{len(rows)} sentences, {labels.mean():.3f} blame")
    best = max((scores(units, likely, t, gold)[2], t) for t in np.arange(0.15, 0.45, 0.01))
    for threshold in (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, best[1]):
        print("least {:.2f}  P {:.3f}  R {:.3f}  F {:.3f}".format(threshold, *scores(units, likely, threshold, gold)))
    bins = [(likely >= lo) & (likely < lo + 0.1) for lo in np.arange(0, 1, 0.1)]
    error = sum(abs(labels[b].mean() - likely[b].mean()) * b.sum() for b in bins if b.any()) / len(labels)
    print(f"expected calibration error {error:.3f}")
    if options.out:
        vectorizer, model = fit(rows, labels, options.c)
        weights = dict(zip(vectorizer.get_feature_names_out(), model.coef_[0]))
        weights["<bias>"] = model.intercept_[0]
        weights["<least>"] = best[1]
        with open(options.out, "w", encoding="utf-8") as file:
            file.write("# Weights by which a sentence of a speech blames; made by training/speech.py.\n")
            file.write("feature\tweight\n")
            for name in sorted(weights):
                file.write(f"{name}\t{weights[name]:.3f}\n")


if __name__ == "__main__":
    main()
