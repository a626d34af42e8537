#!/usr/bin/env python3
"""Trains the linear model of `chancery relate`: features of a marked pair to a PLOVER type.

usage: relations.py FEATURES.tsv TABLE.tsv [--own OWN.tsv] [--out weights.tsv] [--c 1.2] [--nested]

FEATURES: uid, label and features of each row, as `chancery relate --features` or the example
`relation_features` of chancery-reader prints them: the very code that the program runs.
TABLE: the table with the sentences; folds are made by a hash of the sentence, modulo 5. Everything
counted from data is counted inside the training folds only. With --nested the strength of
regularization is chosen anew inside the training folds of each fold.
Prints the cross-validated scores; with --out trains on all rows and writes the weights.
Needs scikit-learn and numpy.
"""
import argparse, csv, hashlib, sys
import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

ALIAS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
QUAD = {"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "YIELD": 2, "ACCUSE": 3, "REQUEST": 3,
        "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "MOBILIZE": 4, "SANCTION": 4, "COERCE": 4, "ASSAULT": 4}
# Scale of a feature by the part of its name before the first colon.
SCALE = {"best": 1.5, "bestent": 1.0, "ent": 1.0, "lx6": 1.0, "lx7": 1.2, "lx8": 1.2, "w": 0.5, "w2": 0.4, "path": 0.8, "path2": 0.6}


def scale(feature):
    return SCALE.get(feature.split(":", 1)[0], 0.7)


def read(path):
    out = {}
    for line in open(path, encoding="utf-8"):
        uid, label, *features = line.rstrip("\n").split("\t")
        out[uid] = (ALIAS.get(label, label), {f: scale(f) for f in features})
    return out


def macro(gold, pred):
    scores = []
    for label in sorted(set(gold)):
        tp = sum(g == p == label for g, p in zip(gold, pred))
        scores.append(2 * tp / max(1, sum(g == label for g in gold) + sum(p == label for p in pred)))
    return sum(scores) / len(scores)


def fit(rows, labels, c):
    vec = DictVectorizer(dtype=np.float32)
    x = vec.fit_transform(rows)
    # Rare types weigh more, by the square root of their rarity.
    counts = {label: labels.count(label) for label in set(labels)}
    mean = len(labels) / len(counts)
    model = LogisticRegression(C=c, max_iter=200, class_weight={k: (mean / n) ** 0.5 for k, n in counts.items()})
    model.fit(x, labels)
    return vec, model


def strength(data, train, sentence):
    """The strength of regularization that is best in three folds of these rows."""
    inner = {u: int(hashlib.sha256(("inner" + sentence[u]).encode()).hexdigest(), 16) % 3 for u in train}
    best = (0, None)
    for c in (0.4, 0.8, 1.2, 2.0):
        pred = {}
        for k in range(3):
            rest, test = [u for u in train if inner[u] != k], [u for u in train if inner[u] == k]
            vec, model = fit([data[u][1] for u in rest], [data[u][0] for u in rest], c)
            pred.update(zip(test, model.predict(vec.transform([data[u][1] for u in test]))))
        best = max(best, (macro([data[u][0] for u in train], [pred[u] for u in train]), c))
    return best[1]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("features"), ap.add_argument("table")
    ap.add_argument("--own"), ap.add_argument("--out"), ap.add_argument("--c", type=float, default=1.2), ap.add_argument("--nested", action="store_true")
    ap.add_argument("--own-weight", type=float, default=1.0)
    ap.add_argument("--drop", default=""), ap.add_argument("--pred"), ap.add_argument("--least", type=int, default=1)
    a = ap.parse_args()
    data = read(a.features)
    own = read(a.own) if a.own else {}
    if a.drop:
        drop = tuple(a.drop.split(","))
        data = {u: (l, {f: v for f, v in fs.items() if not f.startswith(drop)}) for u, (l, fs) in data.items()}
    table = list(csv.DictReader(open(a.table, encoding="utf-8", newline=""), delimiter="\t"))
    fold = {r["uid"]: int(hashlib.sha256(r["sentence"].encode()).hexdigest(), 16) % 5 for r in table}
    uids = [r["uid"] for r in table]
    sentence = {r["uid"]: r["sentence"] for r in table}
    pred, conf = {}, {}
    for k in range(5):
        train = [u for u in uids if fold[u] != k]
        test = [u for u in uids if fold[u] == k]
        rows = [data[u][1] for u in train] + [own[u][1] for u in own]
        labels = [data[u][0] for u in train] + [own[u][0] for u in own]
        vec, model = fit(rows, labels, strength(data, train, sentence) if a.nested else a.c)
        p = model.predict_proba(vec.transform([data[u][1] for u in test]))
        for u, row in zip(test, p):
            pred[u], conf[u] = model.classes_[row.argmax()], row.max()
    gold = [data[u][0] for u in uids]
    got = [pred[u] for u in uids]
    right = np.array([g == p for g, p in zip(gold, got)])
    c = np.array([conf[u] for u in uids])
    ece = sum(abs(right[(c > lo) & (c <= lo + .1)].mean() - c[(c > lo) & (c <= lo + .1)].mean()) * ((c > lo) & (c <= lo + .1)).mean()
              for lo in np.arange(0, 1, .1) if ((c > lo) & (c <= lo + .1)).any())
    q = [QUAD[g] for g in gold], [QUAD[p] for p in got]
    b = [x > 2 for x in q[0]], [x > 2 for x in q[1]]
    print(f"5-fold: root accuracy {right.mean():.4f} macro-F1 {macro(gold, got):.4f} quad {macro(*q):.4f} binary {macro(*b):.4f} calibration error {ece:.3f}")
    if a.pred:
        with open(a.pred, "w") as f:
            f.write("uid\tevent\n" + "".join(f"{u}\t{pred[u]}\n" for u in uids))
    if a.out:
        rows = [data[u][1] for u in uids] + [own[u][1] for u in own]
        labels = gold + [own[u][0] for u in own]
        vec, model = fit(rows, labels, a.c)
        names = vec.get_feature_names_out()
        with open(a.out, "w", encoding="utf-8") as f:
            f.write("# Weights of `relate`, in thousandths; made by training/relations.py from PLV_train.tsv.\n")
            f.write("feature\t" + "\t".join(model.classes_) + "\n")
            lines = [("<bias>", model.intercept_)]
            lines += [(n, model.coef_[:, i] * scale(n)) for i, n in enumerate(names)]
            kept = 0
            for name, w in lines:
                w = [round(1000 * x) for x in w]
                if name == "<bias>" or max(abs(x) for x in w) >= 40:
                    f.write(name + "\t" + "\t".join(str(x) if abs(x) >= 8 else "" for x in w).rstrip("\t") + "\n")
                    kept += 1
        print(f"{kept} features written", file=sys.stderr)


if __name__ == "__main__":
    main()
