-- How many full numbers a person is shown in a day is a setting of the firm now; the shipped roles no longer carry their own.
ALTER TABLE role NO FORCE ROW LEVEL SECURITY;
ALTER TABLE role_permission NO FORCE ROW LEVEL SECURITY;
UPDATE role_permission p SET limits = '{}' FROM role r
  WHERE r.tenant_id = p.tenant_id AND r.id = p.role_id AND r.system
    AND p.permission = 'external_account.number:reveal' AND p.limits = '{"max_per_day": 20}'::jsonb;
ALTER TABLE role FORCE ROW LEVEL SECURITY;
ALTER TABLE role_permission FORCE ROW LEVEL SECURITY;
