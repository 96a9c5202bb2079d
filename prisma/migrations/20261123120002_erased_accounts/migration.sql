-- Whoever is erased has no bank account that anybody could read or find (spec 07 §16).
GRANT UPDATE (holder_name, token_bidx, token_last4, bank_code) ON external_account TO quittance_app;
