#!/usr/bin/env bash
# Counts instructions per replicate with callgrind, as a Markdown table. Unlike time, the count does not
# feel what else the machine is doing, so it shows small changes.
#
#   benches/instructions.sh [CONTESTANT...]        default: all of the small model
#   benches/instructions.sh engine [WAY...]        the whole model on the Mali case, 180 days
#
# Each contestant is run twice, with few and with more replicates; the difference leaves out start-up.
# An AVX2 instruction counts as one, however many lanes it works on.
set -euo pipefail

few=320
more=960

cd "$(dirname "$0")/.."
command -v valgrind >/dev/null || { echo "valgrind is not installed" >&2; exit 1; }
cargo build --quiet --release -p citerne-benches
built="${CARGO_TARGET_DIR:-target}/release"
notes="$(mktemp)"
trap 'rm -f "$notes"' EXIT

# Instructions of one run: count COMMAND...
count() {
    if ! valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" >/dev/null 2>"$notes"; then
        cat "$notes" >&2
        return 1
    fi
    sed -n 's/.*Collected : \([0-9]*\).*/\1/p' "$notes"
}

# One row of the table: row NAME COMMAND..., to which the number of replicates and a seed are added.
row() {
    local name="$1" low high
    shift
    low="$(count "$@" "$few" 1)"
    high="$(count "$@" "$more" 1)"
    printf '| %s | %d |\n' "$name" "$(((high - low) / (more - few)))"
}

if [ "${1:-}" = engine ]; then
    shift
    [ $# -gt 0 ] || set -- uniforms priors begun plain ensemble
    # A replicate takes milliseconds.
    few=64 more=128
    command=("$built/engine") span=(180)
else
    [ $# -gt 0 ] || set -- plain keyed lanes floor-uniforms floor-draws
    command=("$built/small") span=()
fi
printf '| contestant | instructions per replicate |\n|---|---|\n'
for contestant in "$@"; do
    row "$contestant" "${command[@]}" "$contestant" "${span[@]}"
done
