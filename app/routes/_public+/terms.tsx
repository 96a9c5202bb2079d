import type { LoaderFunctionArgs } from "@remix-run/node";
import { useTranslation } from "react-i18next";

import { requireVisitor } from "~/people/access/require-visitor.server";
import { titled } from "~/ui/document/titled";
import { readerText } from "~/ui/i18n/reader-text.server";
import { Reading } from "~/ui/public/reading";
import { VisitorPage } from "~/ui/public/visitor-page";

export const meta = titled;

export function loader({ request }: LoaderFunctionArgs) {
  requireVisitor(request);
  const t = readerText(request);
  return { title: t("public:termsPage.title") };
}

const SECTIONS = ["service", "you", "money", "data", "record"] as const;

export default function Terms() {
  const { t } = useTranslation("public");
  const sections = SECTIONS.map((key) => ({
    key,
    title: t(`termsPage.sections.${key}.title`),
    body: t(`termsPage.sections.${key}.body`),
  }));
  return (
    <VisitorPage wide title={t("termsPage.title")}>
      <Reading lead={t("termsPage.lead")} sections={sections} />
    </VisitorPage>
  );
}
