#!/usr/bin/env bash
# How many replicates of the whole Mali case the engine lives per second of CPU time, as a Markdown
# table of medians over interleaved rounds.
#
#   benches/engine.sh [ROUNDS [REPLICATES [SPAN]]]        default: 5 rounds, 512 replicates, 180 days
#
# SPAN is a number of days from the first of the case, or `usual`: what `citerne forecast` simulates.
# Every round runs each way once, in a process of its own with one thread and a seed of its own.
# `ensemble again` is the null control: how far it stands from `ensemble` is noise.
set -euo pipefail

rounds="${1:-5}" replicates="${2:-512}" span="${3:-180}"
ways=(uniforms priors begun plain ensemble 'ensemble again')

cd "$(dirname "$0")/.."
cargo build --quiet --release -p citerne-benches --bin engine
engine="${CARGO_TARGET_DIR:-target}/release/engine"
notes="$(mktemp -d)"
trap 'rm -rf "$notes"' EXIT

for ((round = 1; round <= rounds; round++)); do
    for way in "${ways[@]}"; do
        "$engine" "${way%% *}" "$span" "$replicates" "$round" |
            sed -n 's/.*"per_cpu_second": \([0-9.]*\).*/\1/p' >>"$notes/$way"
    done
done

printf '| way | replicates per CPU-second: median (least to most) | milliseconds each |\n|---|---|---|\n'
for way in "${ways[@]}"; do
    sort -g "$notes/$way" | awk -v way="$way" '
        { rate[NR] = $1 }
        END {
            middle = int((NR + 1) / 2)
            median = NR % 2 ? rate[middle] : (rate[middle] + rate[middle + 1]) / 2
            printf "| %s | %.0f (%.0f to %.0f) | %.3f |\n", way, median, rate[1], rate[NR], 1000 / median
        }'
done
