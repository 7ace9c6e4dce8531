
import yuanqu.engines.ledger.fields
from django.db import migrations

from yuanqu.engines.ledger.first_migration import FirstMigration


class Migration(FirstMigration):

    dependencies = [
        ('infrastructure', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='work',
            name='park',
            field=yuanqu.engines.ledger.fields.Code(empty=True, max_length=40),
        ),
    ]
