import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";

import { problem } from "~/people/access/api/problem.server";
import { requireCaller } from "~/people/access/require-caller.server";

/** An address that is none, for whoever asks. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireCaller(request);
  return problem(request, { code: "NOT_FOUND" });
}

export async function action({ request }: ActionFunctionArgs) {
  await requireCaller(request);
  return problem(request, { code: "NOT_FOUND" });
}
