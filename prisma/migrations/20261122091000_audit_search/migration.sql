-- the audit screen asks by address, by request and by the kinds that are few; what jobs write carries neither
CREATE INDEX hand_event_by_ip ON event (tenant_id, ip, id) WHERE ip IS NOT NULL;
CREATE INDEX hand_event_by_request ON event (tenant_id, request_id, id) WHERE request_id IS NOT NULL;
CREATE INDEX hand_event_by_category ON event (tenant_id, category, id) WHERE category IN ('denied', 'access', 'auth');
