#!/usr/bin/env python3
"""Learns which statements a careful reader writes down (crates/chancery-reader/src/attribution/careful.bin,
lexicons/en/cues/priors.tsv).

    statements.py FOLDER[:WEIGHT]... [--write]

A FOLDER holds articles.json and gold.json (training/coded/coded.py rebuild). The numbers come from the program
(example statement_features), so training and use cannot differ. Folds are made by a hash of the article's id. Without
--write only the cross-validated scores are printed. Needs lightgbm; 4.6.0 was used.
"""
import collections
import json
import os
import subprocess
import sys
import tempfile

import lightgbm
import numpy

from events import FOLDS, TOP, Several, fold, trees, words

FEATURES = os.path.join(os.environ.get("CARGO_TARGET_DIR", os.path.join(TOP, "target")), "release/examples/statement_features")
SETTINGS = dict(objective="binary", max_depth=5, num_leaves=12, min_data_in_leaf=20, lambda_l2=8, learning_rate=0.05,
                bagging_fraction=0.8, bagging_freq=1, feature_fraction=0.25, verbose=-1, num_threads=2, deterministic=True,
                force_row_wise=True, seed=1)
N = 200
N_KEYS = 2


def overlap(a, b):
    """The words that two contents share, as a share of the longer one."""
    return sum((collections.Counter(a) & collections.Counter(b)).values()) / max(len(a), len(b), 1)


class Article:
    def __init__(self, found, coded, weight):
        self.id, self.fold, self.weight = found["id"], fold(found["id"]), weight
        self.candidates = found["candidates"]
        self.gold = [words(one["content"]) for one in coded["statements"]]
        for candidate in self.candidates:
            candidate["words"], candidate["right"] = words(candidate["content"]), False
        for one, content in zip(coded["statements"], self.gold):
            same = [c for c in self.candidates if overlap(content, c["words"]) >= 0.5]
            cue, speaker = set(words(one["cue"])), set(words(one["speaker_text"] or ""))
            same = [c for c in same if set(words(c["cue_word"])) & cue] or same
            named = [c for c in same if (set(words(c["speaker"] or "")) & speaker if speaker else c["speaker"] is None)]
            for candidate in named or same:
                candidate["right"] = True
        self.right = collections.defaultdict(bool)
        for candidate in self.candidates:
            self.right[candidate["proposal"]] |= candidate["right"]


def counts(articles):
    """How often lemma and frame, lemma and part of speech were a statement's, counted once for a cue and its content's place."""
    right, seen = collections.Counter(), collections.Counter()
    for article in articles:
        keys = {c["proposal"]: c["keys"] for c in article.candidates}
        for proposal, own in keys.items():
            for key in own:
                right[key] += article.right[proposal]
                seen[key] += 1
    return right, seen


def numbers(articles, right, seen, own):
    """`own` leaves the candidate itself out of the counts."""
    x, y, weight = [], [], []
    for article in articles:
        for c in article.candidates:
            row = list(c["row"])
            row[-N_KEYS:] = [(right[key] - (own and article.right[c["proposal"]]) + 0.5) / (seen[key] - own + 2) for key in c["keys"]]
            x.append(row)
            y.append(c["right"])
            weight.append(article.weight)
    return numpy.array(x), numpy.array(y), numpy.array(weight)


def holds(one, token):
    return any(start <= token < end for start, end in one["tokens"])


def contradict(a, b):
    """As choose.rs: contents overlap, and neither stands in the other's."""
    if not any(s < f and e < t for s, t in a["tokens"] for e, f in b["tokens"]):
        return False

    def within(inner, outer):
        return (holds(outer, inner["cue"]) and outer["tokens"][0][0] <= inner["tokens"][0][0]
                and inner["tokens"][-1][1] <= outer["tokens"][-1][1])
    return a["cue"] == b["cue"] or not within(a, b) and not within(b, a)


def choose(candidates, sure, least):
    kept, taken = [], set()
    for at in sorted(range(len(candidates)), key=lambda at: -sure[at]):
        one = candidates[at]
        if sure[at] < least:
            break
        if one["proposal"] not in taken and not any(contradict(one, other) for other in kept):
            taken.add(one["proposal"])
            kept.append(one)
    return kept


def hits(gold, kept):
    pairs = sorted(((-overlap(g, c["words"]), i, j) for i, g in enumerate(gold) for j, c in enumerate(kept)))
    used = set(), set()
    for shared, i, j in pairs:
        if shared <= -0.5 and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
    return len(used[0])


def main():
    folders = [a.partition(":") for a in sys.argv[1:] if not a.startswith("--")]
    if not folders:
        sys.exit(__doc__)
    articles, coded_by = [], {}
    for folder, _, weight in folders:
        articles += json.load(open(os.path.join(folder, "articles.json"), encoding="utf-8"))
        for coded in json.load(open(os.path.join(folder, "gold.json"), encoding="utf-8")):
            coded_by[coded["id"]] = (coded, float(weight or coded.get("weight", 1)), folder)
    path = os.path.join(tempfile.mkdtemp(), "articles.json")
    json.dump(articles, open(path, "w", encoding="utf-8"))
    lines = subprocess.run([FEATURES, path], check=True, capture_output=True, text=True).stdout.split("\n")
    articles = [Article(found, *coded_by[found["id"]][:2]) for found in (json.loads(line) for line in lines if line)]
    print(len(articles), "articles", sum(len(a.candidates) for a in articles), "candidates", sum(len(a.gold) for a in articles), "statements")
    sure = {}
    for number in range(FOLDS):
        others = [a for a in articles if a.fold != number]
        right, seen = counts(others)
        x, y, weight = numbers(others, right, seen, True)
        model = lightgbm.train(SETTINGS, lightgbm.Dataset(x, y, weight=weight), N)
        for article in articles:
            if article.fold == number:
                sure[article.id] = model.predict(numbers([article], right, seen, False)[0]) if article.candidates else []
    for folder in [f for f, _, _ in folders] + ["all"]:
        part = [a for a in articles if folder in ("all", coded_by[a.id][2])]
        line = []
        for least in (0.3, 0.35, 0.4, 0.45, 0.5):
            kept = [choose(a.candidates, sure[a.id], least) for a in part]
            hit, gold, written = sum(hits(a.gold, k) for a, k in zip(part, kept)), sum(len(a.gold) for a in part), sum(map(len, kept))
            line.append(f"{least}: P {hit / max(written, 1):.3f} R {hit / gold:.3f} F {2 * hit / (gold + written):.3f}")
        print(os.path.basename(folder.rstrip("/")), *line, sep="  ")
    if "--write" in sys.argv:
        right, seen = counts(articles)
        x, y, weight = numbers(articles, right, seen, True)
        model = lightgbm.train(SETTINGS, lightgbm.Dataset(x, y, weight=weight), N)
        with open(os.path.join(TOP, "crates/chancery-reader/src/attribution/careful.bin"), "wb") as file:
            file.write(trees(Several([model])))
        with open(os.path.join(TOP, "lexicons/en/cues/priors.tsv"), "w", encoding="utf-8") as file:
            file.write("# How often a lemma with its frame, or its part of speech, was a statement's cue in articles coded by reading\n"
                       "# (training/statements.py).\nwords\tright\tseen\n")
            file.writelines(f"{key}\t{right[key]}\t{seen[key]}\n" for key in sorted(seen))


main()
