"""PINs that are nobody's yet; and clockings of a few days are found without reading the month."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("attendance", "0005_press_table"),
        ("organisation", "0004_places_and_leave"),
    ]
    operations = [
        migrations.CreateModel(
            name="StrangePin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pin", models.BigIntegerField()),
                ("name", models.CharField(blank=True, db_default="", max_length=80)),
                ("lines", models.IntegerField(db_default=0)),
                ("last_at", models.DateTimeField(null=True)),
                ("instansi", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisation.instansi")),
                ("terminal", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="attendance.terminal")),
            ],
        ),
        migrations.AddConstraint(
            model_name="strangepin",
            constraint=models.UniqueConstraint(fields=("instansi", "pin"), name="strange_pin_once"),
        ),
        # Lines come nearly in the order of their time, so an index of block ranges costs their insertion nothing.
        migrations.RunSQL(
            "create index attendance_clocking_of_days on attendance_clocking using brin (at) with (autosummarize = on)",
            "drop index attendance_clocking_of_days",
        ),
    ]
