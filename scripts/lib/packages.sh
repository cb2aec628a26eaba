# Debian packages, asked for only when one is missing. Sourced by setup.

AS_ROOT=()
as_root() { "${AS_ROOT[@]}" "$@"; }

missing_packages() {
  local package
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || printf '%s ' "$package"
  done
}

can_be_root() {
  if [ "$(id -u)" = 0 ]; then
    AS_ROOT=(env)
  elif have sudo && sudo -n true 2>/dev/null; then
    AS_ROOT=(sudo)
  else
    return 1
  fi
}

apt_install() {
  local missing
  missing="$(missing_packages "$@")"
  [ -n "$missing" ] || return 0
  say "Installing Debian packages: $missing"
  can_be_root || die "Debian packages are missing ($missing): install them, or run this as root or with passwordless sudo."
  # The lists may be old: ask for new ones only when the first try fails.
  # shellcheck disable=SC2086 # a list of names
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing >/dev/null 2>&1 ||
    { as_root apt-get update -q >/dev/null && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing >/dev/null; } ||
    die "apt-get could not install: $missing"
}
