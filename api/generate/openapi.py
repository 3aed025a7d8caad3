"""The API's document as a file, from which `openapi-typescript` makes the front end's types."""

import json
from typing import Any, cast

from api.app import create_app
from api.openapi import document
from api.services import Services
from portal.core.config import DemoSettings


def openapi_json() -> str:
    """The file `frontend/openapi.json`; the demo's doors are in it too."""
    nothing = cast("Any", None)
    app = create_app(Services(DemoSettings(), nothing, nothing))
    return json.dumps(document(app), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
