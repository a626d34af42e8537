#!/bin/sh
# Codes articles and reads the dataset with pyarrow, pandas, polars and DuckDB.
#
# usage: tests/tables/read.sh [INPUT...]     (default: the examples)
#
# The readers are installed into a virtual environment of their own, target/tables/venv.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
work=$top/target/tables
[ $# -gt 0 ] || set -- "$top/examples"
program=${CARGO_TARGET_DIR:-$top/target}/release/chancery
[ -x "$program" ] || (cd "$top" && cargo build --quiet --release -p chancery-cli)
mkdir -p "$work"
if [ ! -x "$work/venv/bin/python" ]; then
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" install --quiet --disable-pip-version-check pyarrow pandas polars duckdb
fi
rm -rf "$work/dataset" "$work/csv"
"$program" --quiet code "$@" -o "$work/dataset"
"$program" export "$work/dataset" --format csv -o "$work/csv"
"$work/venv/bin/python" "$top/tests/tables/read.py" "$work/dataset" "$work/csv"
