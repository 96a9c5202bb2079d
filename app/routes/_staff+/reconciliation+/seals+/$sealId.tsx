import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { sealCheck } from "~/money/queries/reconciliation/seal-check.server";
import { sealPage } from "~/money/queries/reconciliation/seal-page.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { LinkButton } from "~/ui/action/link-button";
import { ReceiptForm } from "~/ui/closing/receipt-form";
import { SealDifferences } from "~/ui/closing/seal-differences";
import { SealFacts } from "~/ui/closing/seal-facts";
import { SealVerdict } from "~/ui/closing/seal-verdict";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { formatCivilDate } from "~/ui/format/format-date";
import { useLocale } from "~/ui/format/locale-provider";
import { translator } from "~/ui/i18n/translator.server";
import { PageWorklist } from "~/ui/page/page-worklist";

export const meta = titled;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const sealId = requireId(params.sealId);
  const seal = requireFound(await staff.read(sealPage, { sealId }));
  const day = seal.content.business_date;
  const asked = new URL(request.url).searchParams.has("verify");
  return {
    title: translator(staff.language)("closing:seal.title", { day }),
    seal,
    check: asked ? await staff.read(sealCheck, { sealId }) : null,
  };
}

export default function Seal() {
  const { t } = useTranslation("closing");
  const { locale } = useLocale();
  const { seal, check } = useLoaderData<typeof loader>();
  const { content } = seal;
  const proves = content.figures.root_sum !== "0";
  return (
    <PageWorklist
      title={t("seal.title", { day: formatCivilDate(content.business_date, locale) })}
      sub={t("seal.sub", { account: seal.accountName, n: content.version })}
      actions={
        <>
          <LinkButton look="primary" to="?verify=1">
            {t("seal.verify")}
          </LinkButton>
          <a className="btn" href={`/files/seals/${seal.id}`} download>
            {t("seal.download")}
          </a>
        </>
      }
      notice={check && <SealVerdict check={check} />}
    >
      <SealFacts seal={seal} />
      {content.differences.length > 0 && (
        <SealDifferences title={t("seal.differences")} differences={content.differences} />
      )}
      {proves && <ReceiptForm sealId={seal.id} />}
    </PageWorklist>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/reconciliation" />;
}
