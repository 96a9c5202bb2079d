import errors from "../locales/en/errors.json";
import identity from "../locales/en/identity.json";
import publicTexts from "../locales/en/public.json";
import shell from "../locales/en/shell.json";

/** What the open pages say: landing, sign-up, sign-in. */
export const enPublicTexts = { shell, identity, public: publicTexts, errors };
