"""When an alarm came to its end: closed, or withdrawn; the day of withdrawing is kept by its move from here on."""

import yuanqu.engines.ledger.fields
import yuanqu.engines.procedure.fields
from django.db import migrations

# Alarms that ended before the column was there get their day as the ledger derives it, under one change.
FILL = """
DO $$
DECLARE
    opened bigint;
BEGIN
    IF EXISTS (SELECT 1 FROM environment_exceedance WHERE closed_on IS NOT NULL OR withdrawn_on IS NOT NULL) THEN
        INSERT INTO ledger_change (at, way, actor_name, reason, request, db_user)
        VALUES (now(), 'command', '', '了结日期由销警、撤销得出', gen_random_uuid(), current_user)
        RETURNING id INTO opened;
        PERFORM set_config('yuanqu.change', opened::text, true);
        UPDATE environment_exceedance SET version = version + 1, ended_on = coalesce(closed_on, withdrawn_on)
        WHERE closed_on IS NOT NULL OR withdrawn_on IS NOT NULL;
        PERFORM set_config('yuanqu.change', '', true);
    END IF;
END $$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('environment', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='exceedance',
            name='ended_on',
            field=yuanqu.engines.ledger.fields.Day(empty=True),
        ),
        migrations.AlterField(
            model_name='exceedance',
            name='withdrawn_on',
            field=yuanqu.engines.procedure.fields.MovedOn(empty=True),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop, elidable=True),
    ]
