import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { z } from "zod";

import { portalMandates } from "~/collections/queries/portal/portal-mandates.server";
import { askMandate } from "~/money/commands/mandate/ask-mandate.server";
import { revokeOwnMandate } from "~/money/commands/mandate/revoke-mandate.server";
import { readForm } from "~/people/access/read-form.server";
import { readUntil } from "~/people/access/live/read-until.server";
import { requireCustomer } from "~/people/access/require-customer.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { readerText } from "~/ui/i18n/reader-text.server";
import { MandatePage } from "~/ui/portal/mandate-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "Quittance" }];

/**
 * From the agreement to the processor's page, and back from it. Coming without `?back` goes on to that page as soon as
 * it is open; coming back stays and tells what became of the permission.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const customer = await requireCustomer(request, params.slug!);
  const mandateId = requireId(params.mandateId);
  const { searchParams } = new URL(request.url);
  const back = searchParams.get("back");
  const looks = Math.min(Math.max(Math.trunc(Number(searchParams.get("looks"))) || 0, 0), MOST_LOOKS);
  const mandate = await readUntil(
    async () => requireFound((await customer.read(portalMandates, { mandateId }))[0] ?? null),
    ({ state }) => back !== null || state !== "draft",
  );
  if (back === null && mandate.state === "sent" && mandate.setupUrl) throw redirect(mandate.setupUrl, 303);
  const waiting = back === "saved" && (mandate.state === "sent" || mandate.state === "awaiting_bank");
  if (waiting && looks > 0 && looks % LOOKS_BEFORE_ASKING === 0)
    await customer.change(askMandate, { mandateId });
  const opening = mandate.state === "draft" && looks < MOST_LOOKS;
  return {
    csrf: customer.csrf,
    title: `${readerText(request)("portal:mandate.one")} · ${customer.tenant.displayName}`,
    firm: customer.tenant.displayName,
    mandate,
    waiting,
    next: opening
      ? `?looks=${looks + 1}`
      : waiting && looks < MOST_LOOKS
        ? `?back=saved&looks=${looks + 1}`
        : null,
  };
}

const MOST_LOOKS = 30;
/** Four seconds of looking without news: then the processor is asked. */
const LOOKS_BEFORE_ASKING = 2;

/** The holder takes the permission back. */
export async function action({ request, params }: ActionFunctionArgs) {
  const customer = await requireCustomer(request, params.slug!);
  const form = await readForm(request, z.object({}), customer);
  if (!form.ok) return form.answer;
  const mandateId = requireId(params.mandateId);
  const outcome = await customer.change(revokeOwnMandate, { mandateId });
  if (!outcome.ok && outcome.refusal.code === "NOT_FOUND") requireFound(null);
  return outcome.ok
    ? redirect(`/portal/${customer.tenant.slug}/mandates/${mandateId}?back=ended`, 303)
    : form.reply(outcome.refusal);
}

export default function PortalMandatePage() {
  const { firm, mandate, waiting, next } = useLoaderData<typeof loader>();
  const { slug = "" } = useParams();
  const answer = useActionData<typeof action>();
  return <MandatePage {...{ firm, mandate, waiting, next, answer }} start={`/portal/${slug}`} />;
}
