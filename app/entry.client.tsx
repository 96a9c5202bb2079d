import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";

import { createTranslation } from "~/ui/i18n/create-translation";
import { isLanguage } from "~/ui/i18n/language";
import { isTextBundle, loadTextBundle } from "~/ui/i18n/text-bundle";
import { tellIdleness } from "~/ui/shell/tell-idleness";

void start();

/** The page's texts first, then its life: nothing is ever drawn twice in two languages. */
async function start(): Promise<void> {
  const { lang, dataset } = document.documentElement;
  const language = isLanguage(lang) ? lang : "en";
  const bundle = isTextBundle(dataset.texts) ? dataset.texts : "public";
  lendNonce();
  tellIdleness(window);
  const i18n = createTranslation(language, await loadTextBundle(language, bundle));
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nextProvider i18n={i18n}>
          <RemixBrowser />
        </I18nextProvider>
      </StrictMode>,
    );
  });
}

/** Modal dialogs add a style element that stops the page behind them from scrolling; it needs the page's nonce. */
function lendNonce(): void {
  const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
  if (nonce) Object.assign(window, { __webpack_nonce__: nonce });
}
