"""The built front end: read once at the start, looked up by exact path, so nothing else is reachable."""

import gzip
import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from litestar import HttpMethod, Request, Response, route
from litestar.handlers import HTTPRouteHandler

from api.policy import Policy
from portal.core.errors import NotFound

YEAR = "public, max-age=31536000, immutable"
ENCODINGS = {"br": ".br", "gzip": ".gz"}
WORTH_PACKING = 512


@dataclass(frozen=True, slots=True)
class File:
    """One file with its packed forms by content encoding; `etag` is of the plain bytes."""

    media_type: str
    etag: str
    cache: str
    plain: bytes
    packed: Mapping[str, bytes]


def read_files(folder: Path) -> Mapping[str, File]:
    """URL path to file; files under `assets/` bear a hash in their name and are cached for a year."""
    paths = [path for path in folder.rglob("*") if path.is_file() and path.suffix not in ENCODINGS.values()]
    return {"/" + path.relative_to(folder).as_posix(): _file(folder, path) for path in paths}


def front_end(folder: Path) -> HTTPRouteHandler:
    """The handler of every path that no other route has; pages of the app all get `index.html`."""
    files = read_files(folder)

    @route(
        ["/", "/{path:path}"],
        http_method=[HttpMethod.GET, HttpMethod.HEAD],
        include_in_schema=False,
        sync_to_thread=False,
        opt={"policy": Policy.PUBLIC, "precompressed": True},
    )
    def serve_front_end(request: Request[Any, Any, Any]) -> Response[bytes]:
        path = request.scope["path"]
        is_page = "." not in path.rpartition("/")[2] and not path.startswith("/assets/")
        file = files.get(path) or (files.get("/index.html") if is_page else None)
        if file is None:
            raise NotFound
        return _answer(file, request)

    return serve_front_end


def _answer(file: File, request: Request[Any, Any, Any]) -> Response[bytes]:
    headers = {"etag": file.etag, "cache-control": file.cache, "vary": "accept-encoding"}
    if request.headers.get("if-none-match") == file.etag:
        return Response(b"", status_code=304, headers=headers, media_type=file.media_type)
    accepted = request.headers.get("accept-encoding", "")
    encoding = next((name for name in file.packed if name in accepted), None)
    if encoding is None:
        return Response(file.plain, headers=headers, media_type=file.media_type)
    headers["content-encoding"] = encoding
    return Response(file.packed[encoding], headers=headers, media_type=file.media_type)


def _file(folder: Path, path: Path) -> File:
    plain = path.read_bytes()
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    is_text = media_type.startswith("text/") or media_type.endswith(("json", "javascript", "xml"))
    in_assets = path.relative_to(folder).parts[0] == "assets"
    return File(
        media_type=media_type,
        etag=f'"{hashlib.sha256(plain).hexdigest()[:32]}"',
        cache=YEAR if in_assets else "no-cache",
        plain=plain,
        packed=_packed(path, plain) if is_text and len(plain) >= WORTH_PACKING else {},
    )


def _packed(path: Path, plain: bytes) -> Mapping[str, bytes]:
    beside = {name: path.with_name(path.name + ending) for name, ending in ENCODINGS.items()}
    packed = {name: file.read_bytes() for name, file in beside.items() if file.exists()}
    return packed if "gzip" in packed else packed | {"gzip": gzip.compress(plain, 9, mtime=0)}
