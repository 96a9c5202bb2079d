import {
  Archive,
  ArrowUpRight,
  BookOpen,
  CalendarCheck,
  CheckCheck,
  CreditCard,
  FileInput,
  HandCoins,
  Landmark,
  LayoutDashboard,
  ListTodo,
  type LucideIcon,
  Scale,
  ScrollText,
  Send,
  Settings,
  Wallet,
} from "lucide-react";
import { useTranslation } from "react-i18next";

import type { PaletteAction } from "./global-search";
import type { NavGroup } from "./nav-rail";

interface Place {
  key:
    | "dashboard"
    | "worklist"
    | "money"
    | "payments"
    | "bank"
    | "imports"
    | "ledger"
    | "reconciliation"
    | "close"
    | "payouts"
    | "remittances"
    | "commission"
    | "approvals"
    | "audit"
    | "privacy"
    | "settings";
  href: string;
  icon: LucideIcon;
  letter: string;
  /** Any of them opens it. */
  needs: readonly string[];
  /** Who holds it gets there from another place. */
  unless?: string;
}

const GROUPS: readonly {
  key: "groupCollections" | "groupFinance" | "groupFirm";
  places: readonly Place[];
}[] = [
  {
    key: "groupCollections",
    places: [
      { key: "dashboard", href: "/dashboard", icon: LayoutDashboard, letter: "d", needs: ["dashboard:read"] },
      { key: "worklist", href: "/worklist", icon: ListTodo, letter: "w", needs: ["account:read"] },
      { key: "imports", href: "/imports", icon: FileInput, letter: "i", needs: ["import:read"] },
    ],
  },
  {
    key: "groupFinance",
    places: [
      { key: "money", href: "/money", icon: Wallet, letter: "m", needs: ["ledger:read"] },
      { key: "payments", href: "/payments", icon: CreditCard, letter: "p", needs: ["payment:read"] },
      { key: "payouts", href: "/payouts", icon: ArrowUpRight, letter: "o", needs: ["ledger:read"] },
      { key: "remittances", href: "/remittances", icon: Send, letter: "t", needs: ["remittance:prepare"] },
      { key: "commission", href: "/commission", icon: HandCoins, letter: "h", needs: ["commission:read"] },
      { key: "bank", href: "/bank", icon: Landmark, letter: "b", needs: ["ledger:read"] },
      { key: "ledger", href: "/ledger", icon: BookOpen, letter: "l", needs: ["ledger:read"] },
      { key: "reconciliation", href: "/reconciliation", icon: Scale, letter: "r", needs: ["ledger:read"] },
      { key: "close", href: "/close", icon: CalendarCheck, letter: "c", needs: ["ledger:read"] },
      { key: "approvals", href: "/approvals", icon: CheckCheck, letter: "a", needs: ["approval:read"] },
    ],
  },
  {
    key: "groupFirm",
    places: [
      { key: "audit", href: "/audit", icon: ScrollText, letter: "g", needs: ["audit:read"] },
      {
        key: "privacy",
        href: "/audit/holds",
        icon: Archive,
        letter: "v",
        needs: ["privacy:read"],
        unless: "audit:read",
      },
      { key: "settings", href: "/settings/people", icon: Settings, letter: "s", needs: ["staff:read"] },
    ],
  },
];

/** The places of the left rail that these permissions open. */
export function useStaffPlaces(permissions: readonly string[]): NavGroup[] {
  const { t } = useTranslation("shell");
  return GROUPS.map((group) => ({
    key: group.key,
    label: t(`nav.${group.key}`),
    items: group.places
      .filter(
        ({ needs, unless = "" }) =>
          needs.some((one) => permissions.includes(one)) && !permissions.includes(unless),
      )
      .map(({ key, href, icon, letter }) => ({ label: t(`nav.${key}`), href, icon, letter })),
  })).filter((group) => group.items.length > 0);
}

const ACTS = [
  { key: "newImport", href: "/imports/new", needs: "import:create" },
  { key: "distribute", href: "/accounts/distribute", needs: "account:assign" },
  { key: "invite", href: "/settings/people", needs: "staff:invite" },
] as const;

/** What the palette offers beside what it finds. */
export function useStaffActs(permissions: readonly string[]): PaletteAction[] {
  const { t } = useTranslation("shell");
  return ACTS.filter((act) => permissions.includes(act.needs)).map(({ key, href }) => ({
    label: t(`acts.${key}`),
    href,
  }));
}
