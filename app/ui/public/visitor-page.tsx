import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { LinkButton } from "../action/link-button";
import { PublicShell } from "../shell/public-shell";

interface VisitorPageProps {
  title: string;
  intro?: ReactNode;
  /** A page to read instead of a form in the middle. */
  wide?: boolean;
  /** Somebody signed in, or on the way: nothing to sign in to or up for. */
  known?: boolean;
  children?: ReactNode;
}

/** One open page: sign-in, sign-up, and what is to be read before them. */
export function VisitorPage({ title, intro, wide, known, children }: VisitorPageProps) {
  return (
    <PublicShell narrow={!wide} actions={known ? undefined : <VisitorActions />} foot={<VisitorFoot />}>
      <div className="grid gap-5">
        <div className="grid gap-2">
          <h1>{title}</h1>
          {intro && <p className="text-ink-2">{intro}</p>}
        </div>
        {children}
      </div>
    </PublicShell>
  );
}

export function VisitorActions() {
  const { t } = useTranslation("public");
  return (
    <>
      <LinkButton look="quiet" to="/login">
        {t("signIn")}
      </LinkButton>
      <LinkButton to="/signup">{t("signUp")}</LinkButton>
    </>
  );
}

export function VisitorFoot() {
  const { t } = useTranslation("public");
  return (
    <>
      <Link className="link" to="/terms">
        {t("terms")}
      </Link>
      <Link className="link" to="/privacy">
        {t("privacy")}
      </Link>
    </>
  );
}
