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
