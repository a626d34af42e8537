# `make demo` and `make test` do all the set-up that a fresh machine needs: Rust, Python 3 with
# pip, and make are there already.

CHANCERY := target/release/chancery

.PHONY: demo test build model check bench-annotate

## demo: fetch the language model, build, and print the records of an example article
demo: model
	$(CHANCERY) read examples/leaders-meeting.txt

## test: run all tests
test: model
	cargo test --release --locked --workspace

## check: formatting, lints and documentation
check:
	cargo fmt --all --check
	cargo clippy --release --locked --workspace --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --release --locked --workspace --no-deps

build:
	cargo build --release --locked -p chancery-cli

model: build
	$(CHANCERY) model fetch en

## bench-annotate: the speed of the annotator beside spaCy's; prints `ratio N.N` last
bench-annotate:
	bench/annotate.sh
