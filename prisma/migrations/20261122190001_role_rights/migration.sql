-- Firms that signed up before get what new ones get: who checks a payee may see its whole number, for a reason.
ALTER TABLE role NO FORCE ROW LEVEL SECURITY;
ALTER TABLE role_permission NO FORCE ROW LEVEL SECURITY;
INSERT INTO role_permission (tenant_id, id, role_id, permission, scope, limits)
  SELECT r.tenant_id, uuidv7(), r.id, t.permission, t.scope, '{"max_per_day": 20}'::jsonb
  FROM role r JOIN (VALUES
    ('compliance', 'external_account.number:reveal', 'all'),
    ('finance', 'external_account.number:reveal', 'all')
  ) AS t (key, permission, scope) ON t.key = r.key
  WHERE r.system
  ON CONFLICT (tenant_id, role_id, permission, scope) DO NOTHING;
ALTER TABLE role FORCE ROW LEVEL SECURITY;
ALTER TABLE role_permission FORCE ROW LEVEL SECURITY;
