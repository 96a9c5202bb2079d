import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";

import { findDef } from "~/office/domain/setting/settings.table";
import { answerCommand, answerWith, found } from "~/people/access/api/answer.server";
import { problem } from "~/people/access/api/problem.server";
import { readJson } from "~/people/access/api/read-json.server";
import { readQuery } from "~/people/access/api/read-query.server";
import { requireMethod } from "~/people/access/api/require-method.server";
import { requireApiKey } from "~/people/access/require-api-key.server";
import { changeSetting } from "~/people/commands/setting/change-setting.server";
import { settingAt } from "~/people/queries/setting/setting-at.server";

import { SETTINGS_API } from "./contract/settings.table";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const api = await requireApiKey(request, SETTINGS_API.read.scope);
  const { on } = readQuery(request, SETTINGS_API.read.filters);
  const setting = found(api, request, await api.read(settingAt, { key: params.key ?? "", on }));
  const { key, value, usual, def } = setting;
  return answerWith(api, { key, value, default: usual, on: setting.on, risky: def.risky ?? false });
}

/** What needs a second factor cannot be changed by a program. */
export async function action({ request, params }: ActionFunctionArgs) {
  const api = await requireApiKey(request, SETTINGS_API.change.scope);
  requireMethod(request, "PUT");
  const body = await readJson(request, SETTINGS_API.change.body);
  const { key, def } = found(api, request, findDef(params.key ?? ""));
  if ("risky" in def) throw problem(request, { code: "STEP_UP_REQUIRED" }, api.headers);
  const outcome = await api.change(changeSetting, { key, ...body }, api.idempotencyKey);
  return answerCommand(api, request, outcome, (value) => value);
}
