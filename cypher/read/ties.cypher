// read/ties/PART_OF/Area/Area - Read PART_OF ties from Area to Area as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Area)-[n:PART_OF]->(b:Area)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/PART_OF/Household/Area - Read PART_OF ties from Household to Area as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Household)-[n:PART_OF]->(b:Area)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/GROUPED_INTO/Area/Area - Read GROUPED_INTO ties from Area to Area as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, division, valid_from, valid_to
MATCH (a:Area)-[n:GROUPED_INTO]->(b:Area)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.division, '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/SUBORDINATE_TO/Org/Org - Read SUBORDINATE_TO ties from Org to Org as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Org)-[n:SUBORDINATE_TO]->(b:Org)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/GUIDED_BY/Org/Org - Read GUIDED_BY ties from Org to Org as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Org)-[n:GUIDED_BY]->(b:Org)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/DRAWS_FROM/Org/Org - Read DRAWS_FROM ties from Org to Org as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, count, valid_from, valid_to
MATCH (a:Org)-[n:DRAWS_FROM]->(b:Org)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(toString(n.count), '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/COVERS/Org/Area - Read COVERS ties from Org to Area as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return build: str - build
// return path: str - path
// return primary: bool - primary
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Org)-[n:COVERS]->(b:Area)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.build AS build, n.path AS path, n.primary AS primary, n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/COVERS/Org/Unit - Read COVERS ties from Org to Unit as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return build: str - build
// return path: str - path
// return primary: bool - primary
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Org)-[n:COVERS]->(b:Unit)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.build AS build, n.path AS path, n.primary AS primary, n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/COVERS/Org/Carrier - Read COVERS ties from Org to Carrier as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return build: str - build
// return path: str - path
// return primary: bool - primary
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Org)-[n:COVERS]->(b:Carrier)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.build AS build, n.path AS path, n.primary AS primary, n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/COVERS/Org/Chain - Read COVERS ties from Org to Chain as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return build: str - build
// return path: str - path
// return primary: bool - primary
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Org)-[n:COVERS]->(b:Chain)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.build AS build, n.path AS path, n.primary AS primary, n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/WORK_COVERS/Org/Unit - Read WORK_COVERS ties from Org to Unit as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return by: str - by
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Org)-[n:WORK_COVERS]->(b:Unit)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.by AS by, n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/LOCATED_IN/Org/Area - Read LOCATED_IN ties from Org to Area as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return place: str - place
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Org)-[n:LOCATED_IN]->(b:Area)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.place AS place, n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/LOCATED_IN/Unit/Area - Read LOCATED_IN ties from Unit to Area as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return place: str - place
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Unit)-[n:LOCATED_IN]->(b:Area)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.place AS place, n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/LOCATED_IN/Carrier/Area - Read LOCATED_IN ties from Carrier to Area as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return place: str - place
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Carrier)-[n:LOCATED_IN]->(b:Area)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.place AS place, n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/LOCATED_IN/ServicePoint/Area - Read LOCATED_IN ties from ServicePoint to Area as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return place: str - place
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:ServicePoint)-[n:LOCATED_IN]->(b:Area)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.place AS place, n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/LOCATED_IN/Unit/Carrier - Read LOCATED_IN ties from Unit to Carrier as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return place: str - place
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Unit)-[n:LOCATED_IN]->(b:Carrier)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.place AS place, n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/IN_SEGMENT/Unit/Chain - Read IN_SEGMENT ties from Unit to Chain as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, segment, valid_from, valid_to
MATCH (a:Unit)-[n:IN_SEGMENT]->(b:Chain)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.segment, '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/MEMBER_OF/Org/Alliance - Read MEMBER_OF ties from Org to Alliance as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return slot: str - slot
// return role: str - role
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Org)-[n:MEMBER_OF]->(b:Alliance)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.slot AS slot, n.role AS role, n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/MEMBER_OF/Unit/Alliance - Read MEMBER_OF ties from Unit to Alliance as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return slot: str - slot
// return role: str - role
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Unit)-[n:MEMBER_OF]->(b:Alliance)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.slot AS slot, n.role AS role, n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/SERVES/Alliance/Chain - Read SERVES ties from Alliance to Chain as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, role, valid_from, valid_to
MATCH (a:Alliance)-[n:SERVES]->(b:Chain)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.role, '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/SERVES/ServicePoint/Area - Read SERVES ties from ServicePoint to Area as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, role, valid_from, valid_to
MATCH (a:ServicePoint)-[n:SERVES]->(b:Area)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.role, '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/SERVES/ServicePoint/Carrier - Read SERVES ties from ServicePoint to Carrier as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, role, valid_from, valid_to
MATCH (a:ServicePoint)-[n:SERVES]->(b:Carrier)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.role, '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/SERVES/ServicePoint/Chain - Read SERVES ties from ServicePoint to Chain as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, role, valid_from, valid_to
MATCH (a:ServicePoint)-[n:SERVES]->(b:Chain)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.role, '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/SERVES/Unit/Area - Read SERVES ties from Unit to Area as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, role, valid_from, valid_to
MATCH (a:Unit)-[n:SERVES]->(b:Area)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.role, '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/SERVES/Unit/Carrier - Read SERVES ties from Unit to Carrier as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, role, valid_from, valid_to
MATCH (a:Unit)-[n:SERVES]->(b:Carrier)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.role, '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/SERVES/Unit/Chain - Read SERVES ties from Unit to Chain as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, role, valid_from, valid_to
MATCH (a:Unit)-[n:SERVES]->(b:Chain)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.role, '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/PARTY_TO/Org/Pact - Read PARTY_TO ties from Org to Pact as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, role, valid_from, valid_to
MATCH (a:Org)-[n:PARTY_TO]->(b:Pact)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.role, '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/PARTY_TO/Unit/Pact - Read PARTY_TO ties from Unit to Pact as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, role, valid_from, valid_to
MATCH (a:Unit)-[n:PARTY_TO]->(b:Pact)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.role, '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/PARTY_TO/Area/Pact - Read PARTY_TO ties from Area to Pact as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, role, valid_from, valid_to
MATCH (a:Area)-[n:PARTY_TO]->(b:Pact)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.role, '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/UNDER/Project/Pact - Read UNDER ties from Project to Pact as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Project)-[n:UNDER]->(b:Pact)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/UNDER/Project/Alliance - Read UNDER ties from Project to Alliance as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Project)-[n:UNDER]->(b:Alliance)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/RESPONSIBLE_FOR/Org/Project - Read RESPONSIBLE_FOR ties from Org to Project as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return role: str - role
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Org)-[n:RESPONSIBLE_FOR]->(b:Project)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.role AS role, n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/RESPONSIBLE_FOR/Unit/Project - Read RESPONSIBLE_FOR ties from Unit to Project as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return role: str - role
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Unit)-[n:RESPONSIBLE_FOR]->(b:Project)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.role AS role, n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/OFFERS/Org/Resource - Read OFFERS ties from Org to Resource as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Org)-[n:OFFERS]->(b:Resource)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/OFFERS/Org/ServicePoint - Read OFFERS ties from Org to ServicePoint as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Org)-[n:OFFERS]->(b:ServicePoint)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/OFFERS/Unit/Resource - Read OFFERS ties from Unit to Resource as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Unit)-[n:OFFERS]->(b:Resource)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/OFFERS/Unit/ServicePoint - Read OFFERS ties from Unit to ServicePoint as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Unit)-[n:OFFERS]->(b:ServicePoint)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/RAISES/Area/Need - Read RAISES ties from Area to Need as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Area)-[n:RAISES]->(b:Need)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/RAISES/Org/Need - Read RAISES ties from Org to Need as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Org)-[n:RAISES]->(b:Need)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/RAISES/Unit/Need - Read RAISES ties from Unit to Need as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Unit)-[n:RAISES]->(b:Need)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/MATCHED_TO/Need/Resource - Read MATCHED_TO ties from Need to Resource as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, status, valid_from, valid_to
MATCH (a:Need)-[n:MATCHED_TO]->(b:Resource)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.status, '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/MATCHED_TO/Need/Project - Read MATCHED_TO ties from Need to Project as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, status, valid_from, valid_to
MATCH (a:Need)-[n:MATCHED_TO]->(b:Project)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.status, '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/REPORTS_TO/Org/Area - Read REPORTS_TO ties from Org to Area as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return kind: str - kind
// return everyday: bool - everyday
// return emergency: bool - emergency
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, count, valid_from, valid_to
MATCH (a:Org)-[n:REPORTS_TO]->(b:Area)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.kind AS kind, n.everyday AS everyday, n.emergency AS emergency, n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(toString(n.count), '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/REPORTS_TO/Unit/Area - Read REPORTS_TO ties from Unit to Area as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return kind: str - kind
// return everyday: bool - everyday
// return emergency: bool - emergency
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, count, valid_from, valid_to
MATCH (a:Unit)-[n:REPORTS_TO]->(b:Area)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.kind AS kind, n.everyday AS everyday, n.emergency AS emergency, n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(toString(n.count), '') + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/SITS_ON/Unit/Org - Read SITS_ON ties from Unit to Org as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Unit)-[n:SITS_ON]->(b:Org)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/SITS_ON/Org/Org - Read SITS_ON ties from Org to Org as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Org)-[n:SITS_ON]->(b:Org)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/CONTACTS/Org/Org - Read CONTACTS ties from Org to Org as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Org)-[n:CONTACTS]->(b:Org)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/CONTACTS/Org/Area - Read CONTACTS ties from Org to Area as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Org)-[n:CONTACTS]->(b:Area)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/CONTACTS/Org/Unit - Read CONTACTS ties from Org to Unit as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Org)-[n:CONTACTS]->(b:Unit)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/STAFFS/Post/Org - Read STAFFS ties from Post to Org as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Post)-[n:STAFFS]->(b:Org)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/STAFFS/Post/Area - Read STAFFS ties from Post to Area as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Post)-[n:STAFFS]->(b:Area)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/ABOUT/Event/Area - Read ABOUT ties from Event to Area as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Event)-[n:ABOUT]->(b:Area)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/ABOUT/Event/Org - Read ABOUT ties from Event to Org as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Event)-[n:ABOUT]->(b:Org)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/ABOUT/Event/Unit - Read ABOUT ties from Event to Unit as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Event)-[n:ABOUT]->(b:Unit)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/ABOUT/Event/Carrier - Read ABOUT ties from Event to Carrier as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Event)-[n:ABOUT]->(b:Carrier)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/ABOUT/Event/Chain - Read ABOUT ties from Event to Chain as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Event)-[n:ABOUT]->(b:Chain)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/ABOUT/Event/Alliance - Read ABOUT ties from Event to Alliance as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Event)-[n:ABOUT]->(b:Alliance)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/ABOUT/Event/Pact - Read ABOUT ties from Event to Pact as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Event)-[n:ABOUT]->(b:Pact)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/ABOUT/Event/Project - Read ABOUT ties from Event to Project as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Event)-[n:ABOUT]->(b:Project)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/ABOUT/Event/Need - Read ABOUT ties from Event to Need as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Event)-[n:ABOUT]->(b:Need)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/ABOUT/Event/Resource - Read ABOUT ties from Event to Resource as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Event)-[n:ABOUT]->(b:Resource)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/ABOUT/Event/ServicePoint - Read ABOUT ties from Event to ServicePoint as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Event)-[n:ABOUT]->(b:ServicePoint)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows

// read/ties/BY/Event/Org - Read BY ties from Event to Org as columns, grouped by the properties that repeat.
// param  skip: int = 0 - ties to leave out at the front
// param  limit: int = 25000 - ties to read
// param  sep: str = "|" - separator between the values of a row
// return source: str - source
// return batch: str - batch
// return rows: list - per tie: uid, start, end, valid_from, valid_to
MATCH (a:Event)-[n:BY]->(b:Org)
WITH a, n, b SKIP $skip LIMIT $limit
RETURN n.source AS source, n.batch AS batch,
       collect(n.uid + $sep + a.uid + $sep + b.uid + $sep + coalesce(n.valid_from, '') + $sep + coalesce(n.valid_to, '')) AS rows
