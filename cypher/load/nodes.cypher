// load/nodes/Area - Write Area records: each image replaces the whole record.
// param  rows: list = [{"uid": "ar-1"}] - images, uid included
// return loaded: int - records written
UNWIND $rows AS row
MERGE (n:Area {uid: row.uid})
SET n = row
RETURN count(n) AS loaded

// load/nodes/Household - Write Household records: each image replaces the whole record.
// param  rows: list = [{"uid": "hh-1"}] - images, uid included
// return loaded: int - records written
UNWIND $rows AS row
MERGE (n:Household {uid: row.uid})
SET n = row
RETURN count(n) AS loaded

// load/nodes/Org - Write Org records: each image replaces the whole record.
// param  rows: list = [{"uid": "or-1"}] - images, uid included
// return loaded: int - records written
UNWIND $rows AS row
MERGE (n:Org {uid: row.uid})
SET n = row
RETURN count(n) AS loaded

// load/nodes/Unit - Write Unit records: each image replaces the whole record.
// param  rows: list = [{"uid": "un-1"}] - images, uid included
// return loaded: int - records written
UNWIND $rows AS row
MERGE (n:Unit {uid: row.uid})
SET n = row
RETURN count(n) AS loaded

// load/nodes/Carrier - Write Carrier records: each image replaces the whole record.
// param  rows: list = [{"uid": "ca-1"}] - images, uid included
// return loaded: int - records written
UNWIND $rows AS row
MERGE (n:Carrier {uid: row.uid})
SET n = row
RETURN count(n) AS loaded

// load/nodes/Chain - Write Chain records: each image replaces the whole record.
// param  rows: list = [{"uid": "ch-1"}] - images, uid included
// return loaded: int - records written
UNWIND $rows AS row
MERGE (n:Chain {uid: row.uid})
SET n = row
RETURN count(n) AS loaded

// load/nodes/Alliance - Write Alliance records: each image replaces the whole record.
// param  rows: list = [{"uid": "al-1"}] - images, uid included
// return loaded: int - records written
UNWIND $rows AS row
MERGE (n:Alliance {uid: row.uid})
SET n = row
RETURN count(n) AS loaded

// load/nodes/Pact - Write Pact records: each image replaces the whole record.
// param  rows: list = [{"uid": "pa-1"}] - images, uid included
// return loaded: int - records written
UNWIND $rows AS row
MERGE (n:Pact {uid: row.uid})
SET n = row
RETURN count(n) AS loaded

// load/nodes/Project - Write Project records: each image replaces the whole record.
// param  rows: list = [{"uid": "pj-1"}] - images, uid included
// return loaded: int - records written
UNWIND $rows AS row
MERGE (n:Project {uid: row.uid})
SET n = row
RETURN count(n) AS loaded

// load/nodes/Resource - Write Resource records: each image replaces the whole record.
// param  rows: list = [{"uid": "rs-1"}] - images, uid included
// return loaded: int - records written
UNWIND $rows AS row
MERGE (n:Resource {uid: row.uid})
SET n = row
RETURN count(n) AS loaded

// load/nodes/Need - Write Need records: each image replaces the whole record.
// param  rows: list = [{"uid": "nd-1"}] - images, uid included
// return loaded: int - records written
UNWIND $rows AS row
MERGE (n:Need {uid: row.uid})
SET n = row
RETURN count(n) AS loaded

// load/nodes/ServicePoint - Write ServicePoint records: each image replaces the whole record.
// param  rows: list = [{"uid": "sp-1"}] - images, uid included
// return loaded: int - records written
UNWIND $rows AS row
MERGE (n:ServicePoint {uid: row.uid})
SET n = row
RETURN count(n) AS loaded

// load/nodes/Post - Write Post records: each image replaces the whole record.
// param  rows: list = [{"uid": "po-1"}] - images, uid included
// return loaded: int - records written
UNWIND $rows AS row
MERGE (n:Post {uid: row.uid})
SET n = row
RETURN count(n) AS loaded

// load/nodes/Event - Write Event records: each image replaces the whole record.
// param  rows: list = [{"uid": "ev-1"}] - images, uid included
// return loaded: int - records written
UNWIND $rows AS row
MERGE (n:Event {uid: row.uid})
SET n = row
RETURN count(n) AS loaded

// load/nodes/Decision - Write Decision records: each image replaces the whole record.
// param  rows: list = [{"uid": "de-1"}] - images, uid included
// return loaded: int - records written
UNWIND $rows AS row
MERGE (n:Decision {uid: row.uid})
SET n = row
RETURN count(n) AS loaded
