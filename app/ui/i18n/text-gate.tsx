import type { i18n, Resource } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { isLanguage } from "./language";
import { loadTextBundle, type TextBundle } from "./text-bundle";

/** One namespace that only this bundle has: its presence says the bundle is here. */
const MARK: Record<TextBundle, string> = { staff: "account", public: "public" };
const loading = new Map<TextBundle, Promise<void>>();

/**
 * Holds back its children until the audience's texts are in the browser: needed once, when somebody
 * walks from a public page (sign-in) into the staff app without a page load. Never waits on the server.
 */
export function TextGate({ bundle, children }: { bundle: TextBundle; children: ReactNode }) {
  const { i18n } = useTranslation();
  if (typeof document !== "undefined" && !i18n.hasResourceBundle(i18n.language, MARK[bundle])) {
    throw textsOf(i18n, bundle);
  }
  return children;
}

function textsOf(instance: i18n, bundle: TextBundle): Promise<void> {
  const language = isLanguage(instance.language) ? instance.language : "en";
  const known = loading.get(bundle);
  if (known) return known;
  const promise = loadTextBundle(language, bundle).then((texts) => addTexts(instance, language, texts));
  loading.set(bundle, promise);
  return promise;
}

function addTexts(instance: i18n, language: string, texts: Resource[string]): void {
  for (const [namespace, keys] of Object.entries(texts))
    instance.addResourceBundle(language, namespace, keys);
}
