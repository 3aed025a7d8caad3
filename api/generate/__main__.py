"""`python -m api.generate [--check]`: write the generated files, or say which are stale."""

import sys
from pathlib import Path

from api.generate.deeds import deeds_ts, permissions_ts
from api.generate.docs import deeds_md, permissions_md
from api.generate.openapi import openapi_json
from api.generate.rows import rows_ts

ROOT = Path(__file__).parents[2]

FILES = {
    "frontend/src/generated/rows.ts": rows_ts,
    "frontend/src/generated/deeds.ts": deeds_ts,
    "frontend/src/generated/permissions.ts": permissions_ts,
    "frontend/openapi.json": openapi_json,
    "docs/deeds.md": deeds_md,
    "docs/permissions.md": permissions_md,
}


def main() -> int:
    """0 when everything is (now) up to date, 1 when `--check` found a stale file."""
    stale = [name for name, text in FILES.items() if _read(ROOT / name) != text()]
    if "--check" in sys.argv:
        for name in stale:
            sys.stdout.write(f"{name} is stale: run python -m api.generate\n")
        return 1 if stale else 0
    for name in stale:
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / name).write_text(FILES[name](), encoding="utf-8")
        sys.stdout.write(f"wrote {name}\n")
    return 0


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
