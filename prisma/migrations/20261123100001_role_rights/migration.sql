-- Firms that signed up before get what new ones get: who sets a firm up may load sample data and take it out.
ALTER TABLE role NO FORCE ROW LEVEL SECURITY;
ALTER TABLE role_permission NO FORCE ROW LEVEL SECURITY;
INSERT INTO role_permission (tenant_id, id, role_id, permission, scope)
  SELECT r.tenant_id, uuidv7(), r.id, t.permission, t.scope
  FROM role r JOIN (VALUES
    ('owner', 'sample:load', 'all'),
    ('admin', 'sample:load', 'all')
  ) AS t (key, permission, scope) ON t.key = r.key
  WHERE r.system
  ON CONFLICT (tenant_id, role_id, permission, scope) DO NOTHING;
ALTER TABLE role FORCE ROW LEVEL SECURITY;
ALTER TABLE role_permission FORCE ROW LEVEL SECURITY;
