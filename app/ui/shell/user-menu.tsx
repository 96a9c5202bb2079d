import { Link } from "@remix-run/react";
import { ChevronDown, CircleUser } from "lucide-react";
import { useTranslation } from "react-i18next";

import { useFormToken } from "../form/form-token";
import type { Theme } from "../i18n/preferences";
import { useFoldOnLeave } from "../keyboard/use-fold-on-leave";

interface UserMenuProps {
  name: string;
  email: string;
  role: string;
  theme: Theme;
}

const THEMES: readonly Theme[] = ["system", "light", "dark"];

/** Plain posts inside a fold-out: signing out must work on the worst day. */
export function UserMenu({ name, email, role, theme }: UserMenuProps) {
  const { t } = useTranslation("shell");
  const { csrf } = useFormToken();
  const token = csrf && <input type="hidden" name="csrf" value={csrf} />;
  const fold = useFoldOnLeave();
  return (
    <details className="menu" ref={fold}>
      <summary className="btn btn-quiet">
        <CircleUser aria-hidden="true" />
        <span className="user-name">{name}</span>
        <ChevronDown aria-hidden="true" />
      </summary>
      <div className="menu-panel">
        <p className="menu-label">
          <span className="block break-all text-ink">{email}</span>
          {role}
        </p>
        <div className="menu-rule" />
        <form method="post" action="/preferences">
          {token}
          <p className="menu-label" id="theme-label">
            {t("user.theme")}
          </p>
          <div role="group" aria-labelledby="theme-label">
            {THEMES.map((choice) => (
              <button
                key={choice}
                type="submit"
                name="theme"
                value={choice}
                className="menu-item"
                aria-pressed={choice === theme}
              >
                {t(`user.themes.${choice}`)}
                {choice === theme && <span className="ms-auto">✓</span>}
              </button>
            ))}
          </div>
        </form>
        <div className="menu-rule" />
        <Link className="menu-item" to="/settings/security">
          {t("user.security")}
        </Link>
        <form method="post" action="/logout">
          {token}
          <button type="submit" className="menu-item">
            {t("user.signOut")}
          </button>
        </form>
      </div>
    </details>
  );
}
