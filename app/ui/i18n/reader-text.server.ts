import { chooseLanguage } from "./language";
import { readPreferences } from "./preferences";
import { translator } from "./translator.server";

/** `t` in the language of whoever asks: for titles and whatever else a loader words. */
export function readerText(request: Request): ReturnType<typeof translator> {
  return translator(
    chooseLanguage(readPreferences(request).language, request.headers.get("accept-language")),
  );
}
