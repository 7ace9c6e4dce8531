"""A 200,000-row workbook read, validated, previewed and inserted with history: ours beside django-import-export.

Run as `python -m bench.importing [ROWS]`. Same machine, same run, same database, same ledger (registers.project: 12
columns, a link to 2,000 enterprises, five checks) whose triggers record the history for everyone. The peer does less:
it checks nothing and stores labels where codes belong. It gets fewer rows (stated), and its time is scaled by rows:
in its favour, since its memory grows with them. Its reading (tablib on openpyxl) is included, as ours is; its preview
is its dry run. Medians; what was written is compared before a ratio is printed.
"""

from __future__ import annotations

import atexit
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

HOME = Path(tempfile.mkdtemp(prefix="yuanqu-bench-"))
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ["YUANQU_HOME"] = str(HOME)
os.environ["DJANGO_SETTINGS_MODULE"] = "yuanqu.config.settings"

from yuanqu.config.preparation import prepare as prepare_database  # noqa: E402

prepare_database()

import psycopg  # noqa: E402
import tablib  # noqa: E402
import xlsxwriter  # noqa: E402
from bench.goals import tell  # noqa: E402
from bench.registering import register_enterprises  # noqa: E402
from django.db import connection  # noqa: E402
from import_export import fields, resources, widgets  # noqa: E402
from import_export.instance_loaders import CachedInstanceLoader  # noqa: E402

from yuanqu.engines.ledger import registry  # noqa: E402
from yuanqu.engines.ledger.change import changing  # noqa: E402
from yuanqu.engines.ledger.importing.applying import apply  # noqa: E402
from yuanqu.engines.ledger.importing.prepared import SourceFile  # noqa: E402
from yuanqu.engines.ledger.importing.preparing import prepare  # noqa: E402
from yuanqu.registers.ledgers.enterprise import Enterprise  # noqa: E402

LEDGER = registry.ledger("registers.project")
COLUMNS = (
    "number", "name", "enterprise", "investor", "park", "kind", "agreement_no", "signed_on", "total_investment",
    "fixed_investment", "filed_on", "note",
)  # fmt: skip
ROUNDS, PEER_ROWS, PEER_BULK_ROWS = 5, 2_000, 10_000


def write_workbook(path: Path, count: int, enterprises: list[str]) -> Path:
    """``count`` projects as a department would keep them."""
    dice = random.Random(7)
    declared = LEDGER.declared()
    parks, kinds = declared["park"].codes.labels, declared["kind"].codes.labels  # type: ignore[attr-defined]
    book = xlsxwriter.Workbook(path, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("项目")
    sheet.write_row(0, 0, [declared[name].label for name in COLUMNS])
    for row in range(1, count + 1):
        signed = date(2024, 1, 1) + timedelta(days=row % 500)
        texts = (f"XM-{row:07d}", f"铜箔项目{row}", dice.choice(enterprises), f"投资方{row % 3000}")
        sheet.write_row(row, 0, [*texts, dice.choice(parks), dice.choice(kinds), f"XY{row}"])
        sheet.write_datetime(row, 7, signed)
        sheet.write_number(row, 8, dice.randrange(10**6, 10**7) / 100)
        sheet.write_number(row, 9, dice.randrange(10**5) / 100)
        sheet.write_datetime(row, 10, signed + timedelta(days=30))
        sheet.write_string(row, 11, "按协议约定分期建设")
    book.close()
    return path


class PeerResource(resources.ModelResource):
    """The peer's resource for the same model, keyed and linked the same way."""

    enterprise = fields.Field(
        column_name=LEDGER.declared()["enterprise"].label,
        attribute="enterprise",
        widget=widgets.ForeignKeyWidget(Enterprise, "uscc"),
    )

    class Meta:
        model = LEDGER.record
        import_id_fields = ("number",)
        fields = COLUMNS


class PeerBulk(PeerResource):
    """The peer at its best: bulk mode, standing records and links read once, no differences kept."""

    enterprise = fields.Field(
        column_name=LEDGER.declared()["enterprise"].label,
        attribute="enterprise",
        widget=widgets.CachedForeignKeyWidget(Enterprise, "uscc"),
    )

    class Meta(PeerResource.Meta):
        use_bulk = True
        batch_size = 1_000
        skip_diff = True
        instance_loader_class = CachedInstanceLoader


for _resource in (PeerResource, PeerBulk):
    for _name in COLUMNS:
        _resource.fields[_name].column_name = LEDGER.declared()[_name].label


def empty_ledger() -> None:
    """Take all projects out again (only the server's own superuser may)."""
    place = connection.settings_dict
    with psycopg.connect(
        host=place["HOST"], port=place["PORT"], user="postgres", dbname=place["NAME"]
    ) as server:
        server.execute("SET session_replication_role = replica")  # past the triggers that keep records
        server.execute(f'TRUNCATE "{LEDGER.table()}" CASCADE')
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def ours(path: Path) -> None:
    """The whole way: read, validate, preview, insert."""
    outcome = apply(prepare(SourceFile.of(path), LEDGER), reason="bench")
    assert not outcome.refused


def peer(resource: type[PeerResource], *, preview: bool) -> Callable[[Path], None]:
    """The peer's whole way, with its dry run as a preview or without."""

    def run(path: Path) -> None:
        dataset = tablib.Dataset().load(path.read_bytes(), format="xlsx")
        with changing(way="import", reason="bench"):
            if preview:
                resource().import_data(dataset, dry_run=True, raise_errors=True)
            result = resource().import_data(dataset, dry_run=False, raise_errors=True)
        assert not result.has_errors()

    return run


def timed(run: Callable[[Path], None], path: Path, count: int, rounds: int = ROUNDS) -> tuple[float, Any]:
    """Median seconds over ``rounds``, and sums over what was written for comparing."""
    seconds = []
    for _ in range(rounds):
        empty_ledger()
        started = time.perf_counter()
        run(path)
        seconds.append(time.perf_counter() - started)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*), count(enterprise_id), sum(total_investment), max(number), min(signed_on)"
            f' FROM "{LEDGER.table()}"'
        )
        written = cursor.fetchone()
    assert written[0] == count, written
    return statistics.median(seconds), written


def main() -> None:
    """Time everyone, compare what was written, print the ratios."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    enterprises = register_enterprises(2_000)
    books = {
        n: write_workbook(HOME / f"{n}.xlsx", n, enterprises) for n in {count, PEER_ROWS, PEER_BULK_ROWS}
    }
    ours_time, _ = timed(ours, books[count], count)
    print(
        f"ours: {count:,} rows, {len(COLUMNS)} columns: {ours_time:.2f} s ({count / ours_time:,.0f} rows/s)",
        flush=True,
    )
    for name, resource, rows in (("default", PeerResource, PEER_ROWS), ("bulk", PeerBulk, PEER_BULK_ROWS)):
        _, own = timed(ours, books[rows], rows, rounds=1)
        for preview in (True, False):
            seconds, written = timed(peer(resource, preview=preview), books[rows], rows)
            assert written == own, (written, own)
            scaled = seconds * count / rows
            if preview:
                tell(f"import-{name}", scaled / ours_time, f"{count:,} rows")
            how = "with its dry run as preview" if preview else "without any preview"
            print(
                f"django-import-export {name}, {how}: {rows:,} rows in {seconds:.2f} s,"
                f" scaled to {count:,}: {scaled:.0f} s — ours is {scaled / ours_time:.1f}× faster",
                flush=True,
            )


if __name__ == "__main__":
    main()
