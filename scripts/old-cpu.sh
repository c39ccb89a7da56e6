#!/usr/bin/env bash
# Runs a small forecast natively and under qemu-user with an old CPU without AVX or FMA; the files must agree byte by byte.
set -euo pipefail
binary=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$binary" forecast mali-2025 --particles 4 --replicates 8 --horizon 60 --seed 7 --threads 1 --rows --format csv,parquet,json --out "$work/now" >/dev/null
qemu-x86_64 -cpu core2duo "$binary" forecast mali-2025 --particles 4 --replicates 8 --horizon 60 --seed 7 --threads 1 --rows --format csv,parquet,json --out "$work/old" >/dev/null
# run.json holds the command, and with it the folder's name
diff -r --exclude=run.json "$work/now" "$work/old"
echo "the same bytes in $(find "$work/now" -type f ! -name run.json | wc -l) files"
