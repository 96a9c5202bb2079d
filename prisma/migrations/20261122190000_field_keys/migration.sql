-- the field key under which everything of the tenant is sealed; null until a walk through its rows has ended
ALTER TABLE "tenant" ADD COLUMN "field_key" TEXT;

-- what is sealed is sealed anew under a newer key, and stays what it is
GRANT UPDATE (token) ON external_account TO quittance_app;
GRANT UPDATE (content) ON ach_file TO quittance_app;
GRANT UPDATE (corrected) ON ach_answer TO quittance_app;
