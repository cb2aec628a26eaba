# What every script shares: where things are, and how to speak. Sourced, never run.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
# Tools that are built once for all checkouts; never inside the repository.
CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/coproduce"
WASM_TARGET=wasm32-unknown-unknown
# Name under which Debian's own Rust is known to rustup, where rustup can't download the target.
LINKED_TOOLCHAIN=coproduce-wasm

# shellcheck source=../versions.env
. "$ROOT/scripts/versions.env"

say() { printf '%s\n' "$*"; }
heading() { printf '\n== %s\n' "$*"; }
die() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# The version of wasm-bindgen that the app is built with, from Cargo.lock.
wasm_bindgen_version() {
  [ -f "$ROOT/Cargo.lock" ] || (cd "$ROOT" && cargo metadata --format-version 1 >/dev/null)
  awk '/^name = "wasm-bindgen"$/ { getline; gsub(/"/, "", $3); print $3; exit }' "$ROOT/Cargo.lock"
}

# The browser for tests: CHROMIUM, or the first usual name that is installed.
find_chromium() {
  local candidate
  for candidate in "${CHROMIUM:-}" chromium chromium-browser google-chrome-stable google-chrome; do
    if [ -n "$candidate" ] && have "$candidate"; then
      command -v "$candidate"
      return 0
    fi
  done
  return 1
}
