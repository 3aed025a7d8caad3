# Sourced: sets $python to an interpreter of at least 3.11, and drops settings that would lead pip astray.
unset PIP_TARGET PIP_PREFIX PIP_REQUIRE_VIRTUALENV PYTHONPATH PYTHONHOME VIRTUAL_ENV
PIP_USER=0
export PIP_USER
python=
for candidate in "${PORTAL_PYTHON:-}" "$root/.venv/bin/python" python3.14 python3.13 python3.12 python3.11 python3; do
  [ -n "$candidate" ] || continue
  if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
    python=$candidate
    break
  fi
done
if [ -z "$python" ]; then
  echo "Cairn needs Python 3.11 or later with venv (Debian: apt install python3-venv; macOS: brew install python@3.13)." >&2
  exit 2
fi
