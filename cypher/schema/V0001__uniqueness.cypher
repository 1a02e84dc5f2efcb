// schema/V0001__uniqueness/Alliance - Make uids of Alliance unique.
CREATE CONSTRAINT alliance_uid IF NOT EXISTS FOR (n:Alliance) REQUIRE n.uid IS UNIQUE

// schema/V0001__uniqueness/Area - Make uids of Area unique.
CREATE CONSTRAINT area_uid IF NOT EXISTS FOR (n:Area) REQUIRE n.uid IS UNIQUE

// schema/V0001__uniqueness/Batch - Make uids of Batch unique.
CREATE CONSTRAINT batch_uid IF NOT EXISTS FOR (n:Batch) REQUIRE n.uid IS UNIQUE

// schema/V0001__uniqueness/BatchPart - Make uids of BatchPart unique.
CREATE CONSTRAINT batchpart_uid IF NOT EXISTS FOR (n:BatchPart) REQUIRE n.uid IS UNIQUE

// schema/V0001__uniqueness/Carrier - Make uids of Carrier unique.
CREATE CONSTRAINT carrier_uid IF NOT EXISTS FOR (n:Carrier) REQUIRE n.uid IS UNIQUE

// schema/V0001__uniqueness/Chain - Make uids of Chain unique.
CREATE CONSTRAINT chain_uid IF NOT EXISTS FOR (n:Chain) REQUIRE n.uid IS UNIQUE

// schema/V0001__uniqueness/Decision - Make uids of Decision unique.
CREATE CONSTRAINT decision_uid IF NOT EXISTS FOR (n:Decision) REQUIRE n.uid IS UNIQUE

// schema/V0001__uniqueness/Event - Make uids of Event unique.
CREATE CONSTRAINT event_uid IF NOT EXISTS FOR (n:Event) REQUIRE n.uid IS UNIQUE

// schema/V0001__uniqueness/Household - Make uids of Household unique.
CREATE CONSTRAINT household_uid IF NOT EXISTS FOR (n:Household) REQUIRE n.uid IS UNIQUE

// schema/V0001__uniqueness/Meta - Make uids of Meta unique.
CREATE CONSTRAINT meta_uid IF NOT EXISTS FOR (n:Meta) REQUIRE n.uid IS UNIQUE

// schema/V0001__uniqueness/Migration - Make uids of Migration unique.
CREATE CONSTRAINT migration_uid IF NOT EXISTS FOR (n:Migration) REQUIRE n.uid IS UNIQUE

// schema/V0001__uniqueness/Need - Make uids of Need unique.
CREATE CONSTRAINT need_uid IF NOT EXISTS FOR (n:Need) REQUIRE n.uid IS UNIQUE

// schema/V0001__uniqueness/Org - Make uids of Org unique.
CREATE CONSTRAINT org_uid IF NOT EXISTS FOR (n:Org) REQUIRE n.uid IS UNIQUE

// schema/V0001__uniqueness/Pact - Make uids of Pact unique.
CREATE CONSTRAINT pact_uid IF NOT EXISTS FOR (n:Pact) REQUIRE n.uid IS UNIQUE

// schema/V0001__uniqueness/Post - Make uids of Post unique.
CREATE CONSTRAINT post_uid IF NOT EXISTS FOR (n:Post) REQUIRE n.uid IS UNIQUE

// schema/V0001__uniqueness/Project - Make uids of Project unique.
CREATE CONSTRAINT project_uid IF NOT EXISTS FOR (n:Project) REQUIRE n.uid IS UNIQUE

// schema/V0001__uniqueness/Resource - Make uids of Resource unique.
CREATE CONSTRAINT resource_uid IF NOT EXISTS FOR (n:Resource) REQUIRE n.uid IS UNIQUE

// schema/V0001__uniqueness/ServicePoint - Make uids of ServicePoint unique.
CREATE CONSTRAINT servicepoint_uid IF NOT EXISTS FOR (n:ServicePoint) REQUIRE n.uid IS UNIQUE

// schema/V0001__uniqueness/Unit - Make uids of Unit unique.
CREATE CONSTRAINT unit_uid IF NOT EXISTS FOR (n:Unit) REQUIRE n.uid IS UNIQUE
