-- Firms that signed up before get what new ones get: who places and lifts legal holds, and who asks for and decides on erasure.
ALTER TABLE role NO FORCE ROW LEVEL SECURITY;
ALTER TABLE role_permission NO FORCE ROW LEVEL SECURITY;
INSERT INTO role_permission (tenant_id, id, role_id, permission, scope)
  SELECT r.tenant_id, uuidv7(), r.id, t.permission, t.scope
  FROM role r JOIN (VALUES
    ('owner', 'privacy:read', 'all'),
    ('owner', 'legal_hold:place', 'all'),
    ('owner', 'legal_hold:release', 'all'),
    ('owner', 'customer:erase', 'all'),
    ('compliance', 'privacy:read', 'all'),
    ('compliance', 'legal_hold:place', 'all'),
    ('compliance', 'legal_hold:release', 'all'),
    ('compliance', 'customer:erase', 'all'),
    ('auditor', 'privacy:read', 'all'),
    ('legal', 'privacy:read', 'all'),
    ('legal', 'legal_hold:place', 'all')
  ) AS t (key, permission, scope) ON t.key = r.key
  WHERE r.system
  ON CONFLICT (tenant_id, role_id, permission, scope) DO NOTHING;
ALTER TABLE role FORCE ROW LEVEL SECURITY;
ALTER TABLE role_permission FORCE ROW LEVEL SECURITY;
