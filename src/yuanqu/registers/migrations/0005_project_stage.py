import yuanqu.engines.ledger.fields
from django.db import migrations

from yuanqu.engines.ledger.first_migration import FirstMigration

# Projects that were entered before the column was there get their stage as the ledger derives it, under one change.
FILL = """
DO $$
DECLARE
    opened bigint;
BEGIN
    IF EXISTS (SELECT 1 FROM registers_project WHERE stage IS NULL) THEN
        INSERT INTO ledger_change (at, way, actor_name, reason, request, db_user)
        VALUES (now(), 'command', '', '项目阶段由日期得出', gen_random_uuid(), current_user)
        RETURNING id INTO opened;
        PERFORM set_config('yuanqu.change', opened::text, true);
        UPDATE registers_project SET version = version + 1, stage = CASE
            WHEN ended_on IS NOT NULL THEN 'ended'
            WHEN at_capacity_on IS NOT NULL THEN 'at_capacity'
            WHEN in_production_on IS NOT NULL THEN 'in_production'
            WHEN completed_on IS NOT NULL THEN 'completed'
            WHEN started_on IS NOT NULL THEN 'started'
            WHEN filed_on IS NOT NULL THEN 'filed'
            WHEN signed_on IS NOT NULL THEN 'signed'
            ELSE 'listed' END
        WHERE stage IS NULL;
        PERFORM set_config('yuanqu.change', '', true);
    END IF;
END $$;
"""


class Migration(FirstMigration):

    dependencies = [
        ('registers', '0004_shapes'),
    ]

    operations = [
        migrations.AddField(
            model_name='project',
            name='stage',
            field=yuanqu.engines.ledger.fields.Code(empty=True, max_length=40),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop, elidable=True),
    ]
