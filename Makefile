# `make demo` and `make test` do all the set-up that a fresh machine needs: Rust, Python 3 with
# pip, and make are there already.

CHANCERY := target/release/chancery

.PHONY: demo test build model gazetteer neutrality neutrality-within check bench-annotate bench-code bench-curve test-tables test-networks test-kills test-full-disk

## demo: fetch the language model, build, and print the records of an example article
demo: model
	$(CHANCERY) read examples/leaders-meeting.txt

## test: run all tests
# The tests' own build makes the program too; `make build` before it would build most crates twice.
test:
	cargo test --release --locked --workspace --no-run
	$(CHANCERY) model fetch en
	cargo test --release --locked --workspace

## check: formatting, lints and documentation
check:
	cargo fmt --all --check
	cargo clippy --release --locked --workspace --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings -A rustdoc::private_intra_doc_links" cargo doc --release --locked --workspace --no-deps

build:
	cargo build --release --locked -p chancery-cli

model: build
	$(CHANCERY) model fetch en

gazetteer: build
	$(CHANCERY) model fetch gazetteer

## neutrality: swap actors, outlets and labels in 10,000 pairs of sentences; prints what else changes
neutrality: model
	$(CHANCERY) evaluate neutrality

## neutrality-within: the same with each sentence inside an article
neutrality-within: model
	$(CHANCERY) evaluate neutrality --within

## bench-annotate: the speed of the annotator beside spaCy's; prints `ratio N.N` last
bench-annotate:
	bench/annotate.sh

## bench-code: the whole road, article in to Parquet out; prints `ratio N.N` to spaCy alone
bench-code: model
	bench/code.sh

## bench-curve: the cost of 1,000 to 100,000 articles, and memory; about half an hour of processor time
bench-curve: model
	bench/curve.sh 100000

## test-tables: a dataset read back with pyarrow, pandas, polars and DuckDB
test-tables: model
	tests/tables/read.sh

## test-networks: algorithms beside leidenalg and igraph; the network read back with networkx and igraph
test-networks: build
	tests/networks/read.sh

## test-full-disk: a disk that fills up, and is enlarged, in a run (as root, since it mounts a small one)
test-full-disk: model
	tests/full-disk.sh

## test-kills: a run killed a thousand times ends like one that was left alone
test-kills:
	CHANCERY_KILLS=1000 cargo test --release --locked -p chancery --test code killed -- --nocapture
