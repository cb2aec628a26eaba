# Runs checks one after another, all of them, and says at the end which failed. Sourced.

GATES_PASSED=0
GATES_FAILED=()

# gate "What it checks" command...
gate() {
  local name="$1" start=$SECONDS status=0
  shift
  heading "$name"
  "$@" || status=$?
  if [ "$status" = 0 ]; then
    GATES_PASSED=$((GATES_PASSED + 1))
    say "-- $name: passed, $((SECONDS - start)) s"
  else
    GATES_FAILED+=("$name")
    say "-- $name: FAILED ($status), $((SECONDS - start)) s"
  fi
}

# The last line, and the exit status of the script.
gates_summary() {
  if [ "${#GATES_FAILED[@]}" = 0 ]; then
    say ""
    say "All $GATES_PASSED checks passed, $SECONDS s."
  else
    say ""
    say "FAILED: $(printf '%s; ' "${GATES_FAILED[@]}")$GATES_PASSED passed, $SECONDS s."
    return 1
  fi
}
