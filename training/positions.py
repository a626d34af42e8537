#!/usr/bin/env python3
"""Trains the weights by which positions are kept (crates/chancery-reader/src/positions/keep.tsv).

usage: positions.py FEATURES.jsonl GOLD.json [--out keep.tsv] [--pull 20] [--check GOLD2.json FEATURES2.jsonl]

FEATURES: what the example `position_features` of the crate chancery prints for articles coded by
reading; GOLD: what the readers wrote. A proposal is right if a gold position has its actor, its
stance and half of the content words of the shorter concept. Prints cross-validated scores by threshold
(ten folds of articles, as the program would write: of two positions on the same thing the surer one);
with --out trains on all. Standard library only.
"""
import argparse, hashlib, json, math, re

STOP = set("the a an of for to in on and or its his her their with by from at as is be against s mr mrs ms dr president minister "
           "prime foreign secretary general ambassador spokesman spokesperson spokeswoman king queen prince chancellor senator".split())
LEAST_SEEN = 5


def words(text):
    return re.findall(r"[^\W_]+", text.lower())


def content(text):
    return {w for w in words(text) if w not in STOP and len(w) > 1}


def stems(text):
    return {w[:6] for w in content(text)}


def same_actor(a, b):
    if a["country"] and b["country"] and a["country"] != b["country"]:
        return False
    if content(a["name"]) & content(b["name"]):
        return True
    if "person" in (a["kind"], b["kind"]):
        return False
    sectors = a["sectors"], b["sectors"]
    return bool(a["country"]) and a["country"] == b["country"] and (not all(sectors) or bool(set(sectors[0]) & set(sectors[1])))


def same_concept(x, y, countries):
    y = y.replace("-", " ")
    if len(words(y)) > 9:
        return False
    bare = lambda c: {w for w in c if w not in countries} or c
    a, b = bare(stems(x)), bare(stems(y))
    return bool(a & b) and len(a & b) * 2 >= min(len(a), len(b))


def matches(gold, article, x, y):
    countries = {s for n in article["states"] for s in stems(n)} | {"iran", "israel", "ukrain", "russia", "china"}
    countries |= {s for a in gold["actors"] if a["kind"] == "state" for s in stems(a["name"])}
    actor = next(a for a in gold["actors"] if a["key"] == x["actor"])
    actor = dict(actor, sectors=[actor["sector"]] if actor["sector"] else [])
    return x["stance"] == y["stance"] and same_actor(actor, y) and same_concept(x["concept"], y["concept"], countries)


def fold(name, n=10):
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % n


def features(row):
    return row["features"] + ["bias"]


def fit(rows, pull, rounds=250):
    """Logistic loss with a pull toward nought, by steps of Adam over all rows."""
    seen = {}
    for x, _ in rows:
        for f in x:
            seen[f] = seen.get(f, 0) + 1
    kept = {f for f, n in seen.items() if n >= LEAST_SEEN}
    rows = [([f for f in x if f in kept], y) for x, y in rows]
    w = dict.fromkeys(sorted(kept), 0.0)
    m, v = dict(w), dict(w)
    for step in range(1, rounds + 1):
        g = {f: (pull * w[f] if f != "bias" else 0.0) for f in w}
        for x, y in rows:
            p = 1 / (1 + math.exp(-max(-30, min(30, sum(w[f] for f in x)))))
            for f in x:
                g[f] += p - y
        rate = 0.08 * (1 - step / (rounds + 1)) + 0.002
        for f in w:
            m[f] = 0.9 * m[f] + 0.1 * g[f]
            v[f] = 0.99 * v[f] + 0.01 * g[f] * g[f]
            w[f] -= rate * (m[f] / (1 - 0.9**step)) / (math.sqrt(v[f] / (1 - 0.99**step)) + 1e-9)
    return w


def long_stems(concept):
    return {w[:6] for w in concept.split("-") if len(w) > 3}


def kept(article, w, least):
    scored = sorted(((sum(w.get(f, 0.0) for f in features(y)), n) for n, y in enumerate(article["positions"])), key=lambda s: (-s[0], s[1]))
    out = []
    for score, n in scored:
        y = article["positions"][n]
        if score < least:
            break
        few = long_stems(y["concept"])
        same = lambda z: z["actor"] == y["actor"] and (k := len(few & long_stems(z["concept"]))) and k * 2 >= min(len(few), len(long_stems(z["concept"])))
        if not any(same(z) for z in out):
            out.append(y)
    return out


def score(articles, gold, weights, least):
    hit = n_gold = n_written = 0
    for article in articles:
        g = gold[article["id"]]
        written = kept(article, weights(article["id"]), least)
        used = set()
        for x in g["positions"]:
            for k, y in enumerate(written):
                if k not in used and matches(g, article, x, y):
                    used.add(k)
                    break
        hit, n_gold, n_written = hit + len(used), n_gold + len(g["positions"]), n_written + len(written)
    p, r = hit / max(n_written, 1), hit / max(n_gold, 1)
    return p, r, 2 * p * r / max(p + r, 1e-9), n_written


def table(name, articles, gold, weights):
    print(name)
    for least in (-9, -2, -1.75, -1.5, -1.25, -1, -0.95, -0.85, -0.75, -0.5, -0.25, 0):
        print("  from %5.2f  P %.3f R %.3f F1 %.3f of %d written" % ((least,) + score(articles, gold, weights, least)))


def load(features, gold):
    articles = [json.loads(line) for line in open(features, encoding="utf-8")]
    return articles, {g["id"]: g for g in json.load(open(gold, encoding="utf-8"))}


def rows_of(articles, gold):
    for article in articles:
        g = gold[article["id"]]
        for y in article["positions"]:
            yield article["id"], features(y), int(any(matches(g, article, x, y) for x in g["positions"]))


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("features")
    args.add_argument("gold")
    args.add_argument("--out")
    args.add_argument("--pull", type=float, default=20.0)
    args.add_argument("--check", nargs=2, action="append", default=[])
    args = args.parse_args()
    articles, gold = load(args.features, args.gold)
    rows = list(rows_of(articles, gold))
    print(f"{len(rows)} proposals, {sum(y for *_, y in rows)} right, {sum(len(g['positions']) for g in gold.values())} gold positions")
    folds = [fit([(x, y) for i, x, y in rows if fold(i) != k], args.pull) for k in range(10)]
    table("ten folds of articles", articles, gold, lambda i: folds[fold(i)])
    w = fit([(x, y) for _, x, y in rows], args.pull)
    for features_path, gold_path in args.check:
        table(features_path, *load(features_path, gold_path), lambda _: w)
    if args.out:
        with open(args.out, "w", encoding="utf-8") as out:
            for f, x in sorted(w.items()):
                if abs(x) >= 0.005:
                    out.write(f"{f}\t{x:.3f}\n")


if __name__ == "__main__":
    main()
