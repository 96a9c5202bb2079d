import type { ReactNode } from "react";
import { I18nextProvider } from "react-i18next";

import { createTranslation } from "./create-translation";
import { enTexts } from "./en-texts";

const english = createTranslation("en", enTexts);

/** What a component's test renders it in: the English texts of a page. */
export function EnglishPage({ children }: { children: ReactNode }) {
  return <I18nextProvider i18n={english}>{children}</I18nextProvider>;
}
