#!/usr/bin/env bash
# Sets up what the whole suite needs on a fresh Debian machine (with Rust and Python 3.11 there), then runs all of it.
#
#   bash scripts/test-all.sh            everything
#   bash scripts/test-all.sh STEP...    only these steps, in this order: setup lint unit docs outputs page oldcpu peers filter scores decide
set -euo pipefail
cd "$(dirname "$0")/.."
export INSTA_UPDATE=no
tools=${CITERNE_TOOLS:-$PWD/target/tools}
venv=$tools/venv
filter_venv=$tools/filter-venv
decide_venv=$tools/decide-venv
export PATH="$tools/bin:$PATH"

say() { printf '\n== %s\n' "$1"; }

setup() {
  say "setup: Debian packages, Python packages, Cargo tools"
  local need=()
  for pair in chromium:chromium qemu-x86_64:qemu-user valgrind:valgrind pdftotext:poppler-utils; do
    command -v "${pair%%:*}" >/dev/null || need+=("${pair##*:}")
  done
  if [ "${#need[@]}" -gt 0 ]; then
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "${need[@]}"
  fi
  [ -x "$venv/bin/python" ] || python3 -m venv "$venv"
  "$venv/bin/pip" install -q --disable-pip-version-check -r scripts/requirements.txt -r benches/peers/requirements.txt
  [ -x "$filter_venv/bin/python" ] || python3 -m venv "$filter_venv"
  "$filter_venv/bin/pip" install -q --disable-pip-version-check -r crates/filter/tests/peers/requirements.txt
  [ -x "$decide_venv/bin/python" ] || python3 -m venv "$decide_venv"
  "$decide_venv/bin/pip" install -q --disable-pip-version-check -r crates/decide/tests/peers/requirements.txt
  command -v cargo-deny >/dev/null || cargo install -q --locked --root "$tools" cargo-deny@0.20.2
  command -v mdbook >/dev/null || cargo install -q --locked --root "$tools" --no-default-features --features search mdbook@0.5.4
}

lint() {
  say "lint: format, clippy, licences, rustdoc"
  cargo fmt --check
  cargo clippy --locked --workspace --all-targets --quiet -- -D warnings
  cargo deny --all-features check licenses bans sources
  RUSTDOCFLAGS="-D warnings" cargo doc --locked --workspace --no-deps --quiet
}

unit() {
  say "unit: every Rust test"
  cargo test --locked --workspace
}

docs() {
  say "docs: the book builds, its links lead somewhere, no stale name"
  mdbook build docs
  "$venv/bin/python" scripts/check_docs.py
}

outputs() {
  say "outputs: other programs open the files and agree with them"
  cargo build --locked --release --quiet
  "$venv/bin/python" scripts/check_outputs.py target/release/citerne
  bash scripts/full-disk.sh target/release/citerne
}

page() {
  say "page: the report in a browser, in two languages, with the network off"
  cargo build --locked --release --quiet
  "$venv/bin/python" scripts/check_page.py target/release/citerne
}

oldcpu() {
  say "oldcpu: the same binary gives the same bytes on a CPU of 2008"
  cargo build --locked --release --quiet
  bash scripts/old-cpu.sh target/release/citerne
}

peers() {
  say "peers: the small model has the same mean and spread in numba, NumPy and Rust"
  "$venv/bin/python" benches/peers/compare.py --rounds 1 --replicates 4000
}

filter() {
  say "filter: the bootstrap filter has the likelihood that the Python package particles has"
  "$filter_venv/bin/python" crates/filter/tests/peers/compare.py
}

scores() {
  say "scores: a published library gives the same ones; a hub's configuration keeps to its schemas"
  local out
  out=$(mktemp -d)
  cargo run --locked --quiet -p citerne-score --example random_scores > "$out/scores.json"
  cargo run --locked --quiet -p citerne-score --example hub -- "$out/hub"
  "$venv/bin/python" scripts/check_scores.py "$out/scores.json" "$out/hub"
  rm -r "$out"
}

decide() {
  say "decide: published libraries find the same in the same samples"
  local out
  out=$(mktemp -d)
  cargo run --locked --quiet -p citerne-decide --example peer > "$out/made.json"
  cargo run --locked --quiet -p citerne-ensemble --example analyses -- cases/mali-2025 > "$out/mali.json"
  "$decide_venv/bin/python" -W ignore::UserWarning crates/decide/tests/peers/compare.py "$out/made.json" "$out/mali.json"
  cargo run --locked --quiet -p citerne -- matters timbuktu-2023 --base 32 --out "$out/matters" > /dev/null
  "$decide_venv/bin/python" -W ignore crates/decide/tests/peers/table.py "$out/matters"
  rm -r "$out"
}

if [ "$#" -eq 0 ]; then
  set -- setup lint unit docs outputs page oldcpu peers filter scores decide
fi
for step in "$@"; do "$step"; done
say "all passed: $*"
