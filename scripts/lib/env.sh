# The environment that builds run in, once scripts/setup has been. Sourced after common.sh.

# The toolchain for wasm32: the one in use when it has the target, else Debian's, linked by setup.
toolchain_has_target() {
  local sysroot
  sysroot="$("$@" rustc --print sysroot 2>/dev/null)" || return 1
  ls "$sysroot/lib/rustlib/$WASM_TARGET/lib/"libstd-*.rlib >/dev/null 2>&1
}

# Prints nothing when the toolchain in use will do.
wasm_toolchain() {
  if toolchain_has_target env; then
    return 0
  elif have rustup && toolchain_has_target rustup run "$LINKED_TOOLCHAIN"; then
    printf '%s' "$LINKED_TOOLCHAIN"
  else
    return 1
  fi
}

use_tools() {
  WASM_BINDGEN_VERSION="$(wasm_bindgen_version)"
  PATH="$CACHE/trunk-$TRUNK_VERSION/bin:$CACHE/cargo-deny-$CARGO_DENY_VERSION/bin:$CACHE/wasm-bindgen-cli-$WASM_BINDGEN_VERSION/bin:$CACHE/bin:$ROOT/node_modules/.bin:$PATH"
  export PATH
  WASM_TOOLCHAIN="$(wasm_toolchain)" || die "No Rust toolchain here can build for $WASM_TARGET; run scripts/setup."
  CHROMIUM="$(find_chromium || true)"
  export CHROMIUM
}

# Runs a command with the toolchain that can build for the browser.
with_wasm_toolchain() {
  if [ -n "$WASM_TOOLCHAIN" ]; then
    RUSTUP_TOOLCHAIN="$WASM_TOOLCHAIN" "$@"
  else
    "$@"
  fi
}
