"""The anggaran of a Perjanjian Kinerja."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import sembilan.records.fields


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0004_places_and_leave"),
        ("planning", "0001_ground"),
    ]

    operations = [
        migrations.CreateModel(
            name="Budget",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("number", models.SmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("program", "Program"),
                            ("kegiatan", "Kegiatan"),
                            ("subkegiatan", "Subkegiatan"),
                        ],
                        default="program",
                        max_length=12,
                    ),
                ),
                ("text", models.CharField(max_length=300)),
                ("amount", sembilan.records.fields.RupiahField()),
                ("note", models.CharField(blank=True, max_length=200)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="budget",
                        to="planning.agreement",
                    ),
                ),
                (
                    "instansi",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.instansi",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gte", 0)), name="budget_not_negative")
                ],
            },
        ),
    ]
