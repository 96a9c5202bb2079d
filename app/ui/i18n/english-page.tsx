import type { ReactNode } from "react";
import { I18nextProvider } from "react-i18next";

import { translation } from "./translation.server";

/** What a component's test renders it in: the English texts of a page. */
export function EnglishPage({ children }: { children: ReactNode }) {
  return <I18nextProvider i18n={translation("en")}>{children}</I18nextProvider>;
}
