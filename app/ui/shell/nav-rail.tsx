import { Link, NavLink } from "@remix-run/react";
import { type LucideIcon, PanelLeftClose, PanelLeftOpen, Stamp } from "lucide-react";
import { useTranslation } from "react-i18next";

import { CountText } from "../format/count-text";
import { useFormToken } from "../form/form-token";

export interface NavItem {
  label: string;
  href: string;
  icon: LucideIcon;
  /** `g` then this letter goes there. */
  letter?: string;
  count?: number;
}

export interface NavGroup {
  key: string;
  /** Without a label the group needs none: the first one. */
  label?: string;
  items: readonly NavItem[];
}

interface NavRailProps {
  firm: string;
  groups: readonly NavGroup[];
  narrow: boolean;
  onToggle: () => void;
}

export function NavRail({ firm, groups, narrow, onToggle }: NavRailProps) {
  const { t } = useTranslation("shell");
  return (
    <nav className="rail" aria-label={t("nav.main")}>
      <Link to="/" className="rail-firm" title={firm}>
        <Stamp aria-hidden="true" />
        <span className="label">{firm}</span>
      </Link>
      {groups.map((group) => (
        <div key={group.key}>
          {group.label && <h2>{group.label}</h2>}
          <ul>
            {group.items.map((item) => (
              <li key={item.href}>
                <RailLink item={item} narrow={narrow} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      <RailToggle narrow={narrow} onToggle={onToggle} />
    </nav>
  );
}

function RailLink({ item, narrow }: { item: NavItem; narrow: boolean }) {
  const Icon = item.icon;
  return (
    <NavLink to={item.href} className="nav" title={narrow ? item.label : undefined}>
      <Icon aria-hidden="true" />
      <span className="label">{item.label}</span>
      {item.count !== undefined && item.count > 0 && (
        <span className="count">
          <CountText value={item.count} cap={999} />
        </span>
      )}
    </NavLink>
  );
}

/** A form of its own, so that the rail folds without scripts too; with them nothing is sent. */
function RailToggle({ narrow, onToggle }: { narrow: boolean; onToggle: () => void }) {
  const { t } = useTranslation("shell");
  const { csrf } = useFormToken();
  const label = narrow ? t("nav.widen") : t("nav.narrow");
  const toggle = (event: { preventDefault(): void }) => {
    event.preventDefault();
    onToggle();
  };
  return (
    <form method="post" action="/preferences" className="rail-foot" onSubmit={toggle}>
      {csrf && <input type="hidden" name="csrf" value={csrf} />}
      <button
        type="submit"
        name="rail"
        value={narrow ? "wide" : "narrow"}
        className="btn btn-quiet btn-icon"
        aria-label={label}
        title={label}
      >
        {narrow ? <PanelLeftOpen aria-hidden="true" /> : <PanelLeftClose aria-hidden="true" />}
      </button>
    </form>
  );
}
