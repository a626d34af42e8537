#!/usr/bin/env python3
"""Learns how far an act has come and on whose word it rests (lexicons/en/events/status.tsv and voice.tsv).

    status.py FOLDER[:WEIGHT]... [--write]

A FOLDER holds articles.json and gold.json (training/coded/coded.py rebuild). The signs come from the program (example
act_signs), so training and use cannot differ; who is named is no sign. An act is learned from if a coded event of its
sentence shares words of its trigger. Prints how often the rules are right and how often the model is, of acts that are
written as events with the coded type: folds by a hash of the article's id, three ways to make them. With --write the
weights are learned from everything. Needs scikit-learn; 1.9.1 was used.
"""
import collections
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import warnings

import numpy
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SIGNS = os.path.join(os.environ.get("CARGO_TARGET_DIR", os.path.join(TOP, "target")), "release/examples/act_signs")
FOLDS, WAYS = 5, 3
# A sign must be seen so often; strength of regularization; by how much (log odds) the model must beat the rules.
LEAST, STRENGTH, MARGIN = 3, 0.1, dict(status=0.6, voice=0.5)
# Signs of one kind, by the part of their names before the colon, that a choice does without.
WITHOUT = {"status": (), "voice": ("past", "same", "first", "coming", "year", "time6")}


def words(text):
    return re.findall(r"[^\W_]+", text.lower())


def matched(act, coded):
    """The coded event that an act tells: of its type if there is one, with the most words in common."""
    own, here = set(w for word in act["words"] for w in words(word)), set(words(act["sentence"]))
    best = (0, None)
    for event in coded["events"]:
        trigger = set(words(event["trigger"]))
        if trigger & own and len(trigger & here) >= 0.7 * len(trigger):
            likeness = 2 * (event["type"] == act["type"]) + len(trigger & own) / len(trigger | own)
            best = max(best, (likeness, event), key=lambda one: one[0])
    return best[1]


def read(folders):
    acts = []
    for folder, weight in folders:
        coded = {one["id"]: one for one in json.load(open(os.path.join(folder, "gold.json"), encoding="utf-8"))}
        run = [SIGNS, os.path.join(folder, "articles.json")]
        for line in subprocess.run(run, check=True, capture_output=True, text=True).stdout.split("\n"):
            article = json.loads(line) if line else {"id": "", "acts": []}
            for act in article["acts"]:
                event = matched(act, coded[article["id"]])
                if event:
                    same = event["type"] == act["type"]
                    counts = same and act["event"]
                    acts.append(dict(id=article["id"], folder=folder, signs=act["signs"], told=act["told"], counts=counts,
                                     weight=weight * (1 if act["event"] else 0.7) * (1 if same else 0.4),
                                     rule=dict(status=act["status"], voice=act["voice"]),
                                     coded=dict(status=event["status"], voice="outlet" if event["voice"] == "outlet" else "claimed")))
    return acts


def fit(acts, choice):
    seen = collections.Counter(sign for act in acts for sign in act["signs"])
    kept = lambda act: {s: 1.0 for s in act["signs"] if seen[s] >= LEAST and not s.split(":")[0] in WITHOUT[choice]}
    vectors = DictVectorizer(dtype=numpy.float32)
    x = vectors.fit_transform([kept(act) for act in acts])
    model = LogisticRegression(C=STRENGTH, max_iter=200, tol=1e-3)
    model.fit(x, [act["coded"][choice] for act in acts], sample_weight=[act["weight"] for act in acts])
    weights = model.coef_ if len(model.classes_) > 2 else numpy.vstack([-model.coef_ / 2, model.coef_ / 2])
    bias = model.intercept_ if len(model.classes_) > 2 else numpy.hstack([-model.intercept_ / 2, model.intercept_ / 2])
    table = {name: weights[:, at].copy() for at, name in enumerate(vectors.get_feature_names_out())}
    labels = list(model.classes_)
    # The rules keep what the model does not clearly see otherwise.
    for at, label in enumerate(labels):
        name = ("rule:" if choice == "status" else "told:") + label
        table.setdefault(name, numpy.zeros(len(labels)))[at] += MARGIN[choice]
    return labels, bias, table


def chosen(model, act):
    labels, bias, table = model
    total = bias + sum(table[sign] for sign in act["signs"] if sign in table)
    label = labels[int(numpy.argmax(total))]
    # What a word says outright (may, must, will, denied) the model leaves alone.
    if act["told"] and label not in ("outlet", "claimed"):
        return act["rule"]["status"]
    # A claim is some statement's: the one around the act, or one of its sentence.
    near = any(sign.startswith(("in:", "beside:")) and sign != "in:none" for sign in act["signs"])
    if label == "claimed" and not near:
        return "outlet"
    # What a speaker claims the model never makes the outlet's word.
    return "claimed" if label == "outlet" and act["rule"]["voice"] == "claimed" else label


def main():
    folders = [a.partition(":") for a in sys.argv[1:] if not a.startswith("--")]
    if not folders:
        sys.exit(__doc__)
    warnings.filterwarnings("ignore")
    acts = read([(folder, float(weight or 1)) for folder, _, weight in folders])
    print(len(acts), "acts,", sum(act["counts"] for act in acts), "of them events of the coded type")
    for choice in ("status", "voice"):
        ways = []
        for way in range(WAYS):
            fold = [int(hashlib.sha256(f"{way}{act['id']}".encode()).hexdigest(), 16) % FOLDS for act in acts]
            right = collections.Counter()
            for number in range(FOLDS):
                model = fit([act for act, f in zip(acts, fold) if f != number], choice)
                for act, f in zip(acts, fold):
                    if f == number and act["counts"]:
                        right[act["folder"]] += chosen(model, act) == act["coded"][choice]
            ways.append(right)
        for folder, _, _ in folders:
            part = [act for act in acts if act["counts"] and act["folder"] == folder]
            rules = sum(act["rule"][choice] == act["coded"][choice] for act in part)
            of = [right[folder] / len(part) for right in ways]
            print(f"{choice} {os.path.basename(folder.rstrip('/'))}: rules {rules / len(part):.3f}, model {numpy.mean(of):.3f}"
                  f" ({min(of):.3f} to {max(of):.3f}) of {len(part)}")
        if "--write" in sys.argv:
            labels, bias, table = fit(acts, choice)
            path = os.path.join(TOP, f"lexicons/en/events/{choice}.tsv")
            with open(path, "w", encoding="utf-8") as file:
                file.write(f"# How signs bear on the {choice} of an act, in thousandths; made by training/status.py.\n")
                file.write("sign\t" + "\t".join(labels) + "\n")
                for name, row in [("<bias>", bias)] + sorted(table.items()):
                    row = [round(1000 * weight) for weight in row]
                    if name == "<bias>" or max(map(abs, row)) >= 30:
                        file.write(name + "\t" + "\t".join(str(w) if abs(w) >= 5 else "" for w in row).rstrip("\t") + "\n")


main()
