// read/households/folded - Count the households that are live on a day, and the hubs among them, directly part of each area.
// param  on: str = "2026-01-01" - the day
// return area: str - the area
// return households: int - live households
// return hubs: int - hub households among them
MATCH (h:Household)-[r:PART_OF]->(a:Area)
WHERE coalesce(h.valid_from, '') <= $on AND coalesce(h.valid_to, '9999-12-31') > $on
  AND coalesce(r.valid_from, '') <= $on AND coalesce(r.valid_to, '9999-12-31') > $on
RETURN a.uid AS area, count(h) AS households, sum(CASE WHEN h.hub THEN 1 ELSE 0 END) AS hubs
ORDER BY area

// read/households/counted - The same count, from how many ties an area has, less those that do not count: sum up by area.
// param  on: str = "2026-01-01" - the day
// return area: list - areas
// return households: list - of each: all its ties, or less than nothing, those that are no live household
// return hubs: list - of each: live hub households
MATCH (a:Area)
RETURN collect(a.uid) AS area, collect(COUNT { (a)<-[:PART_OF]-() }) AS households, collect(0) AS hubs
UNION ALL
MATCH (:Area)-[r:PART_OF]->(a:Area)
WITH a.uid AS uid, count(r) AS tied
RETURN collect(uid) AS area, collect(-tied) AS households, collect(0) AS hubs
UNION ALL
MATCH (h:Household)-[r:PART_OF]->(a:Area)
WHERE h.valid_to <= $on OR h.valid_from > $on
WITH a.uid AS uid, count(r) AS tied
RETURN collect(uid) AS area, collect(-tied) AS households, collect(0) AS hubs
UNION ALL
MATCH (h:Household)-[r:PART_OF]->(a:Area)
WHERE (r.valid_to <= $on OR r.valid_from > $on)
  AND coalesce(h.valid_from, '') <= $on AND coalesce(h.valid_to, '9999-12-31') > $on
WITH a.uid AS uid, count(r) AS tied
RETURN collect(uid) AS area, collect(-tied) AS households, collect(0) AS hubs
UNION ALL
MATCH (h:Household {hub: true})-[r:PART_OF]->(a:Area)
WHERE coalesce(h.valid_from, '') <= $on AND coalesce(h.valid_to, '9999-12-31') > $on
  AND coalesce(r.valid_from, '') <= $on AND coalesce(r.valid_to, '9999-12-31') > $on
WITH a.uid AS uid, count(r) AS tied
RETURN collect(uid) AS area, collect(0) AS households, collect(tied) AS hubs

// read/households/some - Some households, a row for each of their ties to areas, also those that are over.
// param  uids: list = ["hh-1"] - the households
// return uid: str - the household
// return hub: bool - whether it is a hub household
// return valid_from: str - first day, or null
// return valid_to: str - first day no longer, or null
// return tie_uid: str - the tie, null where there is none
// return area: str - the area
// return tie_valid_from: str - the tie's first day, or null
// return tie_valid_to: str - the tie's first day no longer, or null
UNWIND $uids AS uid
MATCH (h:Household {uid: uid})
OPTIONAL MATCH (h)-[r:PART_OF]->(a:Area)
RETURN h.uid AS uid, h.hub AS hub, h.valid_from AS valid_from, h.valid_to AS valid_to,
  r.uid AS tie_uid, a.uid AS area, r.valid_from AS tie_valid_from, r.valid_to AS tie_valid_to
ORDER BY uid, tie_uid
