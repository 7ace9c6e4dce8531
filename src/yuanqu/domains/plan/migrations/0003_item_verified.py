import yuanqu.engines.ledger.fields
import yuanqu.engines.procedure.fields
from django.db import migrations

from yuanqu.engines.ledger.first_migration import FirstMigration


class Migration(FirstMigration):

    dependencies = [
        ('plan', '0002_ledger_requests'),
    ]

    operations = [
        migrations.AddField(
            model_name='item',
            name='verified',
            field=yuanqu.engines.ledger.fields.LongText(empty=True),
        ),
        migrations.AddField(
            model_name='item',
            name='verified_on',
            field=yuanqu.engines.procedure.fields.MovedOn(empty=True),
        ),
    ]
