"""Reads a report's network with networkx and igraph and its tables with pyarrow, and compares."""
import csv, sys
import igraph, networkx
import pyarrow.parquet

NODE = {"label", "coalition", "standing", "confidence", "clauses"}
EDGE = {"weight", "sign", "tie", "tone", "shared_concepts", "low", "high"}


def main():
    folder = sys.argv[1]
    table = lambda name: list(csv.DictReader(open(f"{folder}/{name}.csv", encoding="utf-8")))
    members = {row["actor"]: row for row in table("coalitions")}
    g = networkx.read_graphml(f"{folder}/network.graphml")
    h = igraph.Graph.Read_GraphML(f"{folder}/network.graphml")
    assert set(g.nodes) == set(members), "nodes are the actors compared"
    assert h.vcount() == g.number_of_nodes() and h.ecount() == g.number_of_edges()
    assert not g.is_directed() and not h.is_directed()
    for actor, data in g.nodes(data=True):
        assert set(data) == NODE, data
        assert data["coalition"] == int(members[actor]["coalition"] or 0)
        assert data["standing"] == members[actor]["standing"]
    for _, _, data in g.edges(data=True):
        assert set(data) == EDGE, data
        assert data["sign"] == (1 if data["weight"] > 0 else -1)
        assert data["low"] <= data["weight"] <= data["high"]
    if h.vcount():
        assert NODE <= set(h.vs.attributes())
        assert sorted(h.vs["label"]) == sorted(d["label"] for _, d in g.nodes(data=True))
    if h.ecount():
        assert EDGE <= set(h.es.attributes())
        assert abs(sum(h.es["weight"]) - sum(d["weight"] for _, _, d in g.edges(data=True))) < 1e-6
    for name in ("agreement", "positions", "evidence", "coalitions", "memberships", "periods", "outlets"):
        rows, columns = table(name), pyarrow.parquet.read_table(f"{folder}/{name}.parquet")
        assert columns.num_rows == len(rows), name
        assert not rows or columns.column_names == list(rows[0]), name
    print(f"{h.vcount()} nodes and {h.ecount()} ties read back with networkx and igraph; 7 tables with pyarrow")


main()
