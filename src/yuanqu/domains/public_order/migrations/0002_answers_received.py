"""When the petitioner had the answer, and the opinion on it: thirty days run from there."""

import yuanqu.engines.ledger.fields
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('public_order', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='petition',
            name='answer_received_on',
            field=yuanqu.engines.ledger.fields.Day(empty=True),
        ),
        migrations.AddField(
            model_name='petitionreview',
            name='received_on',
            field=yuanqu.engines.ledger.fields.Day(empty=True),
        ),
    ]
