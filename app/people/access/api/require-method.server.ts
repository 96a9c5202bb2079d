import { problem } from "./problem.server";

/** An address that only takes POST says so to PUT, PATCH and DELETE. */
export function requireMethod(request: Request, ...methods: string[]): void {
  if (methods.includes(request.method)) return;
  throw problem(request, { code: "METHOD_NOT_ALLOWED" }, { allow: methods.join(", ") });
}
