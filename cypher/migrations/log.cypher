// migrations/log/list - The migrations that this database has seen, in order.
// return name: str - name
// return checksum: str - SHA-256 of the file as it was applied
MATCH (m:Migration)
RETURN m.uid AS name, m.checksum AS checksum
ORDER BY name

// migrations/log/record - Record a migration as applied.
// param  name: str = "V0001__uniqueness" - its name
// param  checksum: str = "00" - SHA-256 of its file
// param  applied_on: str = "2026-01-01T00:00:00Z" - instant
MERGE (m:Migration {uid: $name})
SET m.checksum = $checksum, m.applied_on = $applied_on
