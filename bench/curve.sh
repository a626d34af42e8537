#!/bin/sh
# Measures how the cost of `code` grows with the corpus, and its memory.
#
# usage: bench/curve.sh [MOST] [FILE...]     (default: 2000 whole articles made of ../shared/corpus)
#
# STEPS="1000 20000" names the sizes itself; else 1,000, 2,000, 5,000 and so on up to MOST. Prints for
# each size articles, words, seconds of processor time, those for a million words, peak memory in MB,
# and the share of the last pass (copies, manifest); last, how many times the cost of a word in the
# smallest corpus a word in the largest one costs, and the most memory. 100,000 articles take about
# half an hour of processor time.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
most=${1:-2000}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- "$top/../shared/corpus/news-sample.jsonl.gz"
if [ -z "${STEPS:-}" ]; then
    for n in 1000 2000 5000 10000 20000 50000 100000 200000 500000 1000000; do
        [ "$n" -le "$most" ] && STEPS="${STEPS:-} $n"
    done
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/chancery-curve-XXXXXX")
trap 'rm -rf "$work"' EXIT
(cd "$top" && cargo build --quiet --release -p chancery-cli)
# A copy, so that a build in the meantime changes nothing.
cp "${CARGO_TARGET_DIR:-$top/target}/release/chancery" "$work/chancery"
printf 'articles\twords\tseconds\tper million words\tMB\tlast pass\n'
for n in $STEPS; do
    python3 "$top/bench/corpus.py" "$n" "$@" > "$work/corpus.jsonl"
    TMPDIR=$work python3 "$top/bench/code.py" "$work/chancery" "$work/corpus.jsonl" 2 > "$work/$n.json"
    python3 - "$work/$n.json" <<'PY'
import json, sys
r = json.load(open(sys.argv[1]))
per = 1e6 * r["cpu_seconds"] / r["words"]
print(r["articles"], r["words"], r["cpu_seconds"], f"{per:.2f}", r["memory_mb"], f"{100 * r['finish_share']:.1f} %", sep="\t", flush=True)
PY
done
# shellcheck disable=SC2086
python3 - "$work" $STEPS <<'PY'
import json, sys
runs = [json.load(open(f"{sys.argv[1]}/{n}.json")) for n in sys.argv[2:]]
per = [r["cpu_seconds"] / r["words"] for r in runs]
print(f"a word in the largest corpus costs {per[-1] / per[0]:.2f} times as much as in the smallest; memory at most {max(r['memory_mb'] for r in runs)} MB")
PY
