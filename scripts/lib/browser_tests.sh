# Rust tests that need a browser: the store contract on a real IndexedDB. Sourced by test, after use_tools.
#
# The browser's arguments stand in webdriver.json, where wasm-bindgen-test-runner looks for them.

# A subshell, so that what is exported here stays here.
store_contract_in_browser() (
  driver="$(command -v "${CHROMEDRIVER:-chromedriver}")" ||
    { say "There is no chromedriver: install Debian's chromium-driver, or set CHROMEDRIVER."; exit 1; }
  export CHROMEDRIVER="$driver"
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner
  # Seconds; both are short of a busy computer's needs unless told.
  export WASM_BINDGEN_TEST_TIMEOUT=180 WASM_BINDGEN_TEST_DRIVER_TIMEOUT=60
  # The app comes along as a dependency, and wasm-bindgen takes minutes over its debug information.
  export CARGO_PROFILE_TEST_DEBUG=0
  with_wasm_toolchain cargo clippy --locked --target "$WASM_TARGET" --test store_contract -- -D warnings &&
    with_wasm_toolchain cargo test --locked --target "$WASM_TARGET" --test store_contract
)
