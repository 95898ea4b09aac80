"""Views for whoever opens a ledger's file with Datasette, sqlite-utils or SQL: an incident, a claim or a report a row, without a record to take apart.

What stands in packed records (a claim's value, its words and its source) no SQL can read; `OpenLedger.frame` and the exports have it.
"""

from __future__ import annotations

import sqlalchemy as sa

VIEWS = {
    "v_incidents": """
        SELECT s.incident AS id, json_extract(s.record, '$.title') AS title, s.status, s.focal, s.first_day, s.last_day,
          json_extract(s.record, '$.where[0].name') AS place, json_extract(s.record, '$.where[0].latitude') AS latitude,
          json_extract(s.record, '$.where[0].longitude') AS longitude, json_extract(s.record, '$.where[0].radius_km') AS radius_km,
          (SELECT group_concat(kind, '; ') FROM summary_kinds WHERE incident = s.incident) AS kinds,
          (SELECT group_concat(name, '; ') FROM summary_parties WHERE incident = s.incident) AS parties,
          (SELECT group_concat(attribute, '; ') FROM disputes WHERE incident = s.incident) AS disputed,
          s.reports, json_array_length(s.record, '$.origins') AS origins
        FROM summaries AS s""",
    "v_claims": """
        SELECT c.id, m.incident, c.event, c.report, c.attribute, c.polarity, c.certainty, r.outlet, r.published,
          json_extract(r.record, '$.title') AS headline, json_extract(r.record, '$.url') AS url
        FROM claims AS c JOIN reports AS r ON r.id = c.report LEFT JOIN members AS m ON m.event = c.event""",
    "v_reports": """
        SELECT r.id, r.outlet, json_extract(r.record, '$.title') AS title, r.published, json_extract(r.record, '$.url') AS url, r.path, r.language,
          json_extract(r.record, '$.provenance.document') AS document,
          (SELECT count(DISTINCT m.incident) FROM events AS e JOIN members AS m ON m.event = e.id WHERE e.report = r.id) AS incidents,
          (SELECT count(*) FROM claims WHERE report = r.id) AS claims
        FROM reports AS r""",
}
"""The SQL of each view, by name."""


def make_views(connection: sa.Connection) -> None:
    """Put the views into a SQLite file, in place of older ones."""
    drop_views(connection)
    for name, query in VIEWS.items():
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {query}")


def drop_views(connection: sa.Connection) -> None:
    """Take the views away, so that tables can be changed under them."""
    for name in VIEWS:
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")
