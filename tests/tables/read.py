"""Reads a dataset as its users do, and checks it: usage: read.py DATASET CSV_FOLDER

With pyarrow, pandas, polars and DuckDB; the CSV with Python's own reader.
"""
import csv, json, os, sys

import duckdb, pandas, polars
import pyarrow.parquet

dataset, folder = sys.argv[1:]
with open(os.path.join(dataset, "manifest.json"), encoding="utf8") as file:
    manifest = json.load(file)
with open(os.path.join(dataset, "codebook.md"), encoding="utf8") as file:
    codebook = file.read()
csv.field_size_limit(sys.maxsize)

tables = {}
for name, rows in manifest["rows"].items():
    path = os.path.join(dataset, name)
    arrow = pyarrow.parquet.read_table(path)
    assert arrow.num_rows == rows, (name, arrow.num_rows, rows)
    assert not any(str(field.type).startswith(("list", "struct", "uint", "dictionary")) for field in arrow.schema)
    frame = pandas.read_parquet(path)
    assert frame.shape == (rows, arrow.num_columns), name
    lazy = polars.scan_parquet(os.path.join(path, "*.parquet")).collect()
    assert lazy.shape == frame.shape, name
    # Values agree from reader to reader.
    assert lazy.to_dicts() == arrow.to_pylist(), name
    count = duckdb.sql(f"select count(*) from '{path}/*.parquet'").fetchall()[0][0]
    assert count == rows, name
    columns = [row[0] for row in duckdb.sql(f"describe select * from '{path}/*.parquet'").fetchall()]
    assert columns == arrow.column_names, name
    section = codebook.split(f"\n## {name}\n")[1].split("\n## ")[0]
    for column in columns:
        assert f"| {column} |" in section, (name, column)
    # CSV is exact: every cell comes back.
    with open(os.path.join(folder, name + ".csv"), newline="", encoding="utf8") as file:
        lines = list(csv.DictReader(file))
    assert len(lines) == rows, name
    for line, row in zip(lines, arrow.to_pylist()):
        for column, value in row.items():
            cell = line[column]
            if value is None:
                assert cell == "", (name, column)
            elif isinstance(value, bool):
                assert cell == str(value).lower(), (name, column)
            elif isinstance(value, float):
                assert float(cell) == value, (name, column)
            else:
                assert cell == str(value), (name, column, cell, value)
    tables[name] = arrow.to_pylist()

texts = {row["article"]: row["text"] for row in tables["articles"]}
assert len(texts) == len(tables["articles"]), "keys of articles are unique"
for row in tables["mentions"]:
    assert texts[row["article"]][row["start"]:row["end"]] == row["text"], row
for name, column in [("statements", "content"), ("events", "sentence"), ("positions", "evidence")]:
    spans = {"content": "content_spans"}.get(column, "evidence_spans")
    for row in tables[name]:
        pieces = [span.split("-") for span in row[spans].split("; ") if span]
        text = texts[row["article"]]
        assert " … ".join(text[int(a):int(b)] for a, b in pieces) == row[column], row
for name, key in [("actors", "actor"), ("statements", "statement"), ("events", "event"), ("positions", "position")]:
    keys = [row[key] for row in tables[name]]
    assert len(keys) == len(set(keys)), f"keys of {name} are unique"
joined = duckdb.sql(f"""
    select count(*) from '{dataset}/events/*.parquet' e
    join '{dataset}/articles/*.parquet' a using (article)
    left join '{dataset}/copies/*.parquet' c using (article)
    where coalesce(c.first, true)""").fetchall()[0][0]
print("rows:", ", ".join(f"{name} {len(rows)}" for name, rows in tables.items()))
print(f"events told once: {joined}")
print("pyarrow", pyarrow.__version__, "pandas", pandas.__version__, "polars", polars.__version__, "duckdb", duckdb.__version__)
