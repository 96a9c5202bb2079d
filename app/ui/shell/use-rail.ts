import { useState } from "react";

import { preferenceCookie } from "../i18n/preferences";

/** Wide or narrow, remembered in a cookie that the server reads for the next first paint. */
export function useRail(initial: "wide" | "narrow"): [rail: "wide" | "narrow", toggle: () => void] {
  const [rail, setRail] = useState(initial);
  const toggle = () => {
    const next = rail === "wide" ? "narrow" : "wide";
    setRail(next);
    document.cookie = preferenceCookie("rail", next) ?? "";
  };
  return [rail, toggle];
}
