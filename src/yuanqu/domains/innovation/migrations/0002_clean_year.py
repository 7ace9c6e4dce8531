import yuanqu.engines.ledger.fields
from django.db import migrations

from yuanqu.engines.ledger.first_migration import FirstMigration


class Migration(FirstMigration):

    dependencies = [
        ('innovation', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='entry',
            name='clean_year',
            field=yuanqu.engines.ledger.fields.YesNo(empty=True),
        ),
    ]
