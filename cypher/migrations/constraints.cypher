// migrations/constraints/list - The uniqueness constraints that the database keeps.
// return labels: list - labels that it holds for
// return properties: list - properties that it holds for
SHOW CONSTRAINTS YIELD labelsOrTypes, properties
RETURN labelsOrTypes AS labels, properties AS properties
