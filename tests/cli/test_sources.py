from pathlib import Path

from travaux.cli.sources import find_sources


def test_a_folders_reports_are_told_by_their_names(tmp_path: Path):
    for name in ("b.vtt", "a.srt", "c.TXT", "d.png", "e.md", "f", ".g.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [Path(source.name).name for source in find_sources([str(tmp_path)])] == ["a.srt", "b.vtt", "c.TXT", "e.md", "f"]
