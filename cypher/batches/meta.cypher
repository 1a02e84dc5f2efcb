// batches/meta/read - The state of the store: revision, accepted batch, lease.
// return revision: int - revision that readers see
// return batch: str - uid of the batch accepted and not yet applied, or empty
// return part: int - its last applied part
// return staged: str - uid of the batch whose parts are being staged, or empty
// return token: str - token of the lease's holder, or empty
// return held: bool - whether a writer's lease runs now, by the database's clock
MATCH (m:Meta {uid: 'meta'})
RETURN m.revision AS revision, m.batch AS batch, m.part AS part, m.staged AS staged,
       m.token AS token, m.token <> '' AND m.expires > timestamp() AS held

// batches/meta/lease - Take the writer's lease, where nobody holds it.
// param  token: str = "to-1" - the new holder's token
// param  lease_ms: int = 30000 - how long it holds
// param  gone: str = "" - token of a holder that is known to have died, or empty
// return revision: int - revision that readers see
// return batch: str - uid of the batch accepted and not yet applied, or empty
// return part: int - its last applied part
// return staged: str - uid of a batch whose parts were staged and never accepted, or empty
MATCH (m:Meta {uid: 'meta'})
SET m.locked = true
WITH m
WHERE m.token IN ['', $token, $gone] OR m.expires <= timestamp()
SET m.token = $token, m.expires = timestamp() + $lease_ms
RETURN m.revision AS revision, m.batch AS batch, m.part AS part, m.staged AS staged

// batches/meta/release - Give the lease back.
// param  token: str = "to-1" - the holder's token
MATCH (m:Meta {uid: 'meta'})
SET m.locked = true
WITH m
WHERE m.token = $token
SET m.token = '', m.expires = 0

// batches/meta/stage - Say, under the lease, whose parts are being staged.
// param  token: str = "to-1" - the holder's token
// param  batch: str = "ba-1" - the batch, or empty where staging was swept
// param  lease_ms: int = 30000 - how long the lease holds from now
// return batch: str - the batch
MATCH (m:Meta {uid: 'meta'})
SET m.locked = true
WITH m
WHERE m.token = $token AND m.batch = ''
SET m.staged = $batch, m.expires = timestamp() + $lease_ms
RETURN m.staged AS batch

// batches/meta/accept - Accept a staged batch, where lease and revision still hold.
// param  token: str = "to-1" - the holder's token
// param  batch: str = "ba-1" - the batch
// param  base: int = 0 - revision that its before-images were read at
// param  lease_ms: int = 30000 - how long the lease holds from now
// return revision: int - revision that readers see
MATCH (m:Meta {uid: 'meta'})
SET m.locked = true
WITH m
WHERE m.token = $token AND m.revision = $base AND (m.batch = '' OR m.batch = $batch)
SET m.batch = $batch, m.part = 0, m.staged = '', m.expires = timestamp() + $lease_ms
RETURN m.revision AS revision

// batches/meta/advance - Say which part of the accepted batch this transaction applies, where the lease still holds.
// param  token: str = "to-1" - the holder's token
// param  batch: str = "ba-1" - the batch
// param  part: int = 1 - number of the part, from 1
// param  lease_ms: int = 30000 - how long the lease holds from now
// return part: int - number of the part
MATCH (m:Meta {uid: 'meta'})
SET m.locked = true
WITH m
WHERE m.token = $token AND m.batch = $batch
SET m.part = $part, m.expires = timestamp() + $lease_ms
RETURN m.part AS part

// batches/meta/publish - Move the revision, so that readers see the applied batch; the lease ends, or goes on.
// param  token: str = "to-1" - the holder's token
// param  batch: str = "ba-1" - the batch
// param  next: str = "" - the holder's token from now on: empty where the lease ends
// return revision: int - the new revision
MATCH (m:Meta {uid: 'meta'})
SET m.locked = true
WITH m
WHERE m.token = $token AND m.batch = $batch
MATCH (b:Batch {uid: $batch})
SET b.state = 'applied', m.revision = b.revision, m.batch = '', m.part = 0, m.token = $next
RETURN m.revision AS revision

// batches/meta/rewind - Set the revision back, before the journal is replayed from there.
// param  token: str = "to-1" - the holder's token
// param  revision: int = 0 - the revision that the first replayed batch was accepted at
// return revision: int - the revision
MATCH (m:Meta {uid: 'meta'})
SET m.locked = true
WITH m
WHERE m.token = $token
SET m.revision = $revision, m.batch = '', m.part = 0
RETURN m.revision AS revision
