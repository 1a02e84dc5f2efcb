// read/present/Area - Which of these Area records there are.
// param  uids: list = ["ar-1"] - uids to look for
// return uid: str - one that is there
UNWIND $uids AS uid
MATCH (n:Area {uid: uid})
RETURN n.uid AS uid
ORDER BY uid

// read/present/Household - Which of these Household records there are.
// param  uids: list = ["hh-1"] - uids to look for
// return uid: str - one that is there
UNWIND $uids AS uid
MATCH (n:Household {uid: uid})
RETURN n.uid AS uid
ORDER BY uid

// read/present/Org - Which of these Org records there are.
// param  uids: list = ["or-1"] - uids to look for
// return uid: str - one that is there
UNWIND $uids AS uid
MATCH (n:Org {uid: uid})
RETURN n.uid AS uid
ORDER BY uid

// read/present/Unit - Which of these Unit records there are.
// param  uids: list = ["un-1"] - uids to look for
// return uid: str - one that is there
UNWIND $uids AS uid
MATCH (n:Unit {uid: uid})
RETURN n.uid AS uid
ORDER BY uid

// read/present/Carrier - Which of these Carrier records there are.
// param  uids: list = ["ca-1"] - uids to look for
// return uid: str - one that is there
UNWIND $uids AS uid
MATCH (n:Carrier {uid: uid})
RETURN n.uid AS uid
ORDER BY uid

// read/present/Chain - Which of these Chain records there are.
// param  uids: list = ["ch-1"] - uids to look for
// return uid: str - one that is there
UNWIND $uids AS uid
MATCH (n:Chain {uid: uid})
RETURN n.uid AS uid
ORDER BY uid

// read/present/Alliance - Which of these Alliance records there are.
// param  uids: list = ["al-1"] - uids to look for
// return uid: str - one that is there
UNWIND $uids AS uid
MATCH (n:Alliance {uid: uid})
RETURN n.uid AS uid
ORDER BY uid

// read/present/Pact - Which of these Pact records there are.
// param  uids: list = ["pa-1"] - uids to look for
// return uid: str - one that is there
UNWIND $uids AS uid
MATCH (n:Pact {uid: uid})
RETURN n.uid AS uid
ORDER BY uid

// read/present/Project - Which of these Project records there are.
// param  uids: list = ["pj-1"] - uids to look for
// return uid: str - one that is there
UNWIND $uids AS uid
MATCH (n:Project {uid: uid})
RETURN n.uid AS uid
ORDER BY uid

// read/present/Resource - Which of these Resource records there are.
// param  uids: list = ["rs-1"] - uids to look for
// return uid: str - one that is there
UNWIND $uids AS uid
MATCH (n:Resource {uid: uid})
RETURN n.uid AS uid
ORDER BY uid

// read/present/Need - Which of these Need records there are.
// param  uids: list = ["nd-1"] - uids to look for
// return uid: str - one that is there
UNWIND $uids AS uid
MATCH (n:Need {uid: uid})
RETURN n.uid AS uid
ORDER BY uid

// read/present/ServicePoint - Which of these ServicePoint records there are.
// param  uids: list = ["sp-1"] - uids to look for
// return uid: str - one that is there
UNWIND $uids AS uid
MATCH (n:ServicePoint {uid: uid})
RETURN n.uid AS uid
ORDER BY uid

// read/present/Post - Which of these Post records there are.
// param  uids: list = ["po-1"] - uids to look for
// return uid: str - one that is there
UNWIND $uids AS uid
MATCH (n:Post {uid: uid})
RETURN n.uid AS uid
ORDER BY uid

// read/present/Event - Which of these Event records there are.
// param  uids: list = ["ev-1"] - uids to look for
// return uid: str - one that is there
UNWIND $uids AS uid
MATCH (n:Event {uid: uid})
RETURN n.uid AS uid
ORDER BY uid

// read/present/Decision - Which of these Decision records there are.
// param  uids: list = ["de-1"] - uids to look for
// return uid: str - one that is there
UNWIND $uids AS uid
MATCH (n:Decision {uid: uid})
RETURN n.uid AS uid
ORDER BY uid
