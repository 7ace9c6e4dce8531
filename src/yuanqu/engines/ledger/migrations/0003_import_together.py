"""Batches of one workbook whose sheets go into several ledgers bear one number."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_remembered_heading")]

    operations = [
        migrations.AddField(
            model_name="importbatch",
            name="together",
            field=models.UUIDField(db_index=True, null=True),
        ),
    ]
