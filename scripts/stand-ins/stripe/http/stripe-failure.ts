/** An answer in the shape of Stripe's errors; `saved` answers are replayed for the same idempotency key. */
export class StripeFailure extends Error {
  constructor(
    readonly status: number,
    readonly error: Record<string, unknown> & { type: string; message: string },
    readonly saved = false,
  ) {
    super(error.message);
  }
}

export function invalidRequest(
  message: string,
  details: { param?: string; code?: string } = {},
): StripeFailure {
  return new StripeFailure(400, { type: "invalid_request_error", message, ...details });
}

export function missing(what: string, id: string, param = "id"): StripeFailure {
  const message = `No such ${what}: '${id}'`;
  return new StripeFailure(404, { type: "invalid_request_error", code: "resource_missing", message, param });
}
