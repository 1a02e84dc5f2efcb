// read/nodes/Area - Read Area records as columns, grouped by the properties that repeat.
// param  skip: int = 0 - records to leave out at the front
// param  limit: int = 25000 - records to read
// param  sep: str = "|" - separator between the values of a row
// return level: str - level
// return kind: str - kind
// return setting: str - setting
// return source: str - source
// return batch: str - batch
// return first_seen: str - first seen
// return last_seen: str - last seen
// return rows: list - per record: uid, name, code, grid_code, households, hub_households, residents, members, groups, lon, lat, valid_from, valid_to
MATCH (n:Area)
WITH n SKIP $skip LIMIT $limit
RETURN n.level AS level, n.kind AS kind, n.setting AS setting, n.source AS source, n.batch AS batch, n.first_seen AS first_seen, n.last_seen AS last_seen,
       collect(n.uid + $sep + coalesce(n.name, '') + $sep + coalesce(n.code, '') + $sep + coalesce(n.grid_code, '') + $sep + coalesce(toString(n.households), '') + $sep + coalesce(toString(n.hub_households), '') + $sep + coalesce(toString(n.residents), '') + $sep + coalesce(toString(n.members), '') + $sep + coalesce(toString(n.groups), '') + $sep + coalesce(toString(n.lon), '') + $sep + coalesce(toString(n.lat), '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/nodes/Household - Read Household records as columns, grouped by the properties that repeat.
// param  skip: int = 0 - records to leave out at the front
// param  limit: int = 25000 - records to read
// param  sep: str = "|" - separator between the values of a row
// return hub: bool - hub household
// return source: str - source
// return batch: str - batch
// return first_seen: str - first seen
// return last_seen: str - last seen
// return rows: list - per record: uid, valid_from, valid_to
MATCH (n:Household)
WITH n SKIP $skip LIMIT $limit
RETURN n.hub AS hub, n.source AS source, n.batch AS batch, n.first_seen AS first_seen, n.last_seen AS last_seen,
       collect(n.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/nodes/Org - Read Org records as columns, grouped by the properties that repeat.
// param  skip: int = 0 - records to leave out at the front
// param  limit: int = 25000 - records to read
// param  sep: str = "|" - separator between the values of a row
// return tier: str - tier
// return form: str - form
// return affiliation: str - affiliation
// return sector: str - sector
// return source: str - source
// return batch: str - batch
// return first_seen: str - first seen
// return last_seen: str - last seen
// return rows: list - per record: uid, name, org_code, members, probationary, participants, seats, seats_filled, founded_on, term_ends_on, term_extended_to, planned_end_on, secretary_since, secretary_vacant_since, valid_to
MATCH (n:Org)
WITH n SKIP $skip LIMIT $limit
RETURN n.tier AS tier, n.form AS form, n.affiliation AS affiliation, n.sector AS sector, n.source AS source, n.batch AS batch, n.first_seen AS first_seen, n.last_seen AS last_seen,
       collect(n.uid + $sep + coalesce(n.name, '') + $sep + coalesce(n.org_code, '') + $sep + coalesce(toString(n.members), '') + $sep + coalesce(toString(n.probationary), '') + $sep + coalesce(toString(n.participants), '') + $sep + coalesce(toString(n.seats), '') + $sep + coalesce(toString(n.seats_filled), '') + $sep + coalesce(n.founded_on, '') + $sep + coalesce(n.term_ends_on, '') + $sep + coalesce(n.term_extended_to, '') + $sep + coalesce(n.planned_end_on, '') + $sep + coalesce(n.secretary_since, '') + $sep + coalesce(n.secretary_vacant_since, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/nodes/Unit - Read Unit records as columns, grouped by the properties that repeat.
// param  skip: int = 0 - records to leave out at the front
// param  limit: int = 25000 - records to read
// param  sep: str = "|" - separator between the values of a row
// return kind: str - kind
// return ownership: str - ownership
// return above_scale: bool - above scale
// return status: str - status
// return source: str - source
// return batch: str - batch
// return first_seen: str - first seen
// return last_seen: str - last seen
// return rows: list - per record: uid, name, uscc, industry, staff, members, verified_on, lon, lat, valid_from, valid_to
MATCH (n:Unit)
WITH n SKIP $skip LIMIT $limit
RETURN n.kind AS kind, n.ownership AS ownership, n.above_scale AS above_scale, n.status AS status, n.source AS source, n.batch AS batch, n.first_seen AS first_seen, n.last_seen AS last_seen,
       collect(n.uid + $sep + coalesce(n.name, '') + $sep + coalesce(n.uscc, '') + $sep + coalesce(n.industry, '') + $sep + coalesce(toString(n.staff), '') + $sep + coalesce(toString(n.members), '') + $sep + coalesce(n.verified_on, '') + $sep + coalesce(toString(n.lon), '') + $sep + coalesce(toString(n.lat), '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/nodes/Carrier - Read Carrier records as columns, grouped by the properties that repeat.
// param  skip: int = 0 - records to leave out at the front
// param  limit: int = 25000 - records to read
// param  sep: str = "|" - separator between the values of a row
// return kind: str - kind
// return source: str - source
// return batch: str - batch
// return first_seen: str - first seen
// return last_seen: str - last seen
// return rows: list - per record: uid, name, lon, lat, valid_from, valid_to
MATCH (n:Carrier)
WITH n SKIP $skip LIMIT $limit
RETURN n.kind AS kind, n.source AS source, n.batch AS batch, n.first_seen AS first_seen, n.last_seen AS last_seen,
       collect(n.uid + $sep + coalesce(n.name, '') + $sep + coalesce(toString(n.lon), '') + $sep + coalesce(toString(n.lat), '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/nodes/Chain - Read Chain records as columns, grouped by the properties that repeat.
// param  skip: int = 0 - records to leave out at the front
// param  limit: int = 25000 - records to read
// param  sep: str = "|" - separator between the values of a row
// return segments: list - segments
// return source: str - source
// return batch: str - batch
// return first_seen: str - first seen
// return last_seen: str - last seen
// return rows: list - per record: uid, name, valid_from, valid_to
MATCH (n:Chain)
WITH n SKIP $skip LIMIT $limit
RETURN n.segments AS segments, n.source AS source, n.batch AS batch, n.first_seen AS first_seen, n.last_seen AS last_seen,
       collect(n.uid + $sep + coalesce(n.name, '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/nodes/Alliance - Read Alliance records as columns, grouped by the properties that repeat.
// param  skip: int = 0 - records to leave out at the front
// param  limit: int = 25000 - records to read
// param  sep: str = "|" - separator between the values of a row
// return template: str - template
// return source: str - source
// return batch: str - batch
// return first_seen: str - first seen
// return last_seen: str - last seen
// return rows: list - per record: uid, name, host_until, valid_from, valid_to
MATCH (n:Alliance)
WITH n SKIP $skip LIMIT $limit
RETURN n.template AS template, n.source AS source, n.batch AS batch, n.first_seen AS first_seen, n.last_seen AS last_seen,
       collect(n.uid + $sep + coalesce(n.name, '') + $sep + coalesce(n.host_until, '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/nodes/Pact - Read Pact records as columns, grouped by the properties that repeat.
// param  skip: int = 0 - records to leave out at the front
// param  limit: int = 25000 - records to read
// param  sep: str = "|" - separator between the values of a row
// return promised_publicly: bool - promised publicly
// return source: str - source
// return batch: str - batch
// return first_seen: str - first seen
// return last_seen: str - last seen
// return rows: list - per record: uid, name, signed_on, expires_on, valid_from, valid_to
MATCH (n:Pact)
WITH n SKIP $skip LIMIT $limit
RETURN n.promised_publicly AS promised_publicly, n.source AS source, n.batch AS batch, n.first_seen AS first_seen, n.last_seen AS last_seen,
       collect(n.uid + $sep + coalesce(n.name, '') + $sep + coalesce(n.signed_on, '') + $sep + coalesce(n.expires_on, '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/nodes/Project - Read Project records as columns, grouped by the properties that repeat.
// param  skip: int = 0 - records to leave out at the front
// param  limit: int = 25000 - records to read
// param  sep: str = "|" - separator between the values of a row
// return theme: str - theme
// return source: str - source
// return batch: str - batch
// return first_seen: str - first seen
// return last_seen: str - last seen
// return rows: list - per record: uid, name, content, due_on, done_on, valid_from, valid_to
MATCH (n:Project)
WITH n SKIP $skip LIMIT $limit
RETURN n.theme AS theme, n.source AS source, n.batch AS batch, n.first_seen AS first_seen, n.last_seen AS last_seen,
       collect(n.uid + $sep + coalesce(n.name, '') + $sep + coalesce(n.content, '') + $sep + coalesce(n.due_on, '') + $sep + coalesce(n.done_on, '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/nodes/Resource - Read Resource records as columns, grouped by the properties that repeat.
// param  skip: int = 0 - records to leave out at the front
// param  limit: int = 25000 - records to read
// param  sep: str = "|" - separator between the values of a row
// return kind: str - kind
// return source: str - source
// return batch: str - batch
// return first_seen: str - first seen
// return last_seen: str - last seen
// return rows: list - per record: uid, name, capacity, available_from, available_to, valid_from, valid_to
MATCH (n:Resource)
WITH n SKIP $skip LIMIT $limit
RETURN n.kind AS kind, n.source AS source, n.batch AS batch, n.first_seen AS first_seen, n.last_seen AS last_seen,
       collect(n.uid + $sep + coalesce(n.name, '') + $sep + coalesce(toString(n.capacity), '') + $sep + coalesce(n.available_from, '') + $sep + coalesce(n.available_to, '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/nodes/Need - Read Need records as columns, grouped by the properties that repeat.
// param  skip: int = 0 - records to leave out at the front
// param  limit: int = 25000 - records to read
// param  sep: str = "|" - separator between the values of a row
// return kind: str - kind
// return source: str - source
// return batch: str - batch
// return first_seen: str - first seen
// return last_seen: str - last seen
// return rows: list - per record: uid, name, raised_on, met_on, valid_from, valid_to
MATCH (n:Need)
WITH n SKIP $skip LIMIT $limit
RETURN n.kind AS kind, n.source AS source, n.batch AS batch, n.first_seen AS first_seen, n.last_seen AS last_seen,
       collect(n.uid + $sep + coalesce(n.name, '') + $sep + coalesce(n.raised_on, '') + $sep + coalesce(n.met_on, '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/nodes/ServicePoint - Read ServicePoint records as columns, grouped by the properties that repeat.
// param  skip: int = 0 - records to leave out at the front
// param  limit: int = 25000 - records to read
// param  sep: str = "|" - separator between the values of a row
// return kind: str - kind
// return level: str - level
// return source: str - source
// return batch: str - batch
// return first_seen: str - first seen
// return last_seen: str - last seen
// return rows: list - per record: uid, name, capacity, opened_on, lon, lat, valid_from, valid_to
MATCH (n:ServicePoint)
WITH n SKIP $skip LIMIT $limit
RETURN n.kind AS kind, n.level AS level, n.source AS source, n.batch AS batch, n.first_seen AS first_seen, n.last_seen AS last_seen,
       collect(n.uid + $sep + coalesce(n.name, '') + $sep + coalesce(toString(n.capacity), '') + $sep + coalesce(n.opened_on, '') + $sep + coalesce(toString(n.lon), '') + $sep + coalesce(toString(n.lat), '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/nodes/Post - Read Post records as columns, grouped by the properties that repeat.
// param  skip: int = 0 - records to leave out at the front
// param  limit: int = 25000 - records to read
// param  sep: str = "|" - separator between the values of a row
// return kind: str - post
// return source: str - source
// return batch: str - batch
// return first_seen: str - first seen
// return last_seen: str - last seen
// return rows: list - per record: uid, required, filled, valid_from, valid_to
MATCH (n:Post)
WITH n SKIP $skip LIMIT $limit
RETURN n.kind AS kind, n.source AS source, n.batch AS batch, n.first_seen AS first_seen, n.last_seen AS last_seen,
       collect(n.uid + $sep + coalesce(toString(n.required), '') + $sep + coalesce(toString(n.filled), '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/nodes/Event - Read Event records as columns, grouped by the properties that repeat.
// param  skip: int = 0 - records to leave out at the front
// param  limit: int = 25000 - records to read
// param  sep: str = "|" - separator between the values of a row
// return kind: str - kind
// return value: str - grade or result
// return scale: str - scale
// return veto: bool - veto
// return source: str - source
// return batch: str - batch
// return first_seen: str - first seen
// return last_seen: str - last seen
// return rows: list - per record: uid, on, period, due_on, closed_on, valid_from, valid_to
MATCH (n:Event)
WITH n SKIP $skip LIMIT $limit
RETURN n.kind AS kind, n.value AS value, n.scale AS scale, n.veto AS veto, n.source AS source, n.batch AS batch, n.first_seen AS first_seen, n.last_seen AS last_seen,
       collect(n.uid + $sep + coalesce(n.on, '') + $sep + coalesce(n.period, '') + $sep + coalesce(n.due_on, '') + $sep + coalesce(n.closed_on, '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/nodes/Decision - Read Decision records as columns, grouped by the properties that repeat.
// param  skip: int = 0 - records to leave out at the front
// param  limit: int = 25000 - records to read
// param  sep: str = "|" - separator between the values of a row
// return verdict: str - verdict
// return source: str - source
// return batch: str - batch
// return first_seen: str - first seen
// return last_seen: str - last seen
// return rows: list - per record: uid, finding, reason, on, due_on, valid_from, valid_to
MATCH (n:Decision)
WITH n SKIP $skip LIMIT $limit
RETURN n.verdict AS verdict, n.source AS source, n.batch AS batch, n.first_seen AS first_seen, n.last_seen AS last_seen,
       collect(n.uid + $sep + coalesce(n.finding, '') + $sep + coalesce(n.reason, '') + $sep + coalesce(n.on, '') + $sep + coalesce(n.due_on, '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows
