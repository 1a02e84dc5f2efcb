// remove/nodes/Area - Take back Area records that an undone batch had made.
// param  uids: list = ["ar-1"] - uids
// return removed: int - records removed
UNWIND $uids AS uid
MATCH (n:Area {uid: uid})
DELETE n
RETURN count(n) AS removed

// remove/nodes/Household - Take back Household records that an undone batch had made.
// param  uids: list = ["hh-1"] - uids
// return removed: int - records removed
UNWIND $uids AS uid
MATCH (n:Household {uid: uid})
DELETE n
RETURN count(n) AS removed

// remove/nodes/Org - Take back Org records that an undone batch had made.
// param  uids: list = ["or-1"] - uids
// return removed: int - records removed
UNWIND $uids AS uid
MATCH (n:Org {uid: uid})
DELETE n
RETURN count(n) AS removed

// remove/nodes/Unit - Take back Unit records that an undone batch had made.
// param  uids: list = ["un-1"] - uids
// return removed: int - records removed
UNWIND $uids AS uid
MATCH (n:Unit {uid: uid})
DELETE n
RETURN count(n) AS removed

// remove/nodes/Carrier - Take back Carrier records that an undone batch had made.
// param  uids: list = ["ca-1"] - uids
// return removed: int - records removed
UNWIND $uids AS uid
MATCH (n:Carrier {uid: uid})
DELETE n
RETURN count(n) AS removed

// remove/nodes/Chain - Take back Chain records that an undone batch had made.
// param  uids: list = ["ch-1"] - uids
// return removed: int - records removed
UNWIND $uids AS uid
MATCH (n:Chain {uid: uid})
DELETE n
RETURN count(n) AS removed

// remove/nodes/Alliance - Take back Alliance records that an undone batch had made.
// param  uids: list = ["al-1"] - uids
// return removed: int - records removed
UNWIND $uids AS uid
MATCH (n:Alliance {uid: uid})
DELETE n
RETURN count(n) AS removed

// remove/nodes/Pact - Take back Pact records that an undone batch had made.
// param  uids: list = ["pa-1"] - uids
// return removed: int - records removed
UNWIND $uids AS uid
MATCH (n:Pact {uid: uid})
DELETE n
RETURN count(n) AS removed

// remove/nodes/Project - Take back Project records that an undone batch had made.
// param  uids: list = ["pj-1"] - uids
// return removed: int - records removed
UNWIND $uids AS uid
MATCH (n:Project {uid: uid})
DELETE n
RETURN count(n) AS removed

// remove/nodes/Resource - Take back Resource records that an undone batch had made.
// param  uids: list = ["rs-1"] - uids
// return removed: int - records removed
UNWIND $uids AS uid
MATCH (n:Resource {uid: uid})
DELETE n
RETURN count(n) AS removed

// remove/nodes/Need - Take back Need records that an undone batch had made.
// param  uids: list = ["nd-1"] - uids
// return removed: int - records removed
UNWIND $uids AS uid
MATCH (n:Need {uid: uid})
DELETE n
RETURN count(n) AS removed

// remove/nodes/ServicePoint - Take back ServicePoint records that an undone batch had made.
// param  uids: list = ["sp-1"] - uids
// return removed: int - records removed
UNWIND $uids AS uid
MATCH (n:ServicePoint {uid: uid})
DELETE n
RETURN count(n) AS removed

// remove/nodes/Post - Take back Post records that an undone batch had made.
// param  uids: list = ["po-1"] - uids
// return removed: int - records removed
UNWIND $uids AS uid
MATCH (n:Post {uid: uid})
DELETE n
RETURN count(n) AS removed

// remove/nodes/Event - Take back Event records that an undone batch had made.
// param  uids: list = ["ev-1"] - uids
// return removed: int - records removed
UNWIND $uids AS uid
MATCH (n:Event {uid: uid})
DELETE n
RETURN count(n) AS removed

// remove/nodes/Decision - Take back Decision records that an undone batch had made.
// param  uids: list = ["de-1"] - uids
// return removed: int - records removed
UNWIND $uids AS uid
MATCH (n:Decision {uid: uid})
DELETE n
RETURN count(n) AS removed
