#!/usr/bin/env python3
"""expected.py > crates/chancery-analysis/tests/networks.tsv

What other people's programs give on fixed signed graphs, for the tests of `chancery-analysis`:

- quality: the best that leidenalg's Leiden (constant Potts model) finds in a hundred seeds
- modularity: signed modularity of that partition, put together from igraph's modularity of the
  positive and of the negative ties
- frustration: the exact share of weight that no split into two camps can satisfy, by trying all of
  them (graphs of up to 16 nodes)
- congruence, conflict: DNA's one-mode projections by matrix algebra in numpy, with its normalisations

Needs igraph, leidenalg, networkx and numpy; `make test-networks` installs them into a virtual
environment of its own.
"""
import random
import igraph, leidenalg, networkx, numpy


def graphs():
    rng = random.Random(7)
    for n, share in [(8, 0.6), (12, 0.5), (16, 0.4), (16, 0.9), (30, 0.3), (60, 0.15), (60, 0.8)]:
        yield f"random-{n}-{share}", n, [
            (a, b, round(rng.uniform(-1, 1), 3)) for a in range(n) for b in range(a + 1, n) if rng.random() < share
        ]
    for n, camps in [(15, 3), (40, 4), (60, 2)]:
        # Friends within a camp and enemies between, one tie in seven the other way round.
        ties = []
        for a in range(n):
            for b in range(a + 1, n):
                if rng.random() < 0.5:
                    sign = 1 if a % camps == b % camps else -1
                    sign *= -1 if rng.random() < 1 / 7 else 1
                    ties.append((a, b, round(sign * rng.uniform(0.2, 1), 3)))
        yield f"camps-{n}-{camps}", n, ties
    club = networkx.karate_club_graph()
    yield "karate-club", club.number_of_nodes(), [(a, b, float(d["weight"])) for a, b, d in club.edges(data=True)]


def modularity(n, ties, group):
    total = sum(abs(w) for _, _, w in ties)
    value = 0.0
    for sign in (1, -1):
        part = [(a, b, abs(w)) for a, b, w in ties if w * sign > 0]
        if part:
            g = igraph.Graph(n=n, edges=[(a, b) for a, b, _ in part])
            weight = [w for _, _, w in part]
            value += sign * sum(weight) / total * g.modularity(group, weights=weight)
    return value


def frustration(n, ties):
    a, b, w = (numpy.array(x) for x in zip(*ties))
    best = None
    for camps in range(2 ** (n - 1)):
        same = ((camps >> a) & 1) == ((camps >> b) & 1)
        wrong = numpy.abs(w[same == (w < 0)]).sum()
        best = wrong if best is None else min(best, wrong)
    return best / numpy.abs(w).sum()


def projections():
    """DNA counts by stance: n+ and n- as two actor-by-concept matrices."""
    rng = numpy.random.default_rng(11)
    plus, minus = rng.poisson(0.8, (5, 7)), rng.poisson(0.5, (5, 7))
    for actor in range(5):
        cells = ",".join(f"{p}/{m}" for p, m in zip(plus[actor], minus[actor]))
        print("actor", actor, cells, sep="\t")
    congruence = plus @ plus.T + minus @ minus.T
    conflict = plus @ minus.T + minus @ plus.T
    total = plus.sum(1) + minus.sum(1)
    both = numpy.hstack([plus, minus])
    used = both > 0
    norms = {
        "no": numpy.ones((5, 5)),
        "average": (total[:, None] + total[None, :]) / 2,
        "dna-jaccard": both @ ~used.T + (both @ ~used.T).T + both @ both.T,
        "dna-cosine": total[:, None] * total[None, :],
        "cosine": numpy.sqrt((both**2).sum(1)[:, None] * (both**2).sum(1)[None, :]),
    }
    for name, divisor in norms.items():
        for a in range(5):
            for b in range(a + 1, 5):
                print("ties", name, a, b, f"{congruence[a, b] / divisor[a, b]:.12f}", f"{conflict[a, b] / divisor[a, b]:.12f}", sep="\t")


def main():
    print(f"# tests/networks/expected.py: leidenalg {leidenalg.version}, igraph {igraph.__version__}, networkx {networkx.__version__}")
    for name, n, ties in graphs():
        print("graph", name, n, " ".join(f"{a}-{b}:{w:g}" for a, b, w in ties), sep="\t")
        g = igraph.Graph(n=n, edges=[(a, b) for a, b, _ in ties])
        weights = [w for _, _, w in ties]
        for gamma in (0.0, 0.05, 0.1, 0.3):
            found = []
            for seed in range(100):
                part = leidenalg.find_partition(
                    g, leidenalg.CPMVertexPartition, weights=weights, resolution_parameter=gamma, n_iterations=-1, seed=seed
                )
                group = part.membership
                inside = sum(w for a, b, w in ties if group[a] == group[b])
                pairs = sum(group.count(c) * (group.count(c) - 1) / 2 for c in set(group))
                found.append((round(inside - gamma * pairs, 9), group))
            quality, group = max(found)
            typical = sorted(q for q, _ in found)[50]
            print("leiden", gamma, quality, typical, f"{modularity(n, ties, group):.12f}", " ".join(map(str, group)), sep="\t")
        if n <= 16:
            print("two-camps", f"{frustration(n, ties):.12f}", sep="\t")
    projections()


main()
