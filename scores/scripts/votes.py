#!/usr/bin/env python3
"""votes.py AGREEMENT.csv VOTES.csv[.gz] SPEECHES.jsonl[.gz] [--permutations N]

Does agreement read from speeches go with agreement in roll calls? For each year, over dyads with at
least 20 common votes: Spearman's correlation of the text's agreement with Scott's pi of the votes
(yes 1, abstain .5, no 0; Haege 2011) and with S, and the area under the ROC curve for the top tenth
of pi. A dyad that the text says nothing of is scored at the median; coverage is the share that has a
value. Beside it: TF-IDF cosine of the two speeches, the same of the year before, same region (UN
regional groups). Intervals: countries are permuted (QAP), 95 % of what chance gives; p = share of
permutations at least as high. Needs numpy.
"""
import csv, gzip, json, math, re, sys
from collections import defaultdict
import numpy as np

FLAGS = ["me", "nu", "di", "hr", "co", "ec"]
VALUE = {"yes": 2, "abstain": 1, "no": 0}
REGIONS = {
    "africa": "DZA AGO BEN BWA BFA BDI CMR CPV CAF TCD COM COG COD DJI EGY GNQ ERI ETH GAB GMB GHA GIN GNB CIV KEN LSO LBR LBY MDG MWI MLI MRT MUS MAR MOZ NAM NER NGA RWA STP SEN SYC SLE SOM ZAF SSD SDN SWZ TGO TUN UGA TZA ZMB ZWE",
    "asia": "AFG BHR BGD BTN BRN KHM CHN CYP FJI IND IDN IRN IRQ JPN JOR KAZ KIR PRK KOR KWT KGZ LAO LBN MYS MDV MHL FSM MNG MMR NRU NPL OMN PAK PLW PNG PHL QAT WSM SAU SGP SLB LKA SYR TJK THA TLS TON TKM TUV ARE UZB VUT VNM YEM YMD",
    "eastern": "ALB ARM AZE BLR BIH BGR HRV CZE CSK EST GEO DDR HUN LVA LTU MNE POL MDA ROU RUS SRB YUG SVK SVN MKD UKR",
    "latin": "ATG ARG BHS BRB BLZ BOL BRA CHL COL CRI CUB DMA DOM ECU SLV GRD GTM GUY HTI HND JAM MEX NIC PAN PRY PER KNA LCA VCT SUR TTO URY VEN",
    "western": "AND AUS AUT BEL CAN DNK FIN FRA DEU GRC ISL IRL ISR ITA LIE LUX MLT MCO NLD NZL NOR PRT SMR ESP SWE CHE TUR GBR USA",
}
REGION = {code: name for name, codes in REGIONS.items() for code in codes.split()}
STOP = set("a about above after again against all also am an and any are as at be because been before being below between both but by can could did do does doing down during each few for from further had has have having he her here hers him his how i if in into is it its itself just me more most my no nor not now of off on once only or other our ours out over own same she should so some such than that the their theirs them then there these they this those through to too under until up upon us very was we were what when where which while who whom why will with would you your".split())


def opened(path):
    return gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")


def ranks(x):
    order = np.argsort(x, kind="stable")
    r = np.empty(len(x))
    r[order] = np.arange(len(x), dtype=float)
    values, inverse, counts = np.unique(x, return_inverse=True, return_counts=True)
    return (np.bincount(inverse, r) / counts)[inverse]


def spearman(a, b):
    a, b = ranks(a), ranks(b)
    a, b = a - a.mean(), b - b.mean()
    d = math.sqrt((a @ a) * (b @ b))
    return float(a @ b / d) if d else 0.0


def auc(truth, score):
    r = ranks(score) + 1
    n = truth.sum()
    m = len(truth) - n
    return float((r[truth].sum() - n * (n + 1) / 2) / (n * m)) if n and m else 0.5


def matrices(votes, codes):
    """Scott's pi and S of all dyads; nan with fewer than 20 common votes."""
    column = {r: k for k, r in enumerate(sorted({v[0] for v in votes}))}
    row = {c: k for k, c in enumerate(codes)}
    x = np.full((len(codes), len(column)), -1)
    for roll, code, value in votes:
        if code in row:
            x[row[code], column[roll]] = value
    cast = (x >= 0).astype(float)
    each = [(x == k).astype(float) for k in range(3)]
    common = cast @ cast.T
    with np.errstate(all="ignore"):
        observed = sum(abs(k - l) / 2 * each[k] @ each[l].T for k in range(3) for l in range(3)) / common
        share = [each[k] @ cast.T / common for k in range(3)]
        pooled = [(s + s.T) / 2 for s in share]
        expected = sum(pooled[k] * pooled[l] * abs(k - l) / 2 for k in range(3) for l in range(3))
        pi, s = 1 - observed / expected, 1 - 2 * observed
    bad = (common < 20) | ~(expected > 0)
    pi[bad], s[bad] = np.nan, np.nan
    return pi, s


def tfidf(texts):
    docs, df = [], defaultdict(int)
    for text in texts:
        counts = defaultdict(int)
        for w in re.findall(r"\b\w\w+\b", text.lower()):
            if w not in STOP:
                counts[w] += 1
        docs.append(counts)
        for w in counts:
            df[w] += 1
    place = {w: k for k, w in enumerate(sorted(w for w in df if df[w] >= 3))}
    x = np.zeros((len(docs), len(place)), dtype=np.float32)
    for k, counts in enumerate(docs):
        for w, n in counts.items():
            if w in place:
                x[k, place[w]] = (1 + math.log(n)) * (math.log((1 + len(docs)) / (1 + df[w])) + 1)
    x /= np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-9)
    return x @ x.T


def main():
    args = [a for a in sys.argv[1:] if not a.startswith("--")]
    n_permutations = int(args.pop()) if "--permutations" in sys.argv else 200
    agreement = defaultdict(dict)
    for r in csv.DictReader(opened(args[0])):
        if r["agreement"] != "" and r["period"][:4].isdigit():
            agreement[int(r["period"])][r["actor_a"], r["actor_b"]] = float(r["agreement"])
    votes, flagged = defaultdict(list), {f: defaultdict(list) for f in FLAGS}
    for r in csv.DictReader(opened(args[1])):
        v = (r["rcid"], r["country"], VALUE[r["vote"]])
        year = int(r["date"][:4])
        votes[year].append(v)
        for f in FLAGS:
            if r[f] == "1":
                flagged[f][year].append(v)
    texts = defaultdict(dict)
    for line in opened(args[2]):
        r = json.loads(line)
        _, year, code = r["id"].split("-")
        texts[int(year)][code] = r["text"]
    rng = np.random.default_rng(1)
    print("year  countries dyads coverage | text rho_pi [chance 95%] p  AUC rho_S | TF-IDF rho AUC | last year's TF-IDF rho AUC | same region rho AUC")
    total, by_flag, before = defaultdict(list), defaultdict(list), None
    for year in sorted(set(texts) & set(votes)):
        codes = sorted(texts[year])
        place = {c: k for k, c in enumerate(codes)}
        pi, s = matrices(votes[year], codes)
        text = np.full(pi.shape, np.nan)
        for (a, b), value in agreement[year].items():
            if a in place and b in place:
                text[place[a], place[b]] = text[place[b], place[a]] = value
        upper = np.triu_indices(len(codes), 1)
        ok = ~np.isnan(pi[upper])
        covered = ~np.isnan(text[upper][ok])
        text[np.isnan(text)] = np.nanmedian(text) if covered.any() else 0.0
        truth = pi[upper][ok]
        top = truth >= np.quantile(truth, 0.9)
        words = tfidf([texts[year][c] for c in codes])
        last = np.full(pi.shape, np.nan)
        if before:
            known = [c for c in codes if c in before[0]]
            at, old = [place[c] for c in known], [before[0][c] for c in known]
            last[np.ix_(at, at)] = before[1][np.ix_(old, old)]
            last[np.isnan(last)] = np.nanmedian(last)
        region = np.array([[float(REGION.get(a, a) == REGION.get(b, b)) for b in codes] for a in codes])
        row = dict(rho=spearman(text[upper][ok], truth), auc=auc(top, text[upper][ok]), s=spearman(text[upper][ok], s[upper][ok]))
        for name, matrix in (("tfidf", words), ("last", last), ("region", region)):
            if not np.isnan(matrix[upper]).any():
                row[name], row[name + "_auc"] = spearman(matrix[upper][ok], truth), auc(top, matrix[upper][ok])
        chance = []
        for _ in range(n_permutations):
            p = rng.permutation(len(codes))
            chance.append(spearman(text[np.ix_(p, p)][upper][ok], truth))
        low, high = np.quantile(chance, [0.025, 0.975]) if chance else (0, 0)
        p_value = (1 + sum(c >= row["rho"] for c in chance)) / (1 + len(chance))
        row["coverage"] = covered.mean()
        for key, value in row.items():
            total[key].append(value)
        total["above"].append(row["rho"] > row["tfidf"])
        f = lambda key: f"{row[key]:.3f}" if key in row else "  -  "
        print(f"{year}  {len(codes):4} {len(truth):6} {covered.mean():.2f} | {f('rho')} [{low:.2f}, {high:.2f}] {p_value:.3f} {f('auc')} {f('s')} | {f('tfidf')} {f('tfidf_auc')} | {f('last')} {f('last_auc')} | {f('region')} {f('region_auc')}")
        for flag in FLAGS:
            fpi, _ = matrices(flagged[flag][year], codes)
            fok = ~np.isnan(fpi[upper])
            if fok.sum() > 200:
                by_flag[flag].append(spearman(text[upper][fok], fpi[upper][fok]))
        before = ({c: k for k, c in enumerate(codes)}, words)
    m = lambda key: f"{np.mean(total[key]):.3f}" if total[key] else "-"
    print(f"mean  text {m('rho')} AUC {m('auc')} rho_S {m('s')} coverage {m('coverage')} | TF-IDF {m('tfidf')} {m('tfidf_auc')} | last year's {m('last')} {m('last_auc')} | region {m('region')} {m('region_auc')}")
    print(f"years above TF-IDF: {sum(total['above'])} of {len(total['above'])}")
    print("per flag (years with 20 common votes): " + ", ".join(f"{k} {np.mean(v):.3f} ({len(v)})" for k, v in by_flag.items()))


if __name__ == "__main__":
    main()
