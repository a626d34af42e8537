#!/usr/bin/env python3
"""Learns which acts are events and between whom (crates/chancery-reader/src/events/weigh/trees.bin, lexicons/en/events/priors.tsv).

    events.py FOLDER[:WEIGHT]... [--write] [--folds]

A FOLDER holds articles.json and gold.json (training/coded/coded.py rebuild). The numbers come from the program
(example event_features), so training and use cannot differ. Folds are made by a hash of the article's id; pairs are
weighed by likelihoods from the other folds, dyads by those of pairs from folds within the other folds. Without --write only the cross-validated scores are printed.
Needs lightgbm; 4.6.0 was used.
"""
import collections
import hashlib
import json
import os
import re
import struct
import subprocess
import sys
import tempfile

import lightgbm
import numpy

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FEATURES = os.path.join(os.environ.get("CARGO_TARGET_DIR", os.path.join(TOP, "target")), "release/examples/event_features")
JOINT = {"AGREE", "CONSULT", "COOPERATE"}
STOP = set("the a an of for to in on and or its his her their our with by from at as is be against s mr mrs ms dr president minister "
           "prime foreign secretary general ambassador spokesman spokesperson spokeswoman king queen prince chancellor senator".split())
FOLDS = 5
SEEDS = 3
DEPTH = 5
BASE = dict(objective="binary", max_depth=DEPTH, bagging_fraction=0.8, bagging_freq=1, verbose=-1, num_threads=2,
            deterministic=True, force_row_wise=True, seed=1)
ROWS = dict(BASE, learning_rate=0.1, num_leaves=24, min_data_in_leaf=20, lambda_l2=5, feature_fraction=0.6)
PAIRS = dict(BASE, learning_rate=0.1, num_leaves=20, min_data_in_leaf=25, lambda_l2=8, feature_fraction=0.5)
DYADS = PAIRS
N_ROWS, N_PAIRS, N_DYADS = 60, 70, 60
LEAST = 0.25
# Pairs of one act beyond these weigh no more in sum.
MOST = 4
# Articles of more dyads than these weigh no more than others.
MOST_DYADS = 8
# The articles of the whole-article gold data have no more dyads than these.
SHORT = 14


def words(text):
    return re.findall(r"[^\W_]+", text.lower())


def code(name, country):
    return country or " ".join(sorted(w for w in set(words(name)) if w not in STOP and len(w) > 1)[:2])


def gold_events(coded):
    actors = {a["key"]: code(a["name"], a["country"]) for a in coded["actors"]}
    return [(e["type"], [actors[k] for k in e["source"]], [actors[k] for k in e["target"]], set(words(e["trigger"])))
            for e in coded["events"]]


def dyads(kind, source, target):
    if target:
        pairs = [(s, t) for s in source for t in target]
    elif len(source) > 1:
        pairs = [(a, b) for n, a in enumerate(source) for b in source[n + 1:]]
    else:
        pairs = [(s, "") for s in source]
    return {(kind,) + (tuple(sorted(p)) if kind in JOINT and p[1] else p) for p in pairs}


def fold(name):
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS


def features(articles, *likely):
    run = [FEATURES, articles, *likely]
    return [json.loads(line) for line in subprocess.run(run, check=True, capture_output=True, text=True).stdout.split("\n") if line]


class Article:
    def __init__(self, found, coded, weight):
        self.id, self.fold, self.weight = found["id"], fold(found["id"]), weight
        self.codes = [code(*actor) for actor in found["actors"]]
        self.candidates = found["candidates"]
        self.told = found["dyads"]
        # The column that is counted inside the folds.
        self.prior = found["columns"].index("prior")
        gold = gold_events(coded)
        self.dyads = set().union(*[dyads(k, sorted(set(s)) if t else s, sorted(set(t))) for k, s, t, _ in gold]) if gold else set()
        for candidate in self.candidates:
            own, here = set(w for word in candidate["words"] for w in words(word)), set(words(candidate["sentence"]))
            same = [(s, t) for k, s, t, trigger in gold
                    if k == candidate["type"] and trigger & own and len(trigger & here) >= 0.7 * len(trigger)]
            candidate["right"] = bool(same)
            candidate["source"] = set(x for s, _ in same for x in s)
            candidate["target"] = set(x for _, t in same for x in t)
            if candidate["type"] in JOINT:
                candidate["source"] = candidate["target"] = candidate["source"] | candidate["target"]


def rows(articles):
    x, source, target, weight = [], [], [], []
    for article in articles:
        for candidate in article.candidates:
            for actor, row in candidate["rows"] if candidate["right"] else []:
                x.append(row)
                source.append(article.codes[actor] in candidate["source"])
                target.append(article.codes[actor] in candidate["target"])
                weight.append(article.weight)
    return numpy.array(x), numpy.array(source), numpy.array(target), numpy.array(weight)


class Several:
    """Trees learned more than once, each time from other samples: what they say on average."""

    def __init__(self, models):
        self.models = models

    def predict(self, x):
        return 1 / (1 + numpy.exp(-sum(m.predict(x, raw_score=True) for m in self.models) / len(self.models)))


def learn(x, y, weight, settings, n):
    seeds = [dict(settings, seed=s, bagging_seed=s, feature_fraction_seed=s) for s in range(1, SEEDS + 1)]
    return Several([lightgbm.train(one, lightgbm.Dataset(x, y, weight=weight), n) for one in seeds])


def dyad(article, candidate, pair):
    names = (article.codes[pair[0]], "" if pair[1] is None else article.codes[pair[1]])
    return (candidate["type"],) + (tuple(sorted(names)) if candidate["type"] in JOINT and names[1] else names)


def counts(articles):
    out = collections.Counter(), collections.Counter()
    for article in articles:
        for candidate in article.candidates:
            out[0][candidate["entry"]] += candidate["right"]
            out[1][candidate["entry"]] += 1
    return out


def pairs(articles, right, seen, own):
    """Numbers and answers; `own` leaves the candidate itself out of the counts of its entry."""
    x, y, weight, of = [], [], [], []
    for article in articles:
        for candidate in article.candidates:
            entry = candidate["entry"]
            prior = (right[entry] - (own and candidate["right"]) + 1) / (seen[entry] - own + 2)
            for pair in candidate["pairs"]:
                row = list(pair[2])
                row[article.prior] = prior
                x.append(row)
                y.append(dyad(article, candidate, pair) in article.dyads)
                # The many pairs of one list stand or fall together.
                weight.append(article.weight * min(1, MOST / len(candidate["pairs"])))
                of.append((article, candidate, dyad(article, candidate, pair)))
    return numpy.array(x), numpy.array(y), numpy.array(weight), of


def told(articles):
    """The dyads that the acts of articles may tell: numbers, answers, weights, and which they are."""
    x, y, weight, of = [], [], [], []
    for article in articles:
        for kind, source, target, _, row in article.told:
            names = dyad(article, {"type": kind}, (source, target))
            x.append(row)
            y.append(names in article.dyads)
            weight.append(article.weight * min(1, MOST_DYADS / max(1, len(article.dyads))))
            of.append((article, names))
    return numpy.array(x), numpy.array(y), numpy.array(weight), of


def likely_pairs(known, unknown):
    """How likely each pair of the second articles is, learned from the first."""
    right, seen = counts(known)
    x, y, weight, _ = pairs(known, right, seen, True)
    model = learn(x, y, weight, PAIRS, N_PAIRS)
    x, _, _, of = pairs(unknown, right, seen, False)
    out = collections.defaultdict(list)
    for (article, _, _), sure in zip(of, model.predict(x) if len(x) else []):
        out[article.id].append(sure)
    return out


def in_folds(articles):
    """The same for each article from the folds of the others."""
    out = {}
    for number in sorted({a.fold for a in articles}):
        out.update(likely_pairs([a for a in articles if a.fold != number], [a for a in articles if a.fold == number]))
    return out


def logit(sure):
    return numpy.log(sure / (1 - sure))


def straight(pairs):
    """Slope and offset by logistic regression."""
    x, y = numpy.array([p[0] for p in pairs]), numpy.array([p[1] for p in pairs], float)
    slope, offset = 1.0, 0.0
    for _ in range(4000):
        error = 1 / (1 + numpy.exp(-slope * x - offset)) - y
        slope, offset = slope - 0.2 * (error * x).mean(), offset - 0.2 * error.mean()
    return slope, offset


def trees(model):
    """The trees as the program reads them: complete, five levels, columns, borders, leaves."""
    out = b""
    for tree in [tree for one in model.models for tree in one.dump_model()["tree_info"]]:
        columns, borders, leaves = [0] * (2 ** DEPTH - 1), [float("inf")] * (2 ** DEPTH - 1), [0.0] * 2 ** DEPTH

        def fill(node, at, depth):
            if depth == DEPTH:
                leaves[at - (2 ** DEPTH - 1)] = node["leaf_value"] / len(model.models)
            elif "leaf_value" in node:
                # Everything goes left: the border is infinite.
                fill(node, 2 * at + 1, depth + 1)
            else:
                columns[at], borders[at] = node["split_feature"], node["threshold"]
                fill(node["left_child"], 2 * at + 1, depth + 1)
                fill(node["right_child"], 2 * at + 2, depth + 1)

        fill(tree["tree_structure"], 0, 0)
        # A border between two numbers stays between them when it is rounded to 32 bits.
        out += bytes(columns) + struct.pack(f"<{len(borders)}f", *borders) + struct.pack(f"<{len(leaves)}f", *leaves)
    return out


def main():
    folders = [a.partition(":") for a in sys.argv[1:] if not a.startswith("--")]
    if not folders:
        sys.exit(__doc__)
    work = tempfile.mkdtemp()
    everything, coded_by = [], {}
    for folder, _, weight in folders:
        articles = json.load(open(os.path.join(folder, "articles.json"), encoding="utf-8"))
        for coded in json.load(open(os.path.join(folder, "gold.json"), encoding="utf-8")):
            coded_by[coded["id"]] = (coded, float(weight or coded.get("weight", 1)), folder)
        everything += articles
    path = os.path.join(work, "articles.json")
    json.dump(everything, open(path, "w", encoding="utf-8"))
    first = [Article(found, *coded_by[found["id"]][:2]) for found in features(path)]
    print(len(first), "articles", sum(len(a.candidates) for a in first), "candidates", sum(len(a.dyads) for a in first), "dyads")
    likely = {}
    for number in range(FOLDS):
        x, source, target, weight = rows([a for a in first if a.fold != number])
        models = learn(x, source, weight, ROWS, N_ROWS), learn(x, target, weight, ROWS, N_ROWS)
        for article in first:
            if article.fold == number:
                for at, candidate in enumerate(article.candidates):
                    if candidate["rows"]:
                        numbers = numpy.array([row for _, row in candidate["rows"]])
                        likely[article.id, at] = numpy.stack([m.predict(numbers) for m in models], 1)
    path_likely = os.path.join(work, "likely.tsv")
    with open(path_likely, "w", encoding="utf-8") as file:
        for article in first:
            for at, candidate in enumerate(article.candidates):
                for one in likely.get((article.id, at), []):
                    file.write(f"{one[0]:.6f}\t{one[1]:.6f}\n")
    second = [Article(found, *coded_by[found["id"]][:2]) for found in features(path, path_likely)]

    def weighed(likely):
        """The articles with what is known of their dyads."""
        path_pairs = os.path.join(work, "pairs.tsv")
        with open(path_pairs, "w", encoding="utf-8") as file:
            for article in second:
                file.writelines(f"{sure:.6f}\n" for sure in likely.get(article.id, []))
        return [Article(found, *coded_by[found["id"]][:2]) for found in features(path, path_likely, path_pairs)]

    guessed = collections.defaultdict(dict)
    for number in range(FOLDS):
        others, own = [a for a in second if a.fold != number], [a for a in second if a.fold == number]
        third = weighed({**in_folds(others), **likely_pairs(others, own)})
        x, y, weight, _ = told([a for a in third if a.fold != number])
        model = learn(x, y, weight, DYADS, N_DYADS)
        x, _, _, of = told([a for a in third if a.fold == number])
        for (article, names), sure in zip(of, model.predict(x)):
            guessed[article.id][names] = max(sure, guessed[article.id].get(names, 0))
    for folder in [f for f, _, _ in folders] + ["all", "short"]:
        # "short": articles of no more dyads than those of the whole-article gold data have.
        part = [a for a in second if folder in ("all", coded_by[a.id][2]) or folder == "short" and len(a.dyads) <= SHORT]
        line = []
        for least in (0.2, 0.25, 0.28, 0.3, 0.35, 0.4):
            kept = [{k for k, sure in guessed[a.id].items() if sure >= least} for a in part]
            hit, gold, written = sum(len(k & a.dyads) for k, a in zip(kept, part)), sum(len(a.dyads) for a in part), sum(map(len, kept))
            line.append(f"{least}: P {hit / max(written, 1):.3f} R {hit / gold:.3f} F {2 * hit / (gold + written):.3f}")
        print(os.path.basename(folder.rstrip("/")), *line, sep="  ")
    # What is kept is made a confidence: slope and offset of the log odds, for each fold from the others.
    kept = [(a.fold, logit(s), k in a.dyads) for a in second for k, s in guessed[a.id].items() if s >= LEAST]
    sure = []
    for number in range(FOLDS):
        line = straight([(x, y) for f, x, y in kept if f != number])
        sure += [(1 / (1 + numpy.exp(-line[0] * x - line[1])), y) for f, x, y in kept if f == number]
    for n_bins in (5, 10):
        bins = numpy.array_split(numpy.array(sorted(sure), float), n_bins)
        error = sum(len(b) * abs(b[:, 0].mean() - b[:, 1].mean()) for b in bins) / len(sure)
        print(f"expected calibration error of pairs kept at {LEAST}, {n_bins} bins: {error:.3f} of {len(sure)}")
    for least in (0.5, 0.6, 0.7, 0.8, 0.85, 0.9):
        of = [y for x, y in sure if x >= least]
        print(f"confidence {least} or more: {numpy.mean(of):.3f} of {len(of)} right")
    if "--write" in sys.argv:
        x, source, target, weight = rows(first)
        right, seen = counts(second)
        px, py, pweight, _ = pairs(second, right, seen, True)
        dx, dy, dweight, _ = told(weighed(in_folds(second)))
        parts = [trees(learn(x, source, weight, ROWS, N_ROWS)), trees(learn(x, target, weight, ROWS, N_ROWS)),
                 trees(learn(px, py, pweight, PAIRS, N_PAIRS)), trees(learn(dx, dy, dweight, DYADS, N_DYADS))]
        line = straight([(x, y) for _, x, y in kept])
        with open(os.path.join(TOP, "crates/chancery-reader/src/events/weigh/trees.bin"), "wb") as file:
            file.write(struct.pack("<IIIff", *map(len, parts[:3]), *line) + b"".join(parts))
        with open(os.path.join(TOP, "lexicons/en/events/priors.tsv"), "w", encoding="utf-8") as file:
            file.write("# How often the words of an entry were events in articles coded by reading (training/events.py).\nentry\tright\tseen\n")
            file.writelines(f"{entry}\t{right[entry]}\t{seen[entry]}\n" for entry in sorted(seen))


if __name__ == "__main__":
    main()
