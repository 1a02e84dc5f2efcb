"""A process that runs the read queries of a gap report and nothing else; run as a module with a file of queries.

Assumes that the queries were noted down while the product ran them: name by name, with their parameters.
"""

import json
import sys
from pathlib import Path

import neo4j


def main() -> None:
    """Run every query of the file and fetch what it answers."""
    asked = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    with (
        neo4j.GraphDatabase.driver(asked["uri"], auth=(asked["user"], asked["password"])) as driver,
        driver.session(
            database=asked["database"], default_access_mode=neo4j.READ_ACCESS, fetch_size=-1
        ) as session,
    ):  # fmt: skip
        rows = sum(session.execute_read(_count, one["text"], one["params"]) for one in asked["queries"])
    sys.stdout.write(f"{rows}\n")


def _count(tx: neo4j.ManagedTransaction, text: str, params: dict[str, object]) -> int:
    return len(list(tx.run(text, params)))


if __name__ == "__main__":
    main()
