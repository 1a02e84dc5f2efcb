// load/ties/PART_OF/Area/Area - Write PART_OF ties from Area to Area: each image replaces the whole tie.
// param  rows: list = [["ar-1", "ar-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Area {uid: row[0]})
MATCH (b:Area {uid: row[1]})
MERGE (a)-[r:PART_OF {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/PART_OF/Household/Area - Write PART_OF ties from Household to Area: each image replaces the whole tie.
// param  rows: list = [["hh-1", "ar-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Household {uid: row[0]})
MATCH (b:Area {uid: row[1]})
MERGE (a)-[r:PART_OF {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/GROUPED_INTO/Area/Area - Write GROUPED_INTO ties from Area to Area: each image replaces the whole tie.
// param  rows: list = [["ar-1", "ar-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Area {uid: row[0]})
MATCH (b:Area {uid: row[1]})
MERGE (a)-[r:GROUPED_INTO {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/SUBORDINATE_TO/Org/Org - Write SUBORDINATE_TO ties from Org to Org: each image replaces the whole tie.
// param  rows: list = [["or-1", "or-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Org {uid: row[0]})
MATCH (b:Org {uid: row[1]})
MERGE (a)-[r:SUBORDINATE_TO {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/GUIDED_BY/Org/Org - Write GUIDED_BY ties from Org to Org: each image replaces the whole tie.
// param  rows: list = [["or-1", "or-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Org {uid: row[0]})
MATCH (b:Org {uid: row[1]})
MERGE (a)-[r:GUIDED_BY {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/DRAWS_FROM/Org/Org - Write DRAWS_FROM ties from Org to Org: each image replaces the whole tie.
// param  rows: list = [["or-1", "or-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Org {uid: row[0]})
MATCH (b:Org {uid: row[1]})
MERGE (a)-[r:DRAWS_FROM {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/COVERS/Org/Area - Write COVERS ties from Org to Area: each image replaces the whole tie.
// param  rows: list = [["or-1", "ar-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Org {uid: row[0]})
MATCH (b:Area {uid: row[1]})
MERGE (a)-[r:COVERS {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/COVERS/Org/Unit - Write COVERS ties from Org to Unit: each image replaces the whole tie.
// param  rows: list = [["or-1", "un-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Org {uid: row[0]})
MATCH (b:Unit {uid: row[1]})
MERGE (a)-[r:COVERS {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/COVERS/Org/Carrier - Write COVERS ties from Org to Carrier: each image replaces the whole tie.
// param  rows: list = [["or-1", "ca-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Org {uid: row[0]})
MATCH (b:Carrier {uid: row[1]})
MERGE (a)-[r:COVERS {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/COVERS/Org/Chain - Write COVERS ties from Org to Chain: each image replaces the whole tie.
// param  rows: list = [["or-1", "ch-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Org {uid: row[0]})
MATCH (b:Chain {uid: row[1]})
MERGE (a)-[r:COVERS {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/WORK_COVERS/Org/Unit - Write WORK_COVERS ties from Org to Unit: each image replaces the whole tie.
// param  rows: list = [["or-1", "un-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Org {uid: row[0]})
MATCH (b:Unit {uid: row[1]})
MERGE (a)-[r:WORK_COVERS {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/LOCATED_IN/Org/Area - Write LOCATED_IN ties from Org to Area: each image replaces the whole tie.
// param  rows: list = [["or-1", "ar-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Org {uid: row[0]})
MATCH (b:Area {uid: row[1]})
MERGE (a)-[r:LOCATED_IN {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/LOCATED_IN/Unit/Area - Write LOCATED_IN ties from Unit to Area: each image replaces the whole tie.
// param  rows: list = [["un-1", "ar-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Unit {uid: row[0]})
MATCH (b:Area {uid: row[1]})
MERGE (a)-[r:LOCATED_IN {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/LOCATED_IN/Carrier/Area - Write LOCATED_IN ties from Carrier to Area: each image replaces the whole tie.
// param  rows: list = [["ca-1", "ar-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Carrier {uid: row[0]})
MATCH (b:Area {uid: row[1]})
MERGE (a)-[r:LOCATED_IN {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/LOCATED_IN/ServicePoint/Area - Write LOCATED_IN ties from ServicePoint to Area: each image replaces the whole tie.
// param  rows: list = [["sp-1", "ar-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:ServicePoint {uid: row[0]})
MATCH (b:Area {uid: row[1]})
MERGE (a)-[r:LOCATED_IN {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/LOCATED_IN/Unit/Carrier - Write LOCATED_IN ties from Unit to Carrier: each image replaces the whole tie.
// param  rows: list = [["un-1", "ca-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Unit {uid: row[0]})
MATCH (b:Carrier {uid: row[1]})
MERGE (a)-[r:LOCATED_IN {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/IN_SEGMENT/Unit/Chain - Write IN_SEGMENT ties from Unit to Chain: each image replaces the whole tie.
// param  rows: list = [["un-1", "ch-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Unit {uid: row[0]})
MATCH (b:Chain {uid: row[1]})
MERGE (a)-[r:IN_SEGMENT {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/MEMBER_OF/Org/Alliance - Write MEMBER_OF ties from Org to Alliance: each image replaces the whole tie.
// param  rows: list = [["or-1", "al-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Org {uid: row[0]})
MATCH (b:Alliance {uid: row[1]})
MERGE (a)-[r:MEMBER_OF {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/MEMBER_OF/Unit/Alliance - Write MEMBER_OF ties from Unit to Alliance: each image replaces the whole tie.
// param  rows: list = [["un-1", "al-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Unit {uid: row[0]})
MATCH (b:Alliance {uid: row[1]})
MERGE (a)-[r:MEMBER_OF {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/SERVES/Alliance/Chain - Write SERVES ties from Alliance to Chain: each image replaces the whole tie.
// param  rows: list = [["al-1", "ch-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Alliance {uid: row[0]})
MATCH (b:Chain {uid: row[1]})
MERGE (a)-[r:SERVES {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/SERVES/ServicePoint/Area - Write SERVES ties from ServicePoint to Area: each image replaces the whole tie.
// param  rows: list = [["sp-1", "ar-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:ServicePoint {uid: row[0]})
MATCH (b:Area {uid: row[1]})
MERGE (a)-[r:SERVES {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/SERVES/ServicePoint/Carrier - Write SERVES ties from ServicePoint to Carrier: each image replaces the whole tie.
// param  rows: list = [["sp-1", "ca-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:ServicePoint {uid: row[0]})
MATCH (b:Carrier {uid: row[1]})
MERGE (a)-[r:SERVES {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/SERVES/ServicePoint/Chain - Write SERVES ties from ServicePoint to Chain: each image replaces the whole tie.
// param  rows: list = [["sp-1", "ch-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:ServicePoint {uid: row[0]})
MATCH (b:Chain {uid: row[1]})
MERGE (a)-[r:SERVES {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/SERVES/Unit/Area - Write SERVES ties from Unit to Area: each image replaces the whole tie.
// param  rows: list = [["un-1", "ar-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Unit {uid: row[0]})
MATCH (b:Area {uid: row[1]})
MERGE (a)-[r:SERVES {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/SERVES/Unit/Carrier - Write SERVES ties from Unit to Carrier: each image replaces the whole tie.
// param  rows: list = [["un-1", "ca-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Unit {uid: row[0]})
MATCH (b:Carrier {uid: row[1]})
MERGE (a)-[r:SERVES {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/SERVES/Unit/Chain - Write SERVES ties from Unit to Chain: each image replaces the whole tie.
// param  rows: list = [["un-1", "ch-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Unit {uid: row[0]})
MATCH (b:Chain {uid: row[1]})
MERGE (a)-[r:SERVES {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/PARTY_TO/Org/Pact - Write PARTY_TO ties from Org to Pact: each image replaces the whole tie.
// param  rows: list = [["or-1", "pa-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Org {uid: row[0]})
MATCH (b:Pact {uid: row[1]})
MERGE (a)-[r:PARTY_TO {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/PARTY_TO/Unit/Pact - Write PARTY_TO ties from Unit to Pact: each image replaces the whole tie.
// param  rows: list = [["un-1", "pa-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Unit {uid: row[0]})
MATCH (b:Pact {uid: row[1]})
MERGE (a)-[r:PARTY_TO {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/PARTY_TO/Area/Pact - Write PARTY_TO ties from Area to Pact: each image replaces the whole tie.
// param  rows: list = [["ar-1", "pa-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Area {uid: row[0]})
MATCH (b:Pact {uid: row[1]})
MERGE (a)-[r:PARTY_TO {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/UNDER/Project/Pact - Write UNDER ties from Project to Pact: each image replaces the whole tie.
// param  rows: list = [["pj-1", "pa-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Project {uid: row[0]})
MATCH (b:Pact {uid: row[1]})
MERGE (a)-[r:UNDER {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/UNDER/Project/Alliance - Write UNDER ties from Project to Alliance: each image replaces the whole tie.
// param  rows: list = [["pj-1", "al-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Project {uid: row[0]})
MATCH (b:Alliance {uid: row[1]})
MERGE (a)-[r:UNDER {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/RESPONSIBLE_FOR/Org/Project - Write RESPONSIBLE_FOR ties from Org to Project: each image replaces the whole tie.
// param  rows: list = [["or-1", "pj-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Org {uid: row[0]})
MATCH (b:Project {uid: row[1]})
MERGE (a)-[r:RESPONSIBLE_FOR {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/RESPONSIBLE_FOR/Unit/Project - Write RESPONSIBLE_FOR ties from Unit to Project: each image replaces the whole tie.
// param  rows: list = [["un-1", "pj-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Unit {uid: row[0]})
MATCH (b:Project {uid: row[1]})
MERGE (a)-[r:RESPONSIBLE_FOR {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/OFFERS/Org/Resource - Write OFFERS ties from Org to Resource: each image replaces the whole tie.
// param  rows: list = [["or-1", "rs-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Org {uid: row[0]})
MATCH (b:Resource {uid: row[1]})
MERGE (a)-[r:OFFERS {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/OFFERS/Org/ServicePoint - Write OFFERS ties from Org to ServicePoint: each image replaces the whole tie.
// param  rows: list = [["or-1", "sp-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Org {uid: row[0]})
MATCH (b:ServicePoint {uid: row[1]})
MERGE (a)-[r:OFFERS {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/OFFERS/Unit/Resource - Write OFFERS ties from Unit to Resource: each image replaces the whole tie.
// param  rows: list = [["un-1", "rs-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Unit {uid: row[0]})
MATCH (b:Resource {uid: row[1]})
MERGE (a)-[r:OFFERS {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/OFFERS/Unit/ServicePoint - Write OFFERS ties from Unit to ServicePoint: each image replaces the whole tie.
// param  rows: list = [["un-1", "sp-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Unit {uid: row[0]})
MATCH (b:ServicePoint {uid: row[1]})
MERGE (a)-[r:OFFERS {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/RAISES/Area/Need - Write RAISES ties from Area to Need: each image replaces the whole tie.
// param  rows: list = [["ar-1", "nd-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Area {uid: row[0]})
MATCH (b:Need {uid: row[1]})
MERGE (a)-[r:RAISES {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/RAISES/Org/Need - Write RAISES ties from Org to Need: each image replaces the whole tie.
// param  rows: list = [["or-1", "nd-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Org {uid: row[0]})
MATCH (b:Need {uid: row[1]})
MERGE (a)-[r:RAISES {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/RAISES/Unit/Need - Write RAISES ties from Unit to Need: each image replaces the whole tie.
// param  rows: list = [["un-1", "nd-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Unit {uid: row[0]})
MATCH (b:Need {uid: row[1]})
MERGE (a)-[r:RAISES {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/MATCHED_TO/Need/Resource - Write MATCHED_TO ties from Need to Resource: each image replaces the whole tie.
// param  rows: list = [["nd-1", "rs-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Need {uid: row[0]})
MATCH (b:Resource {uid: row[1]})
MERGE (a)-[r:MATCHED_TO {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/MATCHED_TO/Need/Project - Write MATCHED_TO ties from Need to Project: each image replaces the whole tie.
// param  rows: list = [["nd-1", "pj-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Need {uid: row[0]})
MATCH (b:Project {uid: row[1]})
MERGE (a)-[r:MATCHED_TO {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/REPORTS_TO/Org/Area - Write REPORTS_TO ties from Org to Area: each image replaces the whole tie.
// param  rows: list = [["or-1", "ar-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Org {uid: row[0]})
MATCH (b:Area {uid: row[1]})
MERGE (a)-[r:REPORTS_TO {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/REPORTS_TO/Unit/Area - Write REPORTS_TO ties from Unit to Area: each image replaces the whole tie.
// param  rows: list = [["un-1", "ar-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Unit {uid: row[0]})
MATCH (b:Area {uid: row[1]})
MERGE (a)-[r:REPORTS_TO {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/SITS_ON/Unit/Org - Write SITS_ON ties from Unit to Org: each image replaces the whole tie.
// param  rows: list = [["un-1", "or-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Unit {uid: row[0]})
MATCH (b:Org {uid: row[1]})
MERGE (a)-[r:SITS_ON {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/SITS_ON/Org/Org - Write SITS_ON ties from Org to Org: each image replaces the whole tie.
// param  rows: list = [["or-1", "or-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Org {uid: row[0]})
MATCH (b:Org {uid: row[1]})
MERGE (a)-[r:SITS_ON {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/CONTACTS/Org/Org - Write CONTACTS ties from Org to Org: each image replaces the whole tie.
// param  rows: list = [["or-1", "or-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Org {uid: row[0]})
MATCH (b:Org {uid: row[1]})
MERGE (a)-[r:CONTACTS {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/CONTACTS/Org/Area - Write CONTACTS ties from Org to Area: each image replaces the whole tie.
// param  rows: list = [["or-1", "ar-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Org {uid: row[0]})
MATCH (b:Area {uid: row[1]})
MERGE (a)-[r:CONTACTS {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/CONTACTS/Org/Unit - Write CONTACTS ties from Org to Unit: each image replaces the whole tie.
// param  rows: list = [["or-1", "un-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Org {uid: row[0]})
MATCH (b:Unit {uid: row[1]})
MERGE (a)-[r:CONTACTS {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/STAFFS/Post/Org - Write STAFFS ties from Post to Org: each image replaces the whole tie.
// param  rows: list = [["po-1", "or-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Post {uid: row[0]})
MATCH (b:Org {uid: row[1]})
MERGE (a)-[r:STAFFS {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/STAFFS/Post/Area - Write STAFFS ties from Post to Area: each image replaces the whole tie.
// param  rows: list = [["po-1", "ar-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Post {uid: row[0]})
MATCH (b:Area {uid: row[1]})
MERGE (a)-[r:STAFFS {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/ABOUT/Event/Area - Write ABOUT ties from Event to Area: each image replaces the whole tie.
// param  rows: list = [["ev-1", "ar-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Event {uid: row[0]})
MATCH (b:Area {uid: row[1]})
MERGE (a)-[r:ABOUT {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/ABOUT/Event/Org - Write ABOUT ties from Event to Org: each image replaces the whole tie.
// param  rows: list = [["ev-1", "or-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Event {uid: row[0]})
MATCH (b:Org {uid: row[1]})
MERGE (a)-[r:ABOUT {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/ABOUT/Event/Unit - Write ABOUT ties from Event to Unit: each image replaces the whole tie.
// param  rows: list = [["ev-1", "un-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Event {uid: row[0]})
MATCH (b:Unit {uid: row[1]})
MERGE (a)-[r:ABOUT {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/ABOUT/Event/Carrier - Write ABOUT ties from Event to Carrier: each image replaces the whole tie.
// param  rows: list = [["ev-1", "ca-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Event {uid: row[0]})
MATCH (b:Carrier {uid: row[1]})
MERGE (a)-[r:ABOUT {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/ABOUT/Event/Chain - Write ABOUT ties from Event to Chain: each image replaces the whole tie.
// param  rows: list = [["ev-1", "ch-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Event {uid: row[0]})
MATCH (b:Chain {uid: row[1]})
MERGE (a)-[r:ABOUT {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/ABOUT/Event/Alliance - Write ABOUT ties from Event to Alliance: each image replaces the whole tie.
// param  rows: list = [["ev-1", "al-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Event {uid: row[0]})
MATCH (b:Alliance {uid: row[1]})
MERGE (a)-[r:ABOUT {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/ABOUT/Event/Pact - Write ABOUT ties from Event to Pact: each image replaces the whole tie.
// param  rows: list = [["ev-1", "pa-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Event {uid: row[0]})
MATCH (b:Pact {uid: row[1]})
MERGE (a)-[r:ABOUT {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/ABOUT/Event/Project - Write ABOUT ties from Event to Project: each image replaces the whole tie.
// param  rows: list = [["ev-1", "pj-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Event {uid: row[0]})
MATCH (b:Project {uid: row[1]})
MERGE (a)-[r:ABOUT {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/ABOUT/Event/Need - Write ABOUT ties from Event to Need: each image replaces the whole tie.
// param  rows: list = [["ev-1", "nd-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Event {uid: row[0]})
MATCH (b:Need {uid: row[1]})
MERGE (a)-[r:ABOUT {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/ABOUT/Event/Resource - Write ABOUT ties from Event to Resource: each image replaces the whole tie.
// param  rows: list = [["ev-1", "rs-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Event {uid: row[0]})
MATCH (b:Resource {uid: row[1]})
MERGE (a)-[r:ABOUT {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/ABOUT/Event/ServicePoint - Write ABOUT ties from Event to ServicePoint: each image replaces the whole tie.
// param  rows: list = [["ev-1", "sp-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Event {uid: row[0]})
MATCH (b:ServicePoint {uid: row[1]})
MERGE (a)-[r:ABOUT {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded

// load/ties/BY/Event/Org - Write BY ties from Event to Org: each image replaces the whole tie.
// param  rows: list = [["ev-1", "or-2", {"uid": "ti-1"}]] - uids of both ends, image with uid
// return loaded: int - ties written
UNWIND $rows AS row
MATCH (a:Event {uid: row[0]})
MATCH (b:Org {uid: row[1]})
MERGE (a)-[r:BY {uid: row[2].uid}]->(b)
SET r = row[2]
RETURN count(r) AS loaded
