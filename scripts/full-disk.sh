#!/usr/bin/env bash
# A disk that is really full: a forecast into a tmpfs of a few hundred kilobytes must say so, end
# with exit code 4, leave only whole files, and go on with --resume when there is room.
#
#   bash scripts/full-disk.sh target/release/citerne
#
# Needs a user namespace (unshare) in which a tmpfs may be mounted; without one it is skipped.
set -euo pipefail
binary=$(realpath "$1")

if [ "${2-}" != inside ]; then
  if ! unshare -rm true 2>/dev/null; then
    echo "full-disk: SKIPPED: this machine allows no user namespace (unshare -rm)" >&2
    exit 0
  fi
  exec unshare -rm bash "$0" "$binary" inside
fi

work=$(mktemp -d)
trap 'umount "$work/disk" 2>/dev/null || true; rm -rf "$work"' EXIT
mkdir "$work/disk"
export LANG=C
fail() {
  echo "full-disk: $1" >&2
  exit 1
}

"$binary" new "$work/case" >/dev/null
forecast=("$binary" forecast "$work/case" --particles 12 --horizon 60 --replicates 200 --threads 1)
"${forecast[@]}" --out "$work/whole" >/dev/null 2>&1
kilobytes() { du -sk --apparent-size "$1" | cut -f1; }

# fill SIZE COUNT: on a disk of SIZE kB at least COUNT files can be written, but not all.
fill() {
  mount -t tmpfs -o "size=${1}k" tmpfs "$work/disk"
  local code=0
  "${forecast[@]}" --out "$work/disk/out" >/dev/null 2>"$work/said" || code=$?
  [ "$code" = 4 ] || fail "exit code $code instead of 4 on $1 kB: $(cat "$work/said")"
  grep -q "the disk is full" "$work/said" || fail "it says: $(cat "$work/said")"
  grep -q -- "--resume" "$work/said" || fail "no way out is told: $(cat "$work/said")"

  local whole=0 file name
  for file in "$work"/disk/out/*; do
    name=$(basename "$file")
    case $name in checkpoint-*) continue ;; esac
    cmp -s "$file" "$work/whole/$name" || fail "$name is cut short"
    whole=$((whole + 1))
  done
  [ "$whole" -ge "$2" ] || fail "$whole files were written on $1 kB, not $2"
  echo "  on $1 kB it ends with code 4, $whole files written whole and none in part"

  mount -o remount,size=64m "$work/disk"
  "${forecast[@]}" --resume --out "$work/disk/out" >/dev/null 2>&1
  diff -r "$work/whole" "$work/disk/out" || fail "the resumed run has other files"
  umount "$work/disk"
}

all=$(kilobytes "$work/whole")
series=$(kilobytes "$work/whole/series.csv")
fill $((series / 2)) 0
fill $((series + (all - series) / 2)) 1
echo "  with room again, --resume makes the files of an undisturbed run"
