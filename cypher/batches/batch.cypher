// batches/batch/part_write - Keep a packed part of a batch that is being staged.
// param  uid: str = "ba-1/1" - batch and number
// param  data: bytes = "x" - the packed part
MERGE (p:BatchPart {uid: $uid})
SET p.data = $data

// batches/batch/part_read - A packed part of a batch.
// param  uid: str = "ba-1/1" - batch and number
// return data: bytes - the packed part
MATCH (p:BatchPart {uid: $uid})
RETURN p.data AS data

// batches/batch/parts_sweep - Remove staged parts of a batch that was never accepted.
// param  uids: list = ["ba-1/1"] - uids of parts
// return removed: int - parts removed
UNWIND $uids AS uid
MATCH (p:BatchPart {uid: uid})
DELETE p
RETURN count(p) AS removed

// batches/batch/write - Write the record of a batch: who, when, what, from which files.
// param  record: map = {"uid": "ba-1"} - every property, uid included
MERGE (b:Batch {uid: $record.uid})
SET b = $record

// batches/batch/list - Every batch, newest first.
// return record: map - every property
MATCH (b:Batch)
RETURN properties(b) AS record
ORDER BY b.revision DESC

// batches/batch/read - One batch.
// param  uid: str = "ba-1" - its uid
// return record: map - every property
MATCH (b:Batch {uid: $uid})
RETURN properties(b) AS record

// batches/batch/groups - The kinds of node and triples of tie that some batch has written.
// return name: str - label, or type and both labels joined by slashes
MATCH (b:Batch)
UNWIND b.groups AS name
RETURN DISTINCT name AS name
ORDER BY name

// batches/batch/states - Which batches there are, in the order of their revisions.
// return uid: str - the batch
// return revision: int - revision that it makes
// return state: str - accepted or applied
MATCH (b:Batch)
RETURN b.uid AS uid, b.revision AS revision, b.state AS state
ORDER BY revision, uid

// batches/batch/of_revision - The batch that made a revision.
// param  revision: int = 1 - the revision
// return uid: str - the batch
MATCH (b:Batch)
WHERE b.revision = $revision
RETURN b.uid AS uid
ORDER BY uid

// batches/batch/part_uids - The uids of all parts that are kept.
// return uid: str - batch and number
MATCH (p:BatchPart)
RETURN p.uid AS uid
ORDER BY uid
