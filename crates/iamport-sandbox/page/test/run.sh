#!/usr/bin/env bash
# Tests the page in headless Chromium, on a sandbox of its own.
#
#   run.sh [IAMPORT] [SCREENSHOT]
#
# IAMPORT is the built command, target/debug/iamport when it is left out. SCREENSHOT is where a picture of the
# page goes. Needs Python 3, and Debian's packages chromium and chromium-driver.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../../.." && pwd)
iamport=${1:-${CARGO_TARGET_DIR:-$root/target}/debug/iamport}
screenshot=${2:-}

complain() {
    echo "page test: $*" >&2
    exit 2
}

command -v python3 >/dev/null || complain "python3 is missing: apt-get install python3"
command -v chromium >/dev/null || complain "chromium is missing: apt-get install chromium"
command -v chromedriver >/dev/null || complain "chromedriver is missing: apt-get install chromium-driver"
[ -x "$iamport" ] || complain "there is no command at $iamport: cargo build -p iamport-cli"

folder=$(mktemp -d)
sandbox=
clean() {
    if [ -n "$sandbox" ]; then
        kill "$sandbox" 2>/dev/null || true
        wait "$sandbox" 2>/dev/null || true
    fi
    rm -rf "$folder"
}
trap clean EXIT

"$iamport" --output json sandbox --port 0 >"$folder/access.json" 2>"$folder/log" &
sandbox=$!
for _ in $(seq 100); do
    [ -s "$folder/access.json" ] && break
    kill -0 "$sandbox" 2>/dev/null || complain "the sandbox did not start: $(cat "$folder/log")"
    sleep 0.1
done
[ -s "$folder/access.json" ] || complain "the sandbox did not say where it is within 10 seconds"

python3 "$here/page.py" "$folder/access.json" "$folder" $screenshot
