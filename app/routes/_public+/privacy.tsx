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
  return { title: t("public:privacyPage.title") };
}

const SECTIONS = ["who", "what", "cards", "cookies", "time"] as const;

export default function Privacy() {
  const { t } = useTranslation("public");
  const sections = SECTIONS.map((key) => ({
    key,
    title: t(`privacyPage.sections.${key}.title`),
    body: t(`privacyPage.sections.${key}.body`),
  }));
  return (
    <VisitorPage wide title={t("privacyPage.title")}>
      <Reading lead={t("privacyPage.lead")} sections={sections} />
    </VisitorPage>
  );
}
