"""What has a full scale belongs to a named part of the full run, or nobody would ever run it."""

import re

from tests.shape.test_files_stay_small import ROOT, sources

SCALED = re.compile(r"(?<!def )\bscale\(")
PART = re.compile(r"\bmark\.part\(")


def scaled() -> dict[str, str]:
    texts = {name: (ROOT / name).read_text() for name in sources() if name.startswith("tests/")}
    return {name: text for name, text in texts.items() if "import scale" in text and SCALED.search(text)}


def test_every_test_with_a_full_scale_belongs_to_a_part():
    assert len(scaled()) > 5
    assert [name for name, text in scaled().items() if not PART.search(text)] == []
