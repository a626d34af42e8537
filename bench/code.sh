#!/bin/sh
# Measures the whole road, article in to Parquet out, and spaCy alone on the same texts.
#
# usage: bench/code.sh [ARTICLES] [FILE...]     (default: 1000 whole articles made of ../shared/corpus)
#
# One thread, two threads and one thread with AVX2 alone take turns, ROUNDS times (3), and spaCy twice
# between them; of each the best counts, since other programs disturb all. Prints words a second by
# stage and core, memory, two cores beside one by the clock on the wall, and last `ratio N.N`, words a
# second of processor time beside those of spaCy alone. Takes about four minutes; `bench/curve.sh` has
# the cost of larger corpora.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
work=$top/target/bench-code
articles=${1:-1000}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- "$top/../shared/corpus/news-sample.jsonl.gz"
rm -rf "$work"
mkdir -p "$work"
(cd "$top" && cargo build --quiet --release -p chancery-cli)
program=${CARGO_TARGET_DIR:-$top/target}/release/chancery
python3 "$top/bench/corpus.py" "$articles" "$@" > "$work/corpus.jsonl"
python3 "$top/bench/texts.py" 100000 "$work/corpus.jsonl" > "$work/texts.jsonl"
venv=$("$top/bench/spacy.sh")
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
run() { python3 "$top/bench/code.py" "$program" "$work/corpus.jsonl" "$1" >> "$work/$2.jsonl"; }
for round in $(seq "${ROUNDS:-3}"); do
    run 1 one
    run 2 two
    CHANCERY_KERNEL=avx2 run 1 avx2
    if [ "$round" -le 2 ]; then
        "$venv/bin/python" "$top/bench/annotate.py" "$work/texts.jsonl" >> "$work/spacy.tsv"
    fi
done
python3 - "$work" <<'PY'
import json, os, sys
work = sys.argv[1]
runs = {name: [json.loads(line) for line in open(f"{work}/{name}.jsonl")] for name in ("one", "two", "avx2")}
best = lambda name, field: min(runs[name], key=lambda run: run[field])
one = best("one", "cpu_seconds")
print(f"articles {one['articles']}, words {one['words']}, load {os.getloadavg()[0]:.1f}")
print("stage\tseconds\twords/s on a core")
for stage, seconds in one["stage_seconds"].items():
    print(f"{stage}\t{seconds}\t{one['stage_words_per_second'].get(stage, '-')}")
print(f"whole\t{one['cpu_seconds']}\t{one['words_per_cpu_second']}")
avx2 = best("avx2", "cpu_seconds")
print(f"whole, AVX2\t{avx2['cpu_seconds']}\t{avx2['words_per_cpu_second']}")
two = best("two", "cpu_seconds")
print(f"whole, two threads\t{two['cpu_seconds']}\t{two['words_per_cpu_second']}")
memory = lambda name: max(run["memory_mb"] for run in runs[name])
print(f"memory, one thread {memory('one')} MB, two threads {memory('two')} MB")
fast, slow = best("two", "wall_seconds"), best("one", "wall_seconds")
print(f"two threads {fast['words_per_wall_second']} words/s by the clock, {slow['wall_seconds'] / fast['wall_seconds']:.2f} times one")
print(f"copies and manifest: {100 * one['finish_share']:.1f} % of the time")
spacy = max(float(line.split("\t")[3]) for line in open(f"{work}/spacy.tsv"))
print(f"spaCy alone\t{spacy:.0f}")
print(f"ratio with AVX2 alone {avx2['words_per_cpu_second'] / spacy:.1f}")
print(f"ratio {one['words_per_cpu_second'] / spacy:.1f}")
PY
rm -f "$work/corpus.jsonl"
