import type { TextBundle } from "../i18n/text-bundle";

/** What a layout or page tells the document it stands in: `export const handle: PageHandle = { … }`. */
export interface PageHandle {
  /** The texts its audience needs in the browser; "public" where nobody says otherwise. */
  texts?: TextBundle;
  /** False sends plain HTML without React: the portal, where every kilobyte is on somebody's phone bill. */
  scripts?: boolean;
}
