import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useTranslation } from "react-i18next";

import { findStaff } from "~/people/access/require-staff.server";
import { requireVisitor } from "~/people/access/require-visitor.server";
import { LinkButton } from "~/ui/action/link-button";
import { readerText } from "~/ui/i18n/reader-text.server";
import { VisitorActions, VisitorFoot } from "~/ui/public/visitor-page";
import { PublicShell } from "~/ui/shell/public-shell";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? "Quittance" },
  { name: "description", content: data?.description },
];

/** What it is and for whom. Whoever is at work already goes on with it. */
export async function loader({ request }: LoaderFunctionArgs) {
  requireVisitor(request);
  if (await findStaff(request)) throw redirect("/dashboard");
  const t = readerText(request);
  return { title: t("public:title"), description: t("public:landing.lead") };
}

const WHO = ["collector", "manager", "debtor", "finance"] as const;
const HOW = ["place", "work", "pay", "account"] as const;

export default function Landing() {
  const { t } = useTranslation("public");
  return (
    <PublicShell actions={<VisitorActions />} foot={<VisitorFoot />}>
      <div className="landing">
        <section className="landing-lead">
          <h1>{t("landing.heading")}</h1>
          <p>{t("landing.lead")}</p>
          <p className="flex flex-wrap gap-2">
            <LinkButton look="primary" to="/signup">
              {t("signUp")}
            </LinkButton>
            <LinkButton to="/login">{t("signIn")}</LinkButton>
          </p>
        </section>
        <section aria-labelledby="who">
          <h2 id="who">{t("landing.whoHeading")}</h2>
          <dl className="landing-who">
            {WHO.map((key) => (
              <div key={key}>
                <dt>{t(`landing.who.${key}.title`)}</dt>
                <dd>{t(`landing.who.${key}.body`)}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section aria-labelledby="how">
          <h2 id="how">{t("landing.howHeading")}</h2>
          <ol className="landing-how">
            {HOW.map((key) => (
              <li key={key}>{t(`landing.how.${key}`)}</li>
            ))}
          </ol>
        </section>
        <section aria-labelledby="honest">
          <h2 id="honest">{t("landing.honestHeading")}</h2>
          <p className="max-w-prose text-ink-2">{t("landing.honest")}</p>
        </section>
      </div>
    </PublicShell>
  );
}
