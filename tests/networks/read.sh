#!/bin/sh
# Computes the expected values of the networks' tests anew, compares them with the committed ones,
# and reads the GraphML of a report back with networkx and igraph.
#
# usage: tests/networks/read.sh [DATASET]     (default: the examples, coded)
#
# igraph, leidenalg, networkx and numpy are installed into a virtual environment of its own,
# target/networks/venv.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
work=$top/target/networks
program=${CARGO_TARGET_DIR:-$top/target}/release/chancery
[ -x "$program" ] || (cd "$top" && cargo build --quiet --release -p chancery-cli)
mkdir -p "$work"
if [ ! -x "$work/venv/bin/python" ]; then
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" install --quiet --disable-pip-version-check igraph leidenalg networkx numpy pyarrow
fi
"$work/venv/bin/python" "$top/tests/networks/expected.py" >"$work/networks.tsv"
# The first line names the versions; the numbers must be the same whatever they are.
tail -n +2 "$work/networks.tsv" >"$work/new"
tail -n +2 "$top/crates/chancery-analysis/tests/networks.tsv" | cmp - "$work/new" && echo "expected values: the same"
if [ $# -gt 0 ]; then
    dataset=$1
else
    dataset=$work/dataset
    rm -rf "$dataset"
    "$program" --quiet code "$top/examples" -o "$dataset"
fi
rm -rf "$work/report"
"$program" --quiet coalitions "$dataset" --all -o "$work/report"
"$work/venv/bin/python" "$top/tests/networks/read.py" "$work/report"
