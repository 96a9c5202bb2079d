import { Link } from "@remix-run/react";

import { CountText } from "../format/count-text";

export interface Tab {
  key: string;
  label: string;
  href: string;
  count?: number;
  /** The count is shown as "1,000+" past this. */
  cap?: number;
}

interface TabsProps {
  label: string;
  tabs: readonly Tab[];
  current: string;
}

/** Tabs are links: each has its URL, opens in a new window, and works without scripts. */
export function Tabs({ label, tabs, current }: TabsProps) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.key}
          to={tab.href}
          aria-current={tab.key === current ? "page" : undefined}
          preventScrollReset
        >
          {tab.label}
          {tab.count !== undefined && (
            <span className="count">
              <CountText value={tab.count} cap={tab.cap} />
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
