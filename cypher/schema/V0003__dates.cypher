// schema/V0003__dates/household_from - Find the households that are yet to come.
CREATE INDEX household_valid_from IF NOT EXISTS FOR (n:Household) ON (n.valid_from)

// schema/V0003__dates/household_to - Find the households that are gone.
CREATE INDEX household_valid_to IF NOT EXISTS FOR (n:Household) ON (n.valid_to)

// schema/V0003__dates/part_of_from - Find the ties to areas that are yet to come.
CREATE INDEX part_of_valid_from IF NOT EXISTS FOR ()-[r:PART_OF]-() ON (r.valid_from)

// schema/V0003__dates/part_of_to - Find the ties to areas that are over.
CREATE INDEX part_of_valid_to IF NOT EXISTS FOR ()-[r:PART_OF]-() ON (r.valid_to)
