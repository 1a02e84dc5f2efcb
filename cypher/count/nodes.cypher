// count/nodes/Area - Count Area records.
// return records: int - how many there are
MATCH (n:Area)
RETURN count(n) AS records

// count/nodes/Household - Count Household records.
// return records: int - how many there are
MATCH (n:Household)
RETURN count(n) AS records

// count/nodes/Org - Count Org records.
// return records: int - how many there are
MATCH (n:Org)
RETURN count(n) AS records

// count/nodes/Unit - Count Unit records.
// return records: int - how many there are
MATCH (n:Unit)
RETURN count(n) AS records

// count/nodes/Carrier - Count Carrier records.
// return records: int - how many there are
MATCH (n:Carrier)
RETURN count(n) AS records

// count/nodes/Chain - Count Chain records.
// return records: int - how many there are
MATCH (n:Chain)
RETURN count(n) AS records

// count/nodes/Alliance - Count Alliance records.
// return records: int - how many there are
MATCH (n:Alliance)
RETURN count(n) AS records

// count/nodes/Pact - Count Pact records.
// return records: int - how many there are
MATCH (n:Pact)
RETURN count(n) AS records

// count/nodes/Project - Count Project records.
// return records: int - how many there are
MATCH (n:Project)
RETURN count(n) AS records

// count/nodes/Resource - Count Resource records.
// return records: int - how many there are
MATCH (n:Resource)
RETURN count(n) AS records

// count/nodes/Need - Count Need records.
// return records: int - how many there are
MATCH (n:Need)
RETURN count(n) AS records

// count/nodes/ServicePoint - Count ServicePoint records.
// return records: int - how many there are
MATCH (n:ServicePoint)
RETURN count(n) AS records

// count/nodes/Post - Count Post records.
// return records: int - how many there are
MATCH (n:Post)
RETURN count(n) AS records

// count/nodes/Event - Count Event records.
// return records: int - how many there are
MATCH (n:Event)
RETURN count(n) AS records

// count/nodes/Decision - Count Decision records.
// return records: int - how many there are
MATCH (n:Decision)
RETURN count(n) AS records
