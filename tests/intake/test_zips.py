import io
import time
import zipfile
from pathlib import Path

from intake_factory import codes, take

from travaux.intake import Intake, Limits
from travaux.record.capture import Capture


def pack(path: Path, members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_members_are_read_in_the_order_of_their_names(tmp_path: Path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("x.txt", "x")
    members = {
        "b.txt": b"b",
        "a/../../evil.txt": b"evil",
        "t.jsonl": b'{"text": "row"}\n',
        "z.zip": inner.getvalue(),
        "a/page.css": b"p {}",
        ".hidden": b"h",
        "__MACOSX/b.txt": b"m",
        "folder/": b"",
    }
    path = pack(tmp_path / "all.zip", members)
    intake = Intake([str(path)])
    found = list(intake)
    assert codes(found) == ["evil", "b", "row", "nested"]
    assert found[1] == Capture(b"b", f"{path}!b.txt")
    assert [each.source for each in found[2:]] == [f"{path}!t.jsonl:1", f"{path}!z.zip"]
    assert intake.skipped == {"part of a page": 1}
    assert intake.done == intake.total
    assert not list(tmp_path.parent.glob("evil*"))


def test_a_member_above_the_cap_is_not_unpacked(tmp_path: Path):
    path = pack(tmp_path / "all.zip", {"a.txt": b"x" * 101, "b.txt": b"x" * 100})
    assert codes(take(path, limits=Limits(report=100))) == ["too-large", "x" * 100]


def test_a_member_that_tells_a_smaller_size_than_it_has_is_rejected(tmp_path: Path):
    path = pack(tmp_path / "all.zip", {"a.txt": b"x" * 5000, "b.txt": b"b"})
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02") + 24
    assert int.from_bytes(data[at : at + 4], "little") == 5000
    data[at : at + 4] = (50).to_bytes(4, "little")
    path.write_bytes(data)
    found = codes(take(path, limits=Limits(report=1000)))
    assert found[0] in ("cut-off", "too-large")
    assert found[1:] == ["b"]


def test_an_archive_that_unpacks_to_many_times_its_size_is_stopped(tmp_path: Path):
    path = pack(tmp_path / "bomb.zip", {f"{n:03}.txt": bytes(1_000_000) for n in range(200)})
    found = codes(take(path, limits=Limits(ratio=100)))
    assert 2 < found.count("too-large") < 200
    started = time.process_time()
    list(Intake([str(path)]))
    assert time.process_time() - started < 5


def test_a_member_that_needs_a_password_is_rejected_and_the_others_are_read(tmp_path: Path):
    path = pack(tmp_path / "all.zip", {"a.txt": b"a", "b.txt": b"b"})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert codes(take(path)) == ["encrypted", "b"]


def test_an_archive_that_is_cut_off_is_rejected(tmp_path: Path):
    path = pack(tmp_path / "all.zip", {"a.txt": b"a" * 100})
    path.write_bytes(path.read_bytes()[:-30])
    (found,) = take(path)
    assert (found.source, found.code) == (str(path), "cut-off")


def test_a_damaged_member_costs_itself_only(tmp_path: Path):
    path = pack(tmp_path / "all.zip", {"a.txt": b"a" * 100, "b.txt": b"b"}, zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"aaaaa", b"aacaa", 1))
    assert codes(take(path)) == ["cut-off", "b"]


def test_an_empty_archive_says_so(tmp_path: Path):
    assert codes(take(pack(tmp_path / "all.zip", {}))) == ["empty"]


def test_an_office_document_is_passed_on_whole(tmp_path: Path):
    path = pack(tmp_path / "report.docx", {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})
    assert take(path) == [Capture(path.read_bytes(), str(path))]
