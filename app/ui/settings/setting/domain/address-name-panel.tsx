import { useTranslation } from "react-i18next";

import { CopyButton } from "../../../action/copy-button";
import { ActionForm, type FormResult } from "../../../form/action-form";
import { SubmitButton } from "../../../form/submit-button";
import { TextField } from "../../../form/text-field";
import { InstantText } from "../../../format/instant-text";
import { Panel } from "../../../record/panel";
import { answerFor } from "../../answer-for";

interface AddressNamePanelProps {
  slug: string;
  /** the platform's address */
  base: string;
  former: { slug: string; untilAt: Date }[];
  mayChange: boolean;
  answer: FormResult | null | undefined;
}

/** The portal's address under the platform's name, which always works, and the form that changes it. */
export function AddressNamePanel({ slug, base, former, mayChange, answer }: AddressNamePanelProps) {
  const { t } = useTranslation("firm", { keyPrefix: "domain.address" });
  const address = `${base}/portal/${slug}`;
  return (
    <Panel title={t("title")}>
      <div className="grid gap-4">
        <p className="max-w-prose">{t("intro")}</p>
        <p className="break-all">
          <a className="link" href={address}>
            {address}
          </a>{" "}
          <CopyButton text={address} label={t("copy")} />
        </p>
        {former.map((one) => (
          <p key={one.slug} className="small">
            {t("former", { slug: one.slug })} <InstantText value={one.untilAt} />
          </p>
        ))}
        {mayChange && (
          <ActionForm answer={answerFor(answer, { act: "rename" })} id="rename">
            <input type="hidden" name="act" value="rename" />
            <TextField
              name="slug"
              label={t("slug")}
              help={t("slugHelp")}
              defaultValue={slug}
              maxLength={32}
            />
            <SubmitButton className="justify-self-start" look="plain">
              {t("change")}
            </SubmitButton>
          </ActionForm>
        )}
      </div>
    </Panel>
  );
}
