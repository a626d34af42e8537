#!/bin/sh
# Codes a corpus onto a disk that is too small, enlarges the disk and goes on, and feeds a file that
# breaks off: each time the dataset must end as the same bytes as one that nothing happened to.
#
# usage: tests/full-disk.sh [INPUT]     (as root: it mounts a file system in memory; default: 300
# whole articles made of ../shared/corpus)
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
program=${CARGO_TARGET_DIR:-$top/target}/release/chancery
work=$(mktemp -d "${TMPDIR:-/tmp}/chancery-disk-XXXXXX")
mkdir "$work/small"
mount -t tmpfs -o size=150k tmpfs "$work/small"
trap 'umount "$work/small"; rm -rf "$work"' EXIT
if [ $# -gt 0 ]; then cp "$1" "$work/news.jsonl"; else
    python3 "$top/bench/corpus.py" 300 "$top/../shared/corpus/news-sample.jsonl.gz" > "$work/news.jsonl"
fi
cd "$work"
code() { "$program" --quiet code "$1" -o "$2" --part-articles 20; }
same() { diff -r --exclude=.lock whole "$1" && echo "$2: the same bytes"; }
code news.jsonl whole
n=0
for size in 150k 400k 700k 1000k 1300k; do
    mount -o "remount,size=$size" small
    if code news.jsonl small/d 2> said; then break; fi
    grep -q "No space left" said || { cat said; exit 1; }
    n=$((n + 1))
done
mount -o remount,size=1g small
code news.jsonl small/d
same small/d "full disk, $n times"
# The same with an archive that breaks off.
gzip -k news.jsonl
code news.jsonl.gz cut-whole
cp news.jsonl.gz mended.gz
size=$(stat -c %s news.jsonl.gz)
n=0
for part in 20 40 60 80; do
    head -c $((size * part / 100)) mended.gz > news.jsonl.gz
    if code news.jsonl.gz cut 2> /dev/null; then echo "a cut archive was taken for whole"; exit 1; fi
    n=$((n + 1))
done
cp mended.gz news.jsonl.gz
code news.jsonl.gz cut
rm -rf whole && mv cut-whole whole
same cut "archive that breaks off, $n times"
# And through a pipe.
rm -rf whole
code - whole < mended.gz
head -c $((size / 2)) mended.gz | code - pipe 2> /dev/null && { echo "a cut pipe was taken for whole"; exit 1; }
code - pipe < mended.gz
same pipe "pipe that breaks off"
