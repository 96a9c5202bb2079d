import { useNavigate } from "@remix-run/react";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";

import { Badge } from "../action/badge";
import type { Preferences } from "../i18n/preferences";
import { Keyboard, useKeys } from "../keyboard/keyboard";
import { BusinessDate } from "./business-date";
import { type Flash, FlashRegion } from "./flash-region";
import { GlobalSearch, type PaletteAction } from "./global-search";
import { KeyHintsDialog } from "./key-hints-dialog";
import { LiveEvents } from "./live-events";
import { type NavGroup, NavRail } from "./nav-rail";
import { NotificationBell } from "./notification-bell";
import { useRail } from "./use-rail";
import { UserMenu } from "./user-menu";

interface StaffShellProps {
  firm: string;
  staff: { name: string; email: string; role: string };
  /** Groups the person may see: desks, departments, settings. */
  nav: readonly NavGroup[];
  /** Acts the palette offers. */
  actions: readonly PaletteAction[];
  businessDate: string;
  calendarDate: string;
  /** Shown as a badge outside production; null in it. */
  environment: string | null;
  preferences: Preferences;
  unread: number;
  flash: Flash | null;
  /** The event stream's URL; null leaves the page to itself. */
  stream: string | null;
  children: ReactNode;
}

/** The frame of every staff page. */
export function StaffShell(props: StaffShellProps) {
  const { t } = useTranslation("shell");
  const [rail, toggleRail] = useRail(props.preferences.rail);
  return (
    <Keyboard>
      <LiveEvents url={props.stream}>
        <NavKeys nav={props.nav} />
        <a className="skip-link" href="#main">
          {t("skip")}
        </a>
        <div className="staff-shell" data-rail={rail}>
          <header className="top-bar">
            <GlobalSearch actions={props.actions} />
            <div className="top-end">
              {props.environment && <Badge tone="warn">{props.environment}</Badge>}
              <BusinessDate value={props.businessDate} calendar={props.calendarDate} />
              <NotificationBell unread={props.unread} />
              <UserMenu {...props.staff} theme={props.preferences.theme} />
            </div>
          </header>
          <NavRail firm={props.firm} groups={props.nav} narrow={rail === "narrow"} onToggle={toggleRail} />
          <main id="main" tabIndex={-1} className="staff-main">
            <FlashRegion flash={props.flash} />
            {props.children}
          </main>
        </div>
        <KeyHintsDialog />
      </LiveEvents>
    </Keyboard>
  );
}

/** `g` then a letter goes to a desk. */
function NavKeys({ nav }: { nav: readonly NavGroup[] }) {
  const navigate = useNavigate();
  const { t } = useTranslation("shell");
  const places = nav.flatMap((group) => group.items);
  const names = places
    .flatMap(({ letter, href, label }) => (letter ? [`${letter} ${href} ${label}`] : []))
    .join("\n");
  const bindings = useMemo(
    () =>
      names.split("\n").flatMap((name) => {
        const [letter, href, ...label] = name.split(" ");
        if (!letter || !href) return [];
        return [
          {
            keys: `g ${letter}`,
            label: t("keys.goTo", { place: label.join(" ") }),
            run: () => navigate(href),
          },
        ];
      }),
    [names, navigate, t],
  );
  useKeys(bindings);
  return null;
}
