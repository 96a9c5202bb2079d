import { useTranslation } from "react-i18next";

import type { BrandImage, ImageSlot } from "~/office/domain/brand/brand-images";

import { Banner } from "../../../action/banner";
import type { FormResult } from "../../../form/action-form";
import { errorText } from "../../../form/error-text";
import { FileField } from "../../../form/file-field";
import { useFormToken } from "../../../form/form-token";
import { Panel } from "../../../record/panel";
import { ActForm } from "../../act-form";

interface ImageSlotFormProps {
  slot: ImageSlot;
  image: (BrandImage & { src: string }) | null;
  mayChange: boolean;
  /** letters have no picture until one is put here */
  needed: boolean;
  refused: { code: string; what: string } | null;
  answer: FormResult | null | undefined;
}

/** One picture's place: what is there, the form that puts another there, and the way to take it out. */
export function ImageSlotForm({ slot, image, mayChange, needed, refused, answer }: ImageSlotFormProps) {
  const { t } = useTranslation("firm", { keyPrefix: "brand" });
  const { t: errors } = useTranslation("errors");
  const { csrf } = useFormToken();
  return (
    <Panel title={t(`slot.${slot}.title`)} anchor={slot}>
      <div className="grid gap-3">
        <p className="text-ink-2">{t(`slot.${slot}.help`)}</p>
        {needed && <Banner tone="warn" title={t("needed")} />}
        {refused && (
          <Banner tone="bad" role="alert" title={errorText(refused.code, errors)}>
            {refused.what && <p className="break-words">{t("found", { what: refused.what })}</p>}
          </Banner>
        )}
        {image ? (
          <figure className={slot === "logo_dark" ? "brand-plate brand-plate-dark" : "brand-plate"}>
            <img src={image.src} alt={t(`slot.${slot}.title`)} width={image.width} height={image.height} />
            <figcaption className="small">
              {t("size", {
                kind: image.kind.toUpperCase(),
                width: Math.round(image.width),
                height: Math.round(image.height),
              })}
            </figcaption>
          </figure>
        ) : (
          <p className="muted">{t(`slot.${slot}.empty`)}</p>
        )}
        {mayChange && (
          <form
            method="post"
            action="/files/brand"
            encType="multipart/form-data"
            className="form"
            aria-label={t(`slot.${slot}.title`)}
          >
            <input type="hidden" name="csrf" value={csrf ?? ""} />
            <input type="hidden" name="slot" value={slot} />
            <FileField
              name="file"
              label={t("file")}
              help={slot === "letterhead" ? t("filePng") : t("fileHelp")}
              accept={slot === "letterhead" ? "image/png,.png" : "image/png,image/svg+xml,.png,.svg"}
            />
            <button type="submit" className="btn btn-primary justify-self-start">
              {image ? t("replace") : t("upload")}
            </button>
          </form>
        )}
        {mayChange && image && (
          <ActForm sends={{ slot }} answer={answer} small>
            {t("remove")}
          </ActForm>
        )}
      </div>
    </Panel>
  );
}
