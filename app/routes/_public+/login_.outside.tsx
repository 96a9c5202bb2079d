import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { mailOutsideLink, openFromOutside } from "~/people/access/factor/open-from-outside.server";
import { signOut } from "~/people/access/identity/sign-out.server";
import { readForm } from "~/people/access/read-form.server";
import { requestOrigin } from "~/people/access/request-origin.server";
import { requireOutside } from "~/people/access/require-staff.server";
import { isAdminClass } from "~/people/domain/login/factor-need";
import { Banner } from "~/ui/action/banner";
import { titled } from "~/ui/document/titled";
import { FormTokenProvider } from "~/ui/form/form-token";
import { translator } from "~/ui/i18n/translator.server";
import { VisitorPage } from "~/ui/public/visitor-page";
import { ActForm } from "~/ui/settings/act-form";

export const meta = titled;

/** Signed in, but from an address outside the firm's list: the way back in for an admin (spec 07 §4.4). */
export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireOutside(request);
  const { searchParams } = new URL(request.url);
  return {
    title: translator(staff.language)("identity:outside.title"),
    csrf: staff.csrf,
    seed: staff.sessionId,
    agency: staff.tenant.displayName,
    ip: requestOrigin(request).ip,
    admin: isAdminClass(staff.roles),
    link: searchParams.get("token"),
    mailed: searchParams.has("mailed"),
  };
}

const acts = z.discriminatedUnion("act", [
  z.object({ act: z.literal("ask") }),
  z.object({ act: z.literal("open"), token: z.string().max(200) }),
  z.object({ act: z.literal("leave") }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireOutside(request);
  const form = await readForm(request, acts, staff);
  if (!form.ok) return form.answer;
  if (form.value.act === "leave") return redirect("/login", { headers: await signOut(request, staff) });
  if (form.value.act === "ask") {
    const mailed = await mailOutsideLink(staff);
    return mailed.ok ? redirect("/login/outside?mailed=1") : form.reply(mailed.refusal);
  }
  const opened = await openFromOutside(request, staff, form.value.token, form);
  return opened.ok ? redirect("/dashboard") : form.reply(opened.refusal);
}

export default function Outside() {
  const { t } = useTranslation("identity");
  const { title, csrf, seed, agency, ip, admin, link, mailed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <FormTokenProvider value={{ csrf, seed }}>
      <VisitorPage title={title} intro={t("outside.intro", { agency, ip: ip ?? "—" })} known>
        {mailed && !answer && <Banner tone="good" role="status" title={t("outside.mailed")} />}
        {!admin && <p>{t("outside.askAdmin")}</p>}
        {admin && link && (
          <ActForm sends={{ act: "open", token: link }} answer={answer} look="primary">
            {t("outside.open")}
          </ActForm>
        )}
        {admin && !link && (
          <ActForm sends={{ act: "ask" }} answer={answer}>
            {t("outside.ask")}
          </ActForm>
        )}
        <ActForm sends={{ act: "leave" }} answer={answer} look="quiet">
          {t("outside.leave")}
        </ActForm>
      </VisitorPage>
    </FormTokenProvider>
  );
}
