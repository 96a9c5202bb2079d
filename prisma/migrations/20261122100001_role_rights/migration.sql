-- Firms that are here already get the rights that the templates gained: payments entered in error are reversed, debit
-- files are exchanged with the bank. Nothing is taken from anybody.
ALTER TABLE role NO FORCE ROW LEVEL SECURITY;
ALTER TABLE role_permission NO FORCE ROW LEVEL SECURITY;
INSERT INTO role_permission (tenant_id, id, role_id, permission, scope)
  SELECT r.tenant_id, uuidv7(), r.id, t.permission, t.scope
  FROM role r JOIN (VALUES
    ('admin', 'payment:reverse', 'all'),
    ('admin', 'ach:exchange', 'all'),
    ('collections_manager', 'payment:reverse', 'all'),
    ('collections_manager', 'ach:exchange', 'all')
  ) AS t (key, permission, scope) ON t.key = r.key
  WHERE r.system
  ON CONFLICT (tenant_id, role_id, permission, scope) DO NOTHING;
ALTER TABLE role FORCE ROW LEVEL SECURITY;
ALTER TABLE role_permission FORCE ROW LEVEL SECURITY;
