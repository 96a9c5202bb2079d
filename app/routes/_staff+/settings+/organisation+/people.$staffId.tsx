import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";

import { collectorLoads } from "~/collections/queries/collector-loads.server";
import { flashTo } from "~/people/access/answers/flash.server";
import { readForm } from "~/people/access/read-form.server";
import { requireFound } from "~/people/access/require-found.server";
import { requireId } from "~/people/access/require-id.server";
import { requireStaff } from "~/people/access/require-staff.server";
import { placeStaff } from "~/people/commands/organisation/place-staff.server";
import { makesCycle } from "~/people/domain/organisation/org-tree";
import { moveEffect } from "~/people/domain/organisation/superiors-of";
import { orgChart } from "~/people/queries/organisation/org-chart.server";
import { RouteError } from "~/ui/document/route-error";
import { titled } from "~/ui/document/titled";
import { Panel } from "~/ui/record/panel";
import { MoveEffect } from "~/ui/settings/organisation/move-effect";
import { PlaceForm } from "~/ui/settings/organisation/place-form";
import { SettingsFrame } from "~/ui/settings/settings-frame";

export const meta = titled;

const CHART = "/settings/organisation";

const idOrNone = z
  .string()
  .default("")
  .transform((text) => text || null)
  .pipe(z.uuid("INVALID").nullable());
const place = z.object({ departmentId: idOrNone, reportsToId: idOrNone });
/** a move is looked at by its address, which changes nothing and works without scripts */
const looked = place.extend({ look: z.literal("1") });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, "department:update");
  const id = requireId(params.staffId);
  const { units, people } = await staff.read(orgChart, undefined);
  const person = requireFound(people.find((one) => one.id === id) ?? null);
  const asked = looked.safeParse(Object.fromEntries(new URL(request.url).searchParams)).data;
  const page = {
    title: person.fullName,
    may: staff.permissions.list(),
    person,
    others: people.filter((one) => one.id !== id),
    units,
  };
  if (!asked) return { ...page, move: null };
  const { departmentId, reportsToId } = asked;
  const loads = await staff.read(collectorLoads, undefined);
  const effect = moveEffect({ units, people }, { staffId: id, departmentId, reportsToId });
  const nameOf = (one: string) => people.find((colleague) => colleague.id === one)?.fullName ?? "";
  const move = {
    departmentId,
    reportsToId,
    same: departmentId === person.departmentId && reportsToId === person.reportsToId,
    cycle: makesCycle(id, reportsToId, new Map(people.map((one) => [one.id, one.reportsToId]))),
    gained: effect.gained.map(nameOf),
    lost: effect.lost.map(nameOf),
    open: loads.find(({ staffId }) => staffId === id)?.open ?? 0,
  };
  return { ...page, move };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, "department:update");
  const staffId = requireId(params.staffId);
  const form = await readForm(request, place, staff);
  if (!form.ok) return form.answer;
  const outcome = await staff.change(placeStaff, { staffId, ...form.value }, form.key);
  if (outcome.ok) return flashTo(CHART, { tone: "good", key: "firm:org.placed" });
  // the choice stands above as text, not as fields: what was wrong with it is said of the whole
  const { fields, ...refusal } = outcome.refusal;
  return form.reply({ ...refusal, code: Object.values(fields ?? {})[0] ?? refusal.code });
}

export default function Place() {
  const { t } = useTranslation("firm");
  const { title, may, person, others, units, move } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <SettingsFrame title={title} may={may}>
      <Panel title={t("org.place")}>
        <PlaceForm person={person} others={others} units={units} move={move} />
      </Panel>
      {move && <MoveEffect name={person.fullName} move={move} answer={answer} />}
    </SettingsFrame>
  );
}

export function ErrorBoundary() {
  return <RouteError home={CHART} />;
}
