"""A permit is valid to its last day however its renewal stands, and renewed by another, which names it."""

import django.db.models.deletion
import yuanqu.engines.ledger.fields
import yuanqu.engines.procedure.fields
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('environment', '0002_ended_on'),
    ]

    operations = [
        migrations.AddField(
            model_name='dischargepermit',
            name='late_why',
            field=yuanqu.engines.ledger.fields.Text(empty=True, max_length=200),
        ),
        migrations.AddField(
            model_name='dischargepermit',
            name='ran_out_on',
            field=yuanqu.engines.procedure.fields.MovedOn(empty=True),
        ),
        migrations.AddField(
            model_name='dischargepermit',
            name='renewal_accepted_on',
            field=yuanqu.engines.procedure.fields.MovedOn(empty=True),
        ),
        migrations.AddField(
            model_name='dischargepermit',
            name='renews',
            field=yuanqu.engines.ledger.fields.Link(empty=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='environment.dischargepermit'),
        ),
    ]
