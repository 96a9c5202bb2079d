-- The statement desk: every line by its day, and an undone import that takes its mere proposals with it (spec 05 §9).

GRANT DELETE ON match, match_part TO quittance_app;
CREATE INDEX hand_line_day ON statement_line (tenant_id, booking_date, id);
CREATE INDEX hand_line_account_day ON statement_line (tenant_id, bank_account_id, booking_date, id);
