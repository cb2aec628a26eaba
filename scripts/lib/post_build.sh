#!/usr/bin/env bash
# Run by Trunk when everything else is in place: final names, version, precache list, CSP, byte budgets.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# A tool of the build machine: built with the toolchain in use, whichever one the app is built with.
unset RUSTUP_TOOLCHAIN
exec cargo run --quiet --locked --profile tools --features host-tools --bin precache -- "$TRUNK_STAGING_DIR"
