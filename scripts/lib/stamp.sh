# Tells whether a build is still that of the sources. Sourced by build, which has set DIST and PUBLIC_URL.

# A digest of everything that goes into a build: sources, tools, and where it will be served.
build_stamp() {
  {
    printf '%s\n' "$PUBLIC_URL" "$WASM_BINDGEN_VERSION"
    with_wasm_toolchain rustc --version
    cd "$ROOT"
    find Cargo.toml Cargo.lock build.rs Trunk.toml index.html package-lock.json src style public \
      scripts/versions.env scripts/lib/post_build.sh -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
  } | sha256sum | cut -d ' ' -f 1
}

# The service worker lists a digest of every other file, so it stands for them all.
dist_digest() { sha256sum <"$DIST/sw.js" | cut -d ' ' -f 1; }

stamp_file() { printf '%s/target/built/%s' "$ROOT" "$(printf '%s' "$DIST" | sha256sum | cut -c 1-16)"; }
