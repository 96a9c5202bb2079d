-- Firms that are here already get the rights of remittances and staff commission that new firms get.
ALTER TABLE role NO FORCE ROW LEVEL SECURITY;
ALTER TABLE role_permission NO FORCE ROW LEVEL SECURITY;
INSERT INTO role_permission (tenant_id, id, role_id, permission, scope)
  SELECT r.tenant_id, uuidv7(), r.id, t.permission, t.scope
  FROM role r JOIN (VALUES
    ('admin', 'remittance:prepare', 'all'),
    ('admin', 'remittance:approve', 'all'),
    ('admin', 'remittance:release', 'all'),
    ('admin', 'commission:read', 'all'),
    ('admin', 'commission:prepare', 'all'),
    ('admin', 'commission:approve', 'all'),
    ('collections_manager', 'remittance:prepare', 'all'),
    ('collections_manager', 'remittance:approve', 'all'),
    ('collections_manager', 'remittance:release', 'all'),
    ('collections_manager', 'commission:read', 'all'),
    ('collections_manager', 'commission:prepare', 'all'),
    ('collections_manager', 'commission:approve', 'all'),
    ('collector', 'commission:read', 'own')
  ) AS t (key, permission, scope) ON t.key = r.key
  WHERE r.system
  ON CONFLICT (tenant_id, role_id, permission, scope) DO NOTHING;
ALTER TABLE role FORCE ROW LEVEL SECURITY;
ALTER TABLE role_permission FORCE ROW LEVEL SECURITY;
