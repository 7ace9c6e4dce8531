"""What all tests stand on: a throw-away PostgreSQL, and the real browser and office programs where they are installed.

This file lies at the root because tests live in tests/ and inside the offices' own rooms.
"""

from __future__ import annotations

import atexit
import gc
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import django
import hypothesis
import psycopg
import pytest
from django.conf import settings
from xdist.scheduler import LoadScopeScheduling

gc.disable()  # until all tests are collected
ROOT = Path(__file__).parent
# Registered before the server registers its own leaving, so it runs after it: the server goes first, then its files.
HOME = Path(tempfile.mkdtemp(prefix="yuanqu-tests-"))
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ["YUANQU_HOME"] = str(HOME)
os.environ.pop("YUANQU_DATABASE_URL", None)  # nobody's own database is emptied here
os.environ["YUANQU_THROWAWAY_DATABASE"] = "1"
os.environ["DJANGO_SETTINGS_MODULE"] = "yuanqu.config.settings"
# Here and not by pytest-django's ini option, which would read the settings before the home above is named.
django.setup()
# Processes that run tests beside this one would read the settings, and with them this home, before this file.
del os.environ["DJANGO_SETTINGS_MODULE"]

# How long an example takes is the machine's affair: no test fails because others run beside it.
hypothesis.settings.register_profile(
    "house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("house")

DEALT_OUT = "tests/contract/"
LONG = (
    "tests/docs/",
    "tests/journeys/",
    "tests/engines_agree/",
    "tests/config/",
)  # these begin, short ones fill up
# What the API says of itself, the demonstration zone's figures, what the naive evaluator says of two zones: made in one
# process only, for the tests that bear these names or lie there.
DEAR = {
    "test_the_api_documents_every_column": "described",
    "test_in_the_demonstration_zone": "zone",
    "test_there_are_slices": "zone",
    "test_every_declared_indicator_was_evaluated": "zone",
    "tests/journeys/test_told_figures.py": "zone",
    "tests/journeys/test_changes_reach_the_report.py": "zone",
    "tests/engines/proof/test_ledgers.py": "zone",
    "tests/engines_agree/": "said",
    "tests/naive/test_agreement.py": "said",
}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
BROWSER_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def pytest_xdist_auto_num_workers() -> int:
    """Two more than there are processors: browsers, servers and databases are waited for much of the time."""
    return (os.cpu_count() or 1) + 2


class ByFile(LoadScopeScheduling):
    """What stays in one process: a file's tests share what it sets up.

    xdist's own groups are written into ids in a way that pytest 9.2 does not read: all were dealt out singly.
    """

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)


def group_of(nodeid: str) -> str:
    """The contract's tests are the same few for everything declared and share nothing: each is its own group."""
    dear = next((name for place, name in DEAR.items() if place in nodeid.partition("[")[0]), "")
    path = nodeid.partition("::")[0]
    return dear or (nodeid if path.startswith(DEALT_OUT) else path)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    """How tests are dealt out to several processes (`make test`)."""
    return ByFile(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins, the contract's tests fill up."""
    items.sort(key=lambda item: (_path(item).startswith(DEALT_OUT), not _path(item).startswith(LONG)))


def pytest_collection_finish() -> None:
    """What was loaded and collected stays to the end: the garbage collector need not look at it again and again."""
    from yuanqu.config.preparation import COLLECTING

    gc.freeze()
    gc.set_threshold(*COLLECTING)
    gc.enable()


def _path(item: pytest.Item) -> str:
    return item.path.relative_to(ROOT).as_posix()


@pytest.fixture(scope="session")
def dealt_out() -> Callable[[str], str]:
    """The group of tests that the one with that id runs in, should there be several processes."""
    return group_of


@pytest.fixture(scope="session", autouse=True)
def _quick_passwords() -> None:
    """Hash passwords quickly: the strength of the hash is not what these tests are about."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session", autouse=True)
def _ledgers_can_be_emptied_between_tests() -> Iterator[None]:
    """Ledgers refuse to be emptied; Django's flush after a test with real transactions does it past their triggers.

    Only tables that hold something: truncating all of them made a thousand files anew after each such test.
    """
    from django.db import connection
    from django.db.backends.postgresql.operations import DatabaseOperations

    flush = DatabaseOperations.execute_sql_flush

    def past_triggers(operations: DatabaseOperations, statements: list[str]) -> None:
        tables = re.findall(r'"(\w+)"', " ".join(statements))
        asked = " UNION ALL ".join(
            f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM \"{name}\")" for name in tables
        )
        with connection.cursor() as cursor:
            cursor.execute(asked)
            emptied = [f'DELETE FROM "{name}";' for (name,) in cursor.fetchall()]
        no_triggers, as_ever = "SET session_replication_role = replica;", "RESET session_replication_role;"
        flush(operations, [no_triggers, *emptied, as_ever])

    DatabaseOperations.execute_sql_flush = past_triggers
    yield
    DatabaseOperations.execute_sql_flush = flush


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """Start this session's own server before pytest-django makes the test database on it.

    Its user may put triggers aside here, for tables to be emptied after a test; as installed, it may not.
    """
    from yuanqu.config.database import ensure_running
    from yuanqu.config.embedded import ROLE

    ensure_running()
    place = settings.DATABASES["default"]
    with psycopg.connect(
        host=place["HOST"], port=place["PORT"], user="postgres", dbname="postgres"
    ) as server:
        server.execute(f"GRANT SET ON PARAMETER session_replication_role TO {ROLE}")


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Drop no test database: its server goes with all its files, and a browser may still hold a session open."""
    return True


@pytest.fixture
def register(db: None) -> Callable[..., Any]:
    """``register(name="…")``: an enterprise in the register, which a test need say no more of than it is about."""
    from yuanqu.registers.ledgers.enterprise import Enterprise
    from yuanqu.terms import credit_code

    told = {
        "uscc": credit_code.make("91360900MA35ABCDE"),
        "name": "云岚某某有限公司",
        "park": "main",
        "main_activity_1": "铜杆生产",
        "registration_category": "112",
        "control_type": "private",
        "size_class": "medium",
        "operating_status": "operating",
        "opened_on": date(2012, 5, 1),
        "registered_address": "某路",
        "site_address": "某路",
        "legal_rep": "某某",
        "contact": "某某",
        "phone": "0",
        "employees_end": 80,
        "employees_female": 20,
        "accounting_standard": "enterprise",
        "premises_type": "own_inside",
    }
    return lambda **otherwise: Enterprise.objects.create(**told | otherwise)


def require_program(names: tuple[str, ...], package: str) -> str:
    """Path of the first of `names` that is installed; without any, CI fails and a desk skips, naming the package."""
    for name in names:
        if path := shutil.which(name):
            return path
    message = f"{names[0]} is not installed (Debian package {package})"
    if os.environ.get("CI"):
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


@pytest.fixture(scope="session")
def office() -> str:
    """Path of LibreOffice's program."""
    return require_program(("soffice", "libreoffice"), "libreoffice-writer")


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A running Chromium as playwright's `Browser`; open pages with `browser.new_page()`."""
    from playwright.sync_api import sync_playwright

    path = require_program(BROWSERS, "chromium")
    # Playwright keeps an event loop running in this thread; Django would refuse its ordinary queries there.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=list(BROWSER_OPTIONS))
        yield running
        running.close()
