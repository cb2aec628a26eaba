# Gets the wasm32 target: from rustup where it can be reached, else from Debian's own Rust. Sourced by setup.

DEBIAN_RUST_PACKAGES=(rustc-web cargo-web rust-web-src rust-web-clippy)

# The lld package of the LLVM that Debian's rustc was built with, as "lld-22"; its object format must match.
debian_lld() {
  local major
  major="$(/usr/bin/rustc -vV 2>/dev/null | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')"
  printf 'lld-%s' "${major:-22}"
}

target_from_rustup() {
  have rustup || return 1
  say "Asking rustup for the $WASM_TARGET target (at most 60 s)."
  timeout 60 rustup target add "$WASM_TARGET" >/dev/null 2>&1 && toolchain_has_target env
}

# Debian's Rust is built without wasm32, but ships the library's source: build it once, next to the others.
build_standard_library() {
  local work lib
  work="$(mktemp -d)"
  mkdir -p "$work/src"
  printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2024"\n' >"$work/Cargo.toml"
  : >"$work/src/lib.rs"
  say "Building the standard library for $WASM_TARGET, once (about a minute)."
  # -Zbuild-std is unstable and Debian's compiler is a stable one; here it builds that compiler's own source.
  (cd "$work" && PATH="/usr/bin:$PATH" RUSTUP_TOOLCHAIN='' RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$work/target" \
    /usr/bin/cargo build --quiet -Zbuild-std=std,panic_abort,panic_unwind,test --release --target "$WASM_TARGET")
  lib="/usr/lib/rustlib/$WASM_TARGET/lib"
  as_root mkdir -p "$lib"
  find "$work/target/$WASM_TARGET/release/deps" -name '*.rlib' ! -name 'libempty-*' -exec "${AS_ROOT[@]}" cp -t "$lib" {} +
  rm -rf "$work"
}

target_from_debian() {
  can_be_root || die "Debian's Rust must be set up as root or with passwordless sudo."
  # shellcheck disable=SC2046 # one package name
  apt_install "${DEBIAN_RUST_PACKAGES[@]}" $(debian_lld)
  # The name of lld follows the compiler, which may only now be known.
  apt_install "$(debian_lld)"
  ls "/usr/lib/rustlib/$WASM_TARGET/lib/"libstd-*.rlib >/dev/null 2>&1 || build_standard_library
  mkdir -p "$CACHE/bin"
  ln -sfn "/usr/bin/$(debian_lld)" "$CACHE/bin/rust-lld"
  rustup toolchain link "$LINKED_TOOLCHAIN" /usr
}
