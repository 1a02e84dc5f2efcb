// remove/ties/PART_OF/Area/Area - Take back PART_OF ties from Area to Area that an undone batch had made.
// param  rows: list = [["ar-1", "ar-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Area {uid: row[0]})-[r:PART_OF {uid: row[2]}]->(:Area {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/PART_OF/Household/Area - Take back PART_OF ties from Household to Area that an undone batch had made.
// param  rows: list = [["hh-1", "ar-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Household {uid: row[0]})-[r:PART_OF {uid: row[2]}]->(:Area {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/GROUPED_INTO/Area/Area - Take back GROUPED_INTO ties from Area to Area that an undone batch had made.
// param  rows: list = [["ar-1", "ar-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Area {uid: row[0]})-[r:GROUPED_INTO {uid: row[2]}]->(:Area {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/SUBORDINATE_TO/Org/Org - Take back SUBORDINATE_TO ties from Org to Org that an undone batch had made.
// param  rows: list = [["or-1", "or-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Org {uid: row[0]})-[r:SUBORDINATE_TO {uid: row[2]}]->(:Org {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/GUIDED_BY/Org/Org - Take back GUIDED_BY ties from Org to Org that an undone batch had made.
// param  rows: list = [["or-1", "or-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Org {uid: row[0]})-[r:GUIDED_BY {uid: row[2]}]->(:Org {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/DRAWS_FROM/Org/Org - Take back DRAWS_FROM ties from Org to Org that an undone batch had made.
// param  rows: list = [["or-1", "or-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Org {uid: row[0]})-[r:DRAWS_FROM {uid: row[2]}]->(:Org {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/COVERS/Org/Area - Take back COVERS ties from Org to Area that an undone batch had made.
// param  rows: list = [["or-1", "ar-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Org {uid: row[0]})-[r:COVERS {uid: row[2]}]->(:Area {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/COVERS/Org/Unit - Take back COVERS ties from Org to Unit that an undone batch had made.
// param  rows: list = [["or-1", "un-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Org {uid: row[0]})-[r:COVERS {uid: row[2]}]->(:Unit {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/COVERS/Org/Carrier - Take back COVERS ties from Org to Carrier that an undone batch had made.
// param  rows: list = [["or-1", "ca-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Org {uid: row[0]})-[r:COVERS {uid: row[2]}]->(:Carrier {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/COVERS/Org/Chain - Take back COVERS ties from Org to Chain that an undone batch had made.
// param  rows: list = [["or-1", "ch-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Org {uid: row[0]})-[r:COVERS {uid: row[2]}]->(:Chain {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/WORK_COVERS/Org/Unit - Take back WORK_COVERS ties from Org to Unit that an undone batch had made.
// param  rows: list = [["or-1", "un-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Org {uid: row[0]})-[r:WORK_COVERS {uid: row[2]}]->(:Unit {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/LOCATED_IN/Org/Area - Take back LOCATED_IN ties from Org to Area that an undone batch had made.
// param  rows: list = [["or-1", "ar-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Org {uid: row[0]})-[r:LOCATED_IN {uid: row[2]}]->(:Area {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/LOCATED_IN/Unit/Area - Take back LOCATED_IN ties from Unit to Area that an undone batch had made.
// param  rows: list = [["un-1", "ar-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Unit {uid: row[0]})-[r:LOCATED_IN {uid: row[2]}]->(:Area {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/LOCATED_IN/Carrier/Area - Take back LOCATED_IN ties from Carrier to Area that an undone batch had made.
// param  rows: list = [["ca-1", "ar-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Carrier {uid: row[0]})-[r:LOCATED_IN {uid: row[2]}]->(:Area {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/LOCATED_IN/ServicePoint/Area - Take back LOCATED_IN ties from ServicePoint to Area that an undone batch had made.
// param  rows: list = [["sp-1", "ar-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:ServicePoint {uid: row[0]})-[r:LOCATED_IN {uid: row[2]}]->(:Area {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/LOCATED_IN/Unit/Carrier - Take back LOCATED_IN ties from Unit to Carrier that an undone batch had made.
// param  rows: list = [["un-1", "ca-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Unit {uid: row[0]})-[r:LOCATED_IN {uid: row[2]}]->(:Carrier {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/IN_SEGMENT/Unit/Chain - Take back IN_SEGMENT ties from Unit to Chain that an undone batch had made.
// param  rows: list = [["un-1", "ch-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Unit {uid: row[0]})-[r:IN_SEGMENT {uid: row[2]}]->(:Chain {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/MEMBER_OF/Org/Alliance - Take back MEMBER_OF ties from Org to Alliance that an undone batch had made.
// param  rows: list = [["or-1", "al-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Org {uid: row[0]})-[r:MEMBER_OF {uid: row[2]}]->(:Alliance {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/MEMBER_OF/Unit/Alliance - Take back MEMBER_OF ties from Unit to Alliance that an undone batch had made.
// param  rows: list = [["un-1", "al-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Unit {uid: row[0]})-[r:MEMBER_OF {uid: row[2]}]->(:Alliance {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/SERVES/Alliance/Chain - Take back SERVES ties from Alliance to Chain that an undone batch had made.
// param  rows: list = [["al-1", "ch-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Alliance {uid: row[0]})-[r:SERVES {uid: row[2]}]->(:Chain {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/SERVES/ServicePoint/Area - Take back SERVES ties from ServicePoint to Area that an undone batch had made.
// param  rows: list = [["sp-1", "ar-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:ServicePoint {uid: row[0]})-[r:SERVES {uid: row[2]}]->(:Area {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/SERVES/ServicePoint/Carrier - Take back SERVES ties from ServicePoint to Carrier that an undone batch had made.
// param  rows: list = [["sp-1", "ca-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:ServicePoint {uid: row[0]})-[r:SERVES {uid: row[2]}]->(:Carrier {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/SERVES/ServicePoint/Chain - Take back SERVES ties from ServicePoint to Chain that an undone batch had made.
// param  rows: list = [["sp-1", "ch-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:ServicePoint {uid: row[0]})-[r:SERVES {uid: row[2]}]->(:Chain {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/SERVES/Unit/Area - Take back SERVES ties from Unit to Area that an undone batch had made.
// param  rows: list = [["un-1", "ar-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Unit {uid: row[0]})-[r:SERVES {uid: row[2]}]->(:Area {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/SERVES/Unit/Carrier - Take back SERVES ties from Unit to Carrier that an undone batch had made.
// param  rows: list = [["un-1", "ca-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Unit {uid: row[0]})-[r:SERVES {uid: row[2]}]->(:Carrier {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/SERVES/Unit/Chain - Take back SERVES ties from Unit to Chain that an undone batch had made.
// param  rows: list = [["un-1", "ch-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Unit {uid: row[0]})-[r:SERVES {uid: row[2]}]->(:Chain {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/PARTY_TO/Org/Pact - Take back PARTY_TO ties from Org to Pact that an undone batch had made.
// param  rows: list = [["or-1", "pa-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Org {uid: row[0]})-[r:PARTY_TO {uid: row[2]}]->(:Pact {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/PARTY_TO/Unit/Pact - Take back PARTY_TO ties from Unit to Pact that an undone batch had made.
// param  rows: list = [["un-1", "pa-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Unit {uid: row[0]})-[r:PARTY_TO {uid: row[2]}]->(:Pact {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/PARTY_TO/Area/Pact - Take back PARTY_TO ties from Area to Pact that an undone batch had made.
// param  rows: list = [["ar-1", "pa-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Area {uid: row[0]})-[r:PARTY_TO {uid: row[2]}]->(:Pact {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/UNDER/Project/Pact - Take back UNDER ties from Project to Pact that an undone batch had made.
// param  rows: list = [["pj-1", "pa-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Project {uid: row[0]})-[r:UNDER {uid: row[2]}]->(:Pact {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/UNDER/Project/Alliance - Take back UNDER ties from Project to Alliance that an undone batch had made.
// param  rows: list = [["pj-1", "al-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Project {uid: row[0]})-[r:UNDER {uid: row[2]}]->(:Alliance {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/RESPONSIBLE_FOR/Org/Project - Take back RESPONSIBLE_FOR ties from Org to Project that an undone batch had made.
// param  rows: list = [["or-1", "pj-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Org {uid: row[0]})-[r:RESPONSIBLE_FOR {uid: row[2]}]->(:Project {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/RESPONSIBLE_FOR/Unit/Project - Take back RESPONSIBLE_FOR ties from Unit to Project that an undone batch had made.
// param  rows: list = [["un-1", "pj-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Unit {uid: row[0]})-[r:RESPONSIBLE_FOR {uid: row[2]}]->(:Project {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/OFFERS/Org/Resource - Take back OFFERS ties from Org to Resource that an undone batch had made.
// param  rows: list = [["or-1", "rs-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Org {uid: row[0]})-[r:OFFERS {uid: row[2]}]->(:Resource {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/OFFERS/Org/ServicePoint - Take back OFFERS ties from Org to ServicePoint that an undone batch had made.
// param  rows: list = [["or-1", "sp-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Org {uid: row[0]})-[r:OFFERS {uid: row[2]}]->(:ServicePoint {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/OFFERS/Unit/Resource - Take back OFFERS ties from Unit to Resource that an undone batch had made.
// param  rows: list = [["un-1", "rs-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Unit {uid: row[0]})-[r:OFFERS {uid: row[2]}]->(:Resource {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/OFFERS/Unit/ServicePoint - Take back OFFERS ties from Unit to ServicePoint that an undone batch had made.
// param  rows: list = [["un-1", "sp-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Unit {uid: row[0]})-[r:OFFERS {uid: row[2]}]->(:ServicePoint {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/RAISES/Area/Need - Take back RAISES ties from Area to Need that an undone batch had made.
// param  rows: list = [["ar-1", "nd-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Area {uid: row[0]})-[r:RAISES {uid: row[2]}]->(:Need {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/RAISES/Org/Need - Take back RAISES ties from Org to Need that an undone batch had made.
// param  rows: list = [["or-1", "nd-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Org {uid: row[0]})-[r:RAISES {uid: row[2]}]->(:Need {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/RAISES/Unit/Need - Take back RAISES ties from Unit to Need that an undone batch had made.
// param  rows: list = [["un-1", "nd-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Unit {uid: row[0]})-[r:RAISES {uid: row[2]}]->(:Need {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/MATCHED_TO/Need/Resource - Take back MATCHED_TO ties from Need to Resource that an undone batch had made.
// param  rows: list = [["nd-1", "rs-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Need {uid: row[0]})-[r:MATCHED_TO {uid: row[2]}]->(:Resource {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/MATCHED_TO/Need/Project - Take back MATCHED_TO ties from Need to Project that an undone batch had made.
// param  rows: list = [["nd-1", "pj-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Need {uid: row[0]})-[r:MATCHED_TO {uid: row[2]}]->(:Project {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/REPORTS_TO/Org/Area - Take back REPORTS_TO ties from Org to Area that an undone batch had made.
// param  rows: list = [["or-1", "ar-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Org {uid: row[0]})-[r:REPORTS_TO {uid: row[2]}]->(:Area {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/REPORTS_TO/Unit/Area - Take back REPORTS_TO ties from Unit to Area that an undone batch had made.
// param  rows: list = [["un-1", "ar-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Unit {uid: row[0]})-[r:REPORTS_TO {uid: row[2]}]->(:Area {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/SITS_ON/Unit/Org - Take back SITS_ON ties from Unit to Org that an undone batch had made.
// param  rows: list = [["un-1", "or-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Unit {uid: row[0]})-[r:SITS_ON {uid: row[2]}]->(:Org {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/SITS_ON/Org/Org - Take back SITS_ON ties from Org to Org that an undone batch had made.
// param  rows: list = [["or-1", "or-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Org {uid: row[0]})-[r:SITS_ON {uid: row[2]}]->(:Org {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/CONTACTS/Org/Org - Take back CONTACTS ties from Org to Org that an undone batch had made.
// param  rows: list = [["or-1", "or-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Org {uid: row[0]})-[r:CONTACTS {uid: row[2]}]->(:Org {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/CONTACTS/Org/Area - Take back CONTACTS ties from Org to Area that an undone batch had made.
// param  rows: list = [["or-1", "ar-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Org {uid: row[0]})-[r:CONTACTS {uid: row[2]}]->(:Area {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/CONTACTS/Org/Unit - Take back CONTACTS ties from Org to Unit that an undone batch had made.
// param  rows: list = [["or-1", "un-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Org {uid: row[0]})-[r:CONTACTS {uid: row[2]}]->(:Unit {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/STAFFS/Post/Org - Take back STAFFS ties from Post to Org that an undone batch had made.
// param  rows: list = [["po-1", "or-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Post {uid: row[0]})-[r:STAFFS {uid: row[2]}]->(:Org {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/STAFFS/Post/Area - Take back STAFFS ties from Post to Area that an undone batch had made.
// param  rows: list = [["po-1", "ar-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Post {uid: row[0]})-[r:STAFFS {uid: row[2]}]->(:Area {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/ABOUT/Event/Area - Take back ABOUT ties from Event to Area that an undone batch had made.
// param  rows: list = [["ev-1", "ar-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Event {uid: row[0]})-[r:ABOUT {uid: row[2]}]->(:Area {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/ABOUT/Event/Org - Take back ABOUT ties from Event to Org that an undone batch had made.
// param  rows: list = [["ev-1", "or-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Event {uid: row[0]})-[r:ABOUT {uid: row[2]}]->(:Org {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/ABOUT/Event/Unit - Take back ABOUT ties from Event to Unit that an undone batch had made.
// param  rows: list = [["ev-1", "un-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Event {uid: row[0]})-[r:ABOUT {uid: row[2]}]->(:Unit {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/ABOUT/Event/Carrier - Take back ABOUT ties from Event to Carrier that an undone batch had made.
// param  rows: list = [["ev-1", "ca-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Event {uid: row[0]})-[r:ABOUT {uid: row[2]}]->(:Carrier {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/ABOUT/Event/Chain - Take back ABOUT ties from Event to Chain that an undone batch had made.
// param  rows: list = [["ev-1", "ch-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Event {uid: row[0]})-[r:ABOUT {uid: row[2]}]->(:Chain {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/ABOUT/Event/Alliance - Take back ABOUT ties from Event to Alliance that an undone batch had made.
// param  rows: list = [["ev-1", "al-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Event {uid: row[0]})-[r:ABOUT {uid: row[2]}]->(:Alliance {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/ABOUT/Event/Pact - Take back ABOUT ties from Event to Pact that an undone batch had made.
// param  rows: list = [["ev-1", "pa-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Event {uid: row[0]})-[r:ABOUT {uid: row[2]}]->(:Pact {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/ABOUT/Event/Project - Take back ABOUT ties from Event to Project that an undone batch had made.
// param  rows: list = [["ev-1", "pj-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Event {uid: row[0]})-[r:ABOUT {uid: row[2]}]->(:Project {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/ABOUT/Event/Need - Take back ABOUT ties from Event to Need that an undone batch had made.
// param  rows: list = [["ev-1", "nd-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Event {uid: row[0]})-[r:ABOUT {uid: row[2]}]->(:Need {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/ABOUT/Event/Resource - Take back ABOUT ties from Event to Resource that an undone batch had made.
// param  rows: list = [["ev-1", "rs-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Event {uid: row[0]})-[r:ABOUT {uid: row[2]}]->(:Resource {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/ABOUT/Event/ServicePoint - Take back ABOUT ties from Event to ServicePoint that an undone batch had made.
// param  rows: list = [["ev-1", "sp-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Event {uid: row[0]})-[r:ABOUT {uid: row[2]}]->(:ServicePoint {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed

// remove/ties/BY/Event/Org - Take back BY ties from Event to Org that an undone batch had made.
// param  rows: list = [["ev-1", "or-2", "ti-1"]] - uids of both ends and of the tie
// return removed: int - ties removed
UNWIND $rows AS row
MATCH (:Event {uid: row[0]})-[r:BY {uid: row[2]}]->(:Org {uid: row[1]})
WITH collect(r) AS found
UNWIND found AS r
DELETE r
RETURN count(r) AS removed
