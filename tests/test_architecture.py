"""What HOUSE-STYLE fixes of the source, read from the source itself."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "travaux"
MODULES = sorted(SOURCE.rglob("*.py"))
# What each part may import, besides itself. Imports point down this list, never up.
MAY_IMPORT = {
    "errors": set(),
    "record": {"errors"},
    "reader": {"errors", "record"},
    "intake": {"errors", "record", "reader"},
    "analysis": {"errors", "record"},
    "extract": {"errors", "record", "analysis"},
    "pipeline": {"errors", "record", "analysis", "extract"},
    "ledger": {"errors", "record"},
    "joins": {"errors", "record", "ledger"},
    "views": {"errors", "record", "ledger", "joins"},
    "agreement": {"errors", "record", "ledger"},
    "data_files": {"errors", "ledger"},
    "model_files": {"errors", "analysis", "data_files"},
    "resources": {"errors", "record", "analysis", "extract", "reader", "pipeline", "data_files", "model_files"},
    "join_resources": {"ledger", "joins", "views", "data_files"},
    "reading": {"errors", "record", "analysis", "extract", "reader", "pipeline", "resources"},
    "store": {"errors", "record", "reader", "ledger", "joins"},
    "ingest": {"errors", "record", "ledger", "joins", "resources", "join_resources", "reading", "intake", "store"},
    "review": {"errors", "record", "ledger", "store"},
    "opening": {"ingest", "intake", "join_resources", "store"},
    "__init__": {"errors", "record", "reading", "opening", "review", "store"},
    "cli": {
        "errors",
        "record",
        "ledger",
        "joins",
        "views",
        "agreement",
        "resources",
        "join_resources",
        "reading",
        "__init__",
        "intake",
        "store",
        "ingest",
        "review",
    },
    "__main__": {"cli"},
}
PURE = ("record", "analysis", "extract", "pipeline", "ledger", "joins", "views", "agreement")
# Modules that reach beyond their arguments: files, clock, environment, network, processes, chance.
OUTSIDE = {
    "asyncio",
    "glob",
    "httpx",
    "importlib",
    "io",
    "logging",
    "multiprocessing",
    "os",
    "pathlib",
    "random",
    "secrets",
    "shutil",
    "socket",
    "subprocess",
    "sys",
    "tempfile",
    "threading",
    "time",
    "urllib",
}
CLOCK = {"now", "today", "utcnow"}
BROAD = {"Exception", "BaseException"}
# HOUSE-STYLE allows two: what reads one report of many, and the server's outermost handler (there is no server yet).
BROAD_EXCEPTS = ["reading.py"]


def name_of(module):
    return module.relative_to(SOURCE).as_posix()


def part_of(module):
    return name_of(module).split("/")[0].removesuffix(".py")


def tree_of(module):
    return ast.parse(module.read_text(encoding="utf-8"))


def imports_of(module):
    """Full names of the modules that a module imports, wherever in it."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(module)}:{node.lineno} imports relatively"
            yield node.module
            if node.module == "travaux":
                yield from (f"travaux.{alias.name}" for alias in node.names if (SOURCE / alias.name).exists())


def calls_in(module):
    return (node for node in ast.walk(tree_of(module)) if isinstance(node, ast.Call))


def test_every_part_is_known():
    assert {part_of(module) for module in MODULES} == set(MAY_IMPORT)


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_imports_point_down(module):
    part = part_of(module)
    ours = [name for name in imports_of(module) if name.split(".")[0] == "travaux"]
    imported = {name.split(".")[1] if "." in name else "__init__" for name in ours}
    assert imported - {part} <= MAY_IMPORT[part]


@pytest.mark.parametrize("module", [m for m in MODULES if part_of(m) in PURE], ids=name_of)
def test_pure_parts_reach_nothing_but_their_arguments(module):
    assert not {name.split(".")[0] for name in imports_of(module)} & OUTSIDE
    for call in calls_in(module):
        where = f"{name_of(module)}:{call.lineno}"
        if isinstance(call.func, ast.Name):
            assert call.func.id not in {"open", "input"}, where
        if isinstance(call.func, ast.Attribute):
            assert call.func.attr not in CLOCK, where


@pytest.mark.parametrize("module", [m for m in MODULES if part_of(m) != "cli"], ids=name_of)
def test_only_the_command_line_prints_and_exits(module):
    for call in calls_in(module):
        assert ast.unparse(call.func) not in {"print", "sys.exit", "exit", "quit"}, f"{name_of(module)}:{call.lineno}"


# A migration makes all tables of its time in one function, as Alembic wrote it, and never changes again.
@pytest.mark.parametrize("module", [m for m in MODULES if m.parent.name != "versions"], ids=name_of)
def test_files_and_functions_keep_their_size(module):
    text = module.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno + 1 <= 40, f"{name_of(module)}:{node.lineno} {node.name}"


def broad(node):
    if isinstance(node, ast.ExceptHandler):
        caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        return any(kind is None or ast.unparse(kind) in BROAD for kind in caught)
    if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("suppress"):
        return any(ast.unparse(kind) in BROAD for kind in node.args)
    return False


def test_exceptions_are_caught_broadly_only_where_that_is_allowed():
    found = [name_of(module) for module in MODULES for node in ast.walk(tree_of(module)) if broad(node)]
    assert found == BROAD_EXCEPTS


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_every_module_and_public_name_says_what_it_is(module):
    tree = tree_of(module)
    assert ast.get_docstring(tree) or not tree.body, name_of(module)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_") and node.name != "main":
            assert ast.get_docstring(node), f"{name_of(module)}: {node.name}"


def test_no_file_is_named_for_nothing():
    assert not {module.stem for module in MODULES} & {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
