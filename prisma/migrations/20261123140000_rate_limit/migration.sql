-- The limiter reckons with this number. As int8 it reached it as a bigint, every answer of the database failed there, and
-- each process counted for itself.
ALTER TABLE "rate_limit" ALTER COLUMN "expire" SET DATA TYPE DOUBLE PRECISION;
