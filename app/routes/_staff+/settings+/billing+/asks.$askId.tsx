import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { type FlashMessage, flashTo } from "~/people/access/answers/flash.server";
import { readUntil } from "~/people/access/live/read-until.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { refreshBilling } from "~/people/commands/billing/refresh-billing.server";
import { type AskState, askState } from "~/people/queries/billing/ask-state.server";
import { Banner } from "~/ui/action/banner";
import { LinkButton } from "~/ui/action/link-button";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { PageForm } from "~/ui/page/page-form";
import { WaitFor } from "~/ui/settings/billing/wait-for";

export const meta = titled;

const LOOKS = 30;

/** From a button to the provider and back: waits for its answer, goes on to its page, and says what became of it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "billing:manage");
  const askId = requireId(params.askId);
  const { searchParams } = new URL(request.url);
  const back = searchParams.get("back") === "done";
  const looks = Math.min(Math.max(Math.trunc(Number(searchParams.get("looks"))) || 0, 0), LOOKS);
  // the way back proves nothing: the provider is asked itself
  if (back && looks % 5 === 0) await staff.change(refreshBilling, {});
  const ask = await readUntil(
    async () => requireFound(await staff.read(askState, { askId })),
    (state) => isReady(state, back),
  );
  if (isReady(ask, back)) {
    if (ask.url && !back && ask.kind !== "portal") throw redirect(ask.url, 303);
    if (ask.state === "done" && (!ask.url || back))
      throw await flashTo("/settings/billing", { tone: "good", key: told(ask) });
  }
  const next =
    looks < LOOKS && ask.state !== "failed" ? `?looks=${looks + 1}${back ? "&back=done" : ""}` : null;
  return { title: translator(staff.language)("billing:ask.title"), ask, back, next };
}

/** Back from the payment page the plan must be here; anything else is ready once it is answered. */
function isReady({ kind, state, subscribed }: AskState, back: boolean): boolean {
  if (back && kind === "checkout") return subscribed;
  return state !== "asked";
}

function told({ kind }: AskState): FlashMessage["key"] {
  if (kind === "checkout") return "billing:flash.subscribed";
  return kind === "method" ? "billing:flash.card" : "billing:flash.changed";
}

export default function Ask() {
  const { t } = useTranslation("billing");
  const { title, ask, back, next } = useLoaderData<typeof loader>();
  const home = (
    <LinkButton look="quiet" to="/settings/billing">
      {t("ask.back")}
    </LinkButton>
  );
  if (ask.state === "failed") {
    return (
      <PageForm title={t("ask.failed")}>
        <Banner tone="bad" role="alert" title={t("ask.failed")}>
          <p>{t("ask.failedHelp", { code: ask.code ?? "" })}</p>
        </Banner>
        <div className="form-actions">{home}</div>
      </PageForm>
    );
  }
  const away = ask.url !== null && !back;
  return (
    <PageForm title={title}>
      {away ? <WaitFor next={ask.url ?? ""} away /> : next && <WaitFor next={next} />}
      <p role="status">{t(next === null ? "ask.slow" : back ? "ask.paying" : "ask.waiting")}</p>
      <div className="form-actions">
        {away && (
          <a className="btn btn-primary" href={ask.url ?? ""}>
            {t("ask.go")}
          </a>
        )}
        {next === null && <LinkButton to="?back=done">{t("ask.again")}</LinkButton>}
        {home}
      </div>
    </PageForm>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/settings/billing" />;
}
