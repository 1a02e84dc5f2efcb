// count/ties/PART_OF - Count PART_OF ties.
// return records: int - how many there are
MATCH ()-[n:PART_OF]->()
RETURN count(n) AS records

// count/ties/GROUPED_INTO - Count GROUPED_INTO ties.
// return records: int - how many there are
MATCH ()-[n:GROUPED_INTO]->()
RETURN count(n) AS records

// count/ties/SUBORDINATE_TO - Count SUBORDINATE_TO ties.
// return records: int - how many there are
MATCH ()-[n:SUBORDINATE_TO]->()
RETURN count(n) AS records

// count/ties/GUIDED_BY - Count GUIDED_BY ties.
// return records: int - how many there are
MATCH ()-[n:GUIDED_BY]->()
RETURN count(n) AS records

// count/ties/DRAWS_FROM - Count DRAWS_FROM ties.
// return records: int - how many there are
MATCH ()-[n:DRAWS_FROM]->()
RETURN count(n) AS records

// count/ties/COVERS - Count COVERS ties.
// return records: int - how many there are
MATCH ()-[n:COVERS]->()
RETURN count(n) AS records

// count/ties/WORK_COVERS - Count WORK_COVERS ties.
// return records: int - how many there are
MATCH ()-[n:WORK_COVERS]->()
RETURN count(n) AS records

// count/ties/LOCATED_IN - Count LOCATED_IN ties.
// return records: int - how many there are
MATCH ()-[n:LOCATED_IN]->()
RETURN count(n) AS records

// count/ties/IN_SEGMENT - Count IN_SEGMENT ties.
// return records: int - how many there are
MATCH ()-[n:IN_SEGMENT]->()
RETURN count(n) AS records

// count/ties/MEMBER_OF - Count MEMBER_OF ties.
// return records: int - how many there are
MATCH ()-[n:MEMBER_OF]->()
RETURN count(n) AS records

// count/ties/SERVES - Count SERVES ties.
// return records: int - how many there are
MATCH ()-[n:SERVES]->()
RETURN count(n) AS records

// count/ties/PARTY_TO - Count PARTY_TO ties.
// return records: int - how many there are
MATCH ()-[n:PARTY_TO]->()
RETURN count(n) AS records

// count/ties/UNDER - Count UNDER ties.
// return records: int - how many there are
MATCH ()-[n:UNDER]->()
RETURN count(n) AS records

// count/ties/RESPONSIBLE_FOR - Count RESPONSIBLE_FOR ties.
// return records: int - how many there are
MATCH ()-[n:RESPONSIBLE_FOR]->()
RETURN count(n) AS records

// count/ties/OFFERS - Count OFFERS ties.
// return records: int - how many there are
MATCH ()-[n:OFFERS]->()
RETURN count(n) AS records

// count/ties/RAISES - Count RAISES ties.
// return records: int - how many there are
MATCH ()-[n:RAISES]->()
RETURN count(n) AS records

// count/ties/MATCHED_TO - Count MATCHED_TO ties.
// return records: int - how many there are
MATCH ()-[n:MATCHED_TO]->()
RETURN count(n) AS records

// count/ties/REPORTS_TO - Count REPORTS_TO ties.
// return records: int - how many there are
MATCH ()-[n:REPORTS_TO]->()
RETURN count(n) AS records

// count/ties/SITS_ON - Count SITS_ON ties.
// return records: int - how many there are
MATCH ()-[n:SITS_ON]->()
RETURN count(n) AS records

// count/ties/CONTACTS - Count CONTACTS ties.
// return records: int - how many there are
MATCH ()-[n:CONTACTS]->()
RETURN count(n) AS records

// count/ties/STAFFS - Count STAFFS ties.
// return records: int - how many there are
MATCH ()-[n:STAFFS]->()
RETURN count(n) AS records

// count/ties/ABOUT - Count ABOUT ties.
// return records: int - how many there are
MATCH ()-[n:ABOUT]->()
RETURN count(n) AS records

// count/ties/BY - Count BY ties.
// return records: int - how many there are
MATCH ()-[n:BY]->()
RETURN count(n) AS records
