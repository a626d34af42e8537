#!/usr/bin/env python3
"""Fits the confidence of events to coded articles that nothing else was learned from.

    confidence.py CHANCERY FIT [--kept FOLDER] [--write]

FIT and FOLDER hold articles.json and gold.json (training/coded/coded.py rebuild, splits test and held, and fresh).
CHANCERY is the program. What it writes of FIT's articles is compared with what the readers wrote: a dyad is right if
type and both sides are coded; between two of one country, if the name of one of the two shares a word with the coded one
as well. Slope and offset of the log odds are fitted and laid over those in
crates/chancery-reader/src/events/weigh/trees.bin, which training/events.py has fitted in folds; there the statements and
actors were learned from the same articles, so it promises too much. Run it after training/events.py and a build.
Prints what the confidence promises and holds on FOLDER, before and after.
"""
import json
import math
import os
import struct
import subprocess
import sys

import numpy

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from events import STOP, TOP, code, dyads, gold_events, logit, straight, words

TREES = os.path.join(TOP, "crates/chancery-reader/src/events/weigh/trees.bin")


def spelled(actors):
    """The words of the names of several."""
    return {w for actor in actors for w in words(actor["name"]) if w not in STOP and len(w) > 1}


def named_alike(event, actors, coded):
    """Whether a coded event of the type has one of the sides by a like name."""
    by_key = {a["key"]: a for a in coded["actors"]}
    sides = lambda e, of: [spelled(of[k] for k in e[part]) for part in ("source", "target")]
    own = sides(event, actors)
    return any(a & b for e in coded["events"] if e["type"] == event["type"] for a, b in zip(own, sides(e, by_key)))


def written(program, folder):
    """(log odds of the confidence, whether right) of each dyad that the program writes."""
    path = os.path.join(folder, "articles.json")
    lines = subprocess.run([program, "read", path, "--format", "jsonl"], check=True, capture_output=True, text=True).stdout
    coded = {one["id"]: one for one in json.load(open(os.path.join(folder, "gold.json"), encoding="utf-8"))}
    out = []
    for record in map(json.loads, filter(None, lines.split("\n"))):
        gold = set()
        for kind, source, target, _ in gold_events(coded[record["id"]]):
            gold |= dyads(kind, sorted(set(source)) if target else source, sorted(set(target)))
        actors = {a["id"]: a for a in record["actors"]}
        names = {k: code(a["name"], a["country"] or "") for k, a in actors.items()}
        best = {}
        for event in record["events"]:
            sides = [sorted({names[k] for k in event["source"]}), sorted({names[k] for k in event["target"]})]
            source = sides[0] if sides[1] else [names[k] for k in event["source"]]
            for dyad in [] if event["in_title"] else dyads(event["type"], source, sides[1]):
                is_within = dyad[1] == dyad[2]
                right = dyad in gold and (not is_within or named_alike(event, actors, coded[record["id"]]))
                best[dyad] = max((event["confidence"], right), best.get(dyad, (0, False)))
        out += [(float(logit(min(0.99, max(0.01, sure)))), right) for sure, right in best.values()]
    return out


def show(name, pairs):
    sure = sorted((1 / (1 + math.exp(-x)), y) for x, y in pairs)
    bins = numpy.array_split(numpy.array(sure, float), 5)
    error = sum(len(b) * abs(b[:, 0].mean() - b[:, 1].mean()) for b in bins) / len(sure)
    line = [f"{name}: expected calibration error {error:.3f} of {len(sure)}"]
    for least in (0.5, 0.6, 0.7, 0.75, 0.8, 0.85):
        of = [y for x, y in sure if x >= least]
        line.append(f"{least}: {numpy.mean(of):.3f} of {len(of)}" if of else f"{least}: none")
    print(*line, sep="  ")


def main():
    arguments = [a for a in sys.argv[1:] if a not in ("--kept", "--write")]
    if len(arguments) < 2:
        sys.exit(__doc__)
    fit = written(arguments[0], arguments[1])
    slope, offset = straight(fit)
    over = lambda pairs: [(slope * x + offset, y) for x, y in pairs]
    print(f"slope {slope:.3f} offset {offset:.3f}")
    for name, pairs in [("fitted to", fit)] + [("kept apart", written(arguments[0], folder)) for folder in arguments[2:]]:
        show(name + ", before", pairs)
        show(name + ", after", over(pairs))
    if "--write" in sys.argv:
        data = bytearray(open(TREES, "rb").read())
        own = struct.unpack_from("<ff", data, 12)
        struct.pack_into("<ff", data, 12, slope * own[0], slope * own[1] + offset)
        open(TREES, "wb").write(bytes(data))


if __name__ == "__main__":
    main()
