-- one version of a rule is in force at a time, and what a rule confirmed is found without reading all matches
CREATE UNIQUE INDEX hand_rule_in_force ON match_rule (tenant_id, name) WHERE state = 'active';
CREATE INDEX hand_match_by_rule ON match (tenant_id, rule_id) WHERE rule_id IS NOT NULL;
