import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { makeDebitFile } from "~/money/commands/ach/make-debit-file.server";
import { achDesk } from "~/money/queries/ach/ach-desk.server";
import { fromPageLink, toPageLinks } from "~/office/domain/page-cursor";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { isUuid } from "~/platform/ids/is-uuid";
import { Banner } from "~/ui/action/banner";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { ActionForm } from "~/ui/form/action-form";
import { SubmitButton } from "~/ui/form/submit-button";
import { formatCivilDate } from "~/ui/format/format-date";
import { useLocale } from "~/ui/format/locale-provider";
import { MoneyText } from "~/ui/format/money-text";
import { readerText } from "~/ui/i18n/reader-text.server";
import { PageWorklist } from "~/ui/page/page-worklist";
import { AchFileTable } from "~/ui/payment/ach/ach-file-table";
import { AchUpload } from "~/ui/payment/ach/ach-upload";
import { PaymentTabs } from "~/ui/payment/payment-tabs";
import { Panel } from "~/ui/record/panel";
import { useLiveRevalidation } from "~/ui/shell/use-live-revalidation";
import { Pager } from "~/ui/table/pager";

export const meta = titled;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "ledger:read");
  const { searchParams } = new URL(request.url);
  const desk = await staff.read(achDesk, { after: fromPageLink(searchParams.get("cursor")).after });
  const earlier = searchParams.get("earlier") ?? "";
  return {
    title: readerText(request)("payment:ach.title"),
    desk,
    links: toPageLinks({ next: desk.next, previous: null }),
    currency: staff.tenant.currency,
    refused: searchParams.get("refused"),
    earlier: isUuid(earlier) ? earlier : null,
    mayExchange: staff.permissions.has("ach:exchange"),
    maySet: staff.permissions.has("setting:update"),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "ach:exchange");
  const form = await readForm(request, z.object({}), staff);
  if (!form.ok) return form.answer;
  const made = await staff.change(makeDebitFile, {}, form.key);
  if (!made.ok) return form.reply(made.refusal);
  const { fileId, debits } = made.value;
  if (!fileId) return flashTo("/payments/ach", { tone: "warn", key: "payment:ach.flash.nothing" });
  const flash = { tone: "good" as const, key: "payment:ach.flash.made" as const, params: { count: debits } };
  return flashTo(`/payments/ach/${fileId}`, flash);
}

export default function BankFiles() {
  const { t } = useTranslation("payment");
  const { desk, links, refused, earlier, mayExchange } = useLoaderData<typeof loader>();
  useLiveRevalidation(({ type }) => type.startsWith("ach_file."));
  return (
    <PageWorklist
      title={t("ach.title")}
      tabs={<PaymentTabs current="ach" books />}
      pager={<Pager {...links} />}
    >
      {mayExchange && <NextFile />}
      <AchFileTable rows={desk.rows} />
      {mayExchange && <AchUpload refused={refused} earlier={earlier} />}
    </PageWorklist>
  );
}

/** What the next file would take, and the button that makes it. */
function NextFile() {
  const { t } = useTranslation("payment");
  const { locale } = useLocale();
  const { desk, currency, maySet } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { count, amount, until } = desk.due;
  const words = { count, until: formatCivilDate(until, locale) };
  const settings = maySet && (
    <Link className="link" to="/payments/ach/originator">
      {t("ach.originator")}
    </Link>
  );
  if (!desk.originator)
    return (
      <Banner tone="warn" title={t("ach.noOriginator")} action={settings}>
        <p>{t("ach.noOriginatorBody")}</p>
      </Banner>
    );
  return (
    <Panel title={count > 0 ? t("ach.due", words) : t("ach.nothingDue", words)} action={settings}>
      <div className="grid gap-3">
        {count > 0 && (
          <p className="text-lg font-semibold">
            <MoneyText value={{ minor: amount, currency }} />
          </p>
        )}
        <p className="muted">{t("ach.makeBody")}</p>
        {count > 0 && (
          <ActionForm answer={answer}>
            <SubmitButton className="justify-self-start">{t("ach.make")}</SubmitButton>
          </ActionForm>
        )}
      </div>
    </Panel>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/payments" />;
}
