-- Firms that signed up before get what new ones get: owners, admins and compliance may see a colleague's pages as they do.
ALTER TABLE role NO FORCE ROW LEVEL SECURITY;
ALTER TABLE role_permission NO FORCE ROW LEVEL SECURITY;
INSERT INTO role_permission (tenant_id, id, role_id, permission, scope)
  SELECT r.tenant_id, uuidv7(), r.id, t.permission, t.scope
  FROM role r JOIN (VALUES
    ('owner', 'staff:view_as', 'all'),
    ('admin', 'staff:view_as', 'all'),
    ('compliance', 'staff:view_as', 'all')
  ) AS t (key, permission, scope) ON t.key = r.key
  WHERE r.system
  ON CONFLICT (tenant_id, role_id, permission, scope) DO NOTHING;
ALTER TABLE role FORCE ROW LEVEL SECURITY;
ALTER TABLE role_permission FORCE ROW LEVEL SECURITY;
