"""Reading in a process of its own."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from structlog.testing import capture_logs

from portal.exchange.apart import read_apart
from portal.exchange.errors import Unreadable
from portal.exchange.meanings import Meaning
from portal.exchange.options import ReadOptions
from portal.exchange.preview import preview

pytestmark = pytest.mark.anyio
OPTIONS = ReadOptions(
    date(2026, 12, 1), columns={("plan", "X"): Meaning.OWNER}, cells={("plan", 2, 2): "Dec 9"}
)
PLAN = b"Step,X,Due\nCall,Contoso's CFO,soon\n"


@pytest.fixture
def anyio_backend():
    return "asyncio"


async def test_the_answer_from_apart_is_the_answer_from_here():
    assert await read_apart(PLAN, "plan.csv", OPTIONS) == preview(PLAN, "plan.csv", OPTIONS)


async def test_a_refusal_crosses_the_border():
    with pytest.raises(Unreadable) as refused:
        await read_apart(b"%PDF-1.7", "plan.pdf", OPTIONS)

    assert (refused.value.code, refused.value.fields) == ("wrong_type", {"found": "a PDF"})


async def test_a_file_that_takes_too_long_is_refused_and_its_process_ended():
    with pytest.raises(Unreadable) as refused:
        await read_apart(PLAN, "plan.csv", OPTIONS, seconds=0.001)

    assert refused.value.code == "too_slow"


async def test_a_bomb_of_a_gigabyte_is_refused_in_time():
    file = io.BytesIO()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bomb,
        bomb.open("xl/workbook.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(1024):
            part.write(b"\0" * (1 << 20))

    with pytest.raises(Unreadable) as refused:
        await read_apart(file.getvalue(), "plan.xlsx", OPTIONS)

    assert refused.value.code == "bomb"


async def test_nothing_in_the_folder_or_the_settings_of_the_server_reaches_the_reader(tmp_path, monkeypatch):
    (tmp_path / "csv.py").write_text("raise SystemExit('ours was run')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONSTARTUP", "nowhere")
    monkeypatch.setenv("PYTHONHOME", "/nowhere")

    assert await read_apart(PLAN, "plan.csv", OPTIONS) == preview(PLAN, "plan.csv", OPTIONS)


async def test_a_bug_in_the_reader_is_logged_without_the_sheet_s_words(monkeypatch):
    with capture_logs() as logged, pytest.raises(Unreadable) as refused:
        await read_apart(PLAN, "plan.csv", replace(OPTIONS, start=BrokenDay(2026, 12, 1)))

    assert refused.value.code == "reader_failed"
    (line,) = [entry for entry in logged if entry["event"] == "the reader of spreadsheets broke"]
    assert line["error"] == "ValueError"
    assert any("apart.py" in frame for frame in line["frames"])
    assert "Contoso" not in str(line)


class BrokenDay(date):
    """A day that the other side cannot read."""

    def isoformat(self):
        return "no day at all"
