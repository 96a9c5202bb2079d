import { createCookie, redirect, type TypedResponse } from "@remix-run/node";
import type { ParseKeys } from "i18next";
import { z } from "zod";

import { env } from "~/platform/env/env.server";
import { newId } from "~/platform/ids/new-id";

/** Texts a message may be: keys of the staff pages' namespaces, "account:flash.noteSaved". */
export type FlashKey = ParseKeys<
  [
    "shell",
    "account",
    "bank",
    "billing",
    "payment",
    "payout",
    "remittance",
    "dashboard",
    "import",
    "closing",
    "report",
    "audit",
    "invariant",
    "ledger",
    "rights",
    "settings",
    "setup",
    "firm",
    "privacy",
    "approval",
    "match",
    "operator",
  ]
>;

/** What the next page says about the write that led to it. */
export interface FlashMessage {
  tone: "good" | "warn" | "bad";
  key: FlashKey;
  params?: Record<string, string | number | undefined>;
}

const SHORT_SECONDS = 60;
const AGAIN_MS = 3_000;

const stored = z.object({
  id: z.string(),
  tone: z.enum(["good", "warn", "bad"]),
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** set by the first reading: milliseconds until which further readings get it too */
  until: z.number().optional(),
});

/** Signed, so that nobody but us puts words on a page; made late, because the secret is the process's. */
function flashCookie() {
  const { BASE_URL, SESSION_SECRET } = env();
  const secure = BASE_URL.startsWith("https:");
  return createCookie("quittance_flash", {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure,
    maxAge: SHORT_SECONDS,
    secrets: [SESSION_SECRET],
  });
}

/** Goes to a page of ours and says there, once, what changed. */
export async function flashTo(url: string, message: FlashMessage): Promise<TypedResponse<never>> {
  const cookie = await flashCookie().serialize({ id: newId(), ...message });
  return redirect(url, { status: 303, headers: { "Set-Cookie": cookie } });
}

/**
 * The waiting message, if any, and the header that takes it away. Read by the layout only. A page that reads its data
 * again while it is still being opened (live events do that right after a write) drops the first answer: so what
 * scripts ask for may be read again for a moment, and the page knows the message by its id.
 */
export async function readFlash(
  request: Request,
  now = Date.now(),
): Promise<{ message: (FlashMessage & { id: string }) | null; headers: Headers }> {
  const headers = new Headers();
  const sent = request.headers.get("cookie");
  if (!sent?.includes("quittance_flash=")) return { message: null, headers };
  const cookie = flashCookie();
  const parsed = stored.safeParse(await cookie.parse(sent));
  const { until, ...message } = parsed.success ? parsed.data : { until: 0 };
  const byScript = request.headers.get("sec-fetch-dest") === "empty";
  const over = !parsed.success || (until !== undefined && until < now);
  if (over || !byScript) headers.set("Set-Cookie", await cookie.serialize("", { maxAge: 0 }));
  else if (until === undefined)
    headers.set("Set-Cookie", await cookie.serialize({ ...message, until: now + AGAIN_MS }));
  return { message: over ? null : (message as FlashMessage & { id: string }), headers };
}
