from django.db import migrations

# The trail is only ever added to: nobody has leave to empty it either.
REFUSE = """
CREATE OR REPLACE FUNCTION yuanqu_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'yuanqu: % on % is refused: the audit trail is only added to', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0007_second_factor'),
    ]

    operations = [
        migrations.RunSQL(REFUSE, migrations.RunSQL.noop),
    ]
