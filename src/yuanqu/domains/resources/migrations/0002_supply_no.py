from django.db import migrations, models

import yuanqu.engines.ledger.fields


class Migration(migrations.Migration):
    """A supply has its own number; its contract's is the parcel's."""

    dependencies = [("resources", "0001_initial")]

    operations = [
        migrations.RemoveConstraint(model_name="landsupply", name="resources_landsupply_key"),
        migrations.RenameField(model_name="landsupply", old_name="contract_no", new_name="supply_no"),
        migrations.AlterField(
            model_name="landsupply",
            name="supply_no",
            field=yuanqu.engines.ledger.fields.Text(max_length=40),
        ),
        migrations.AlterField(
            model_name="landsupply",
            name="standard",
            field=yuanqu.engines.ledger.fields.YesNo(empty=True),
        ),
        migrations.AddField(
            model_name="landsupply",
            name="contract_no",
            field=yuanqu.engines.ledger.fields.Text(empty=True, max_length=60),
        ),
        migrations.AddConstraint(
            model_name="landsupply",
            constraint=models.UniqueConstraint(
                condition=models.Q(("voided_on", None)),
                fields=("supply_no",),
                name="resources_landsupply_key",
                nulls_distinct=False,
                violation_error_message="已有相同业务主键的记录。",
            ),
        ),
    ]
