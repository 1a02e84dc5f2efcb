// schema/V0002__meta/Meta - Make the one Meta node: revision, accepted batch, staged batch and the writer's lease.
MERGE (m:Meta {uid: 'meta'})
ON CREATE SET m.revision = 0, m.batch = '', m.part = 0, m.staged = '', m.token = '', m.expires = 0, m.locked = true
