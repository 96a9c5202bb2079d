import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { IMAGE_SLOTS, imagePathOf, imagesOf, letterImageOf } from "~/office/domain/brand/brand-images";
import { brandOf } from "~/office/domain/brand/brand-of";
import { brandColours } from "~/office/domain/colour/contrast";
import { settingOf } from "~/office/domain/setting/setting-of";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { removeBrandImage } from "~/people/commands/brand/remove-brand-image.server";
import { brandPage } from "~/people/queries/brand/brand-page.server";
import { LinkButton } from "~/ui/action/link-button";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { translator } from "~/ui/i18n/translator.server";
import { Facts } from "~/ui/record/facts";
import { Panel } from "~/ui/record/panel";
import { BrandPreviews } from "~/ui/settings/setting/brand/brand-previews";
import { ImageHistory } from "~/ui/settings/setting/brand/image-history";
import { ImageSlotForm } from "~/ui/settings/setting/brand/image-slot-form";
import { SettingsFrame } from "~/ui/settings/settings-frame";

export const meta = titled;

const WORDS = ["portal_name", "sender_name", "brand_colour", "foot_note", "powered_by"] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "setting:read");
  const { tenant } = staff;
  const { searchParams } = new URL(request.url);
  const images = imagesOf(tenant);
  const letter = letterImageOf(images);
  return {
    title: translator(staff.language)("firm:brand.title"),
    may: staff.permissions.list(),
    brand: brandOf(tenant),
    colours: brandColours(settingOf(tenant, "brand_colour")),
    legalName: tenant.legalName,
    letterSrc: letter && imagePathOf(tenant.slug, letter),
    slots: IMAGE_SLOTS.map((slot) => {
      const image = images[slot];
      return { slot, image: image ? { ...image, src: imagePathOf(tenant.slug, image) } : null };
    }),
    words: WORDS.map((key) => ({ key, value: settingOf(tenant, key) })),
    history: await staff.read(brandPage, undefined),
    refused: {
      slot: searchParams.get("slot"),
      code: searchParams.get("refused"),
      what: searchParams.get("what")?.slice(0, 40) ?? "",
    },
  };
}

const form = z.object({ slot: z.enum(IMAGE_SLOTS) });

/** Takes a picture away; putting one there is /files/brand. */
export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "setting:update");
  const read = await readForm(request, form, staff);
  if (!read.ok) return read.answer;
  const outcome = await staff.change(removeBrandImage, read.value, read.key);
  if (!outcome.ok && outcome.refusal.code !== "NOT_FOUND") return read.reply(outcome.refusal);
  return flashTo(`/settings/brand#${read.value.slot}`, { tone: "good", key: "firm:brand.flash.removed" });
}

export default function BrandSettings() {
  const { t } = useTranslation("firm", { keyPrefix: "brand" });
  const { t: firm } = useTranslation("firm");
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { title, may, slots, words, history, refused } = page;
  const mayChange = may.includes("setting:update");
  return (
    <SettingsFrame title={title} may={may}>
      <p className="max-w-prose text-ink-2">{t("intro")}</p>
      <div className="grid gap-4 xl:grid-cols-2">
        {slots.map(({ slot, image }) => (
          <ImageSlotForm
            key={slot}
            slot={slot}
            image={image}
            mayChange={mayChange}
            needed={slot === "letterhead" && page.letterSrc === null && slots[0]?.image?.kind === "svg"}
            refused={
              refused.slot === slot && refused.code ? { code: refused.code, what: refused.what } : null
            }
            answer={answer}
          />
        ))}
      </div>
      <Panel
        title={t("words")}
        action={mayChange && <LinkButton to="/settings?q=portal">{t("wordsAll")}</LinkButton>}
      >
        <Facts
          facts={words.map(({ key, value }) => ({
            label: firm(`key.${key}.title`),
            value: (
              <a className="link" href={`/settings/keys/${key}`}>
                {key === "powered_by"
                  ? firm(`choice.${value as "shown" | "hidden"}`)
                  : value || t("wordsNone")}
              </a>
            ),
          }))}
        />
      </Panel>
      <BrandPreviews
        brand={page.brand}
        colours={page.colours}
        legalName={page.legalName}
        letterSrc={page.letterSrc}
      />
      <ImageHistory history={history} />
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home="/settings" />;
}
