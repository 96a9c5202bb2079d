import { SignJWT, UnsecuredJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { totpCode, totpStep } from "~/people/domain/login/totp.server";
import { deactivateStaff } from "~/people/commands/staff/deactivate-staff.server";
import { derivedKey } from "~/platform/crypto/derived-key.server";

import { callApi } from "../support/api";
import { type Firm, openFirm, TEST_AUTHENTICATOR, yes } from "../support/firm";
import { activate, forgetSteps, PASSWORD, type TestLogin } from "../support/login";
import { ownerRows } from "../support/owner-rows";
import { openWorld, type World } from "../support/world";

let world: World;
let firm: Firm;
let login: TestLogin;
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  login = await activate(world, firm.admin.actor.id ?? "");
});
afterAll(() => world.close());

const post = (path: string, body: unknown) => callApi(`/auth/${path}/`, { method: "POST", body });
const me = (key: string) => callApi("/auth/me/", { key });
const code = () => totpCode(TEST_AUTHENTICATOR, totpStep(new Date()));

async function signIn(who = login): Promise<{ access: string; refresh: string }> {
  await forgetSteps(world, who);
  const answer = await post("token", { username: who.email, password: PASSWORD, otp: code() });
  expect(answer.status, answer.text).toBe(200);
  return answer.body as { access: string; refresh: string };
}

const refresh = (token: string) => post("token/refresh", { refresh: token });

/** The token was used a minute ago as far as anybody can tell. */
const age = () =>
  ownerRows(
    world,
    "UPDATE refresh_token SET used_at = used_at - interval '1 minute' WHERE used_at IS NOT NULL",
  );

const events = (type: string) =>
  ownerRows(world, "SELECT 1 FROM event WHERE tenant_id = $1 AND type = $2", [firm.tenant.id, type]);

describe("a person's program", () => {
  it("signs in with password and code, says who it is, and reads what the person may", async () => {
    const { access } = await signIn();
    expect(await me(access)).toMatchObject({
      status: 200,
      body: { kind: "staff", id: login.staffId, firm: { slug: firm.tenant.slug } },
    });
    expect(await callApi("/payments", { key: access })).toMatchObject({ status: 200 });
    expect(await events("auth.token_issued")).toHaveLength(1);
  });

  it("a wrong password, a wrong code and an unknown login read the same; no code says that one is needed", async () => {
    await forgetSteps(world, login);
    const wrong = await post("token", { username: login.email, password: "not this one", otp: code() });
    const nobody = await post("token", { username: "nobody@firm.test", password: PASSWORD, otp: code() });
    const bad = await post("token", { username: login.email, password: PASSWORD, otp: "000000" });
    for (const answer of [wrong, nobody, bad])
      expect(answer).toMatchObject({ status: 401, body: { code: "INVALID_CREDENTIALS" } });
    const without = await post("token", { username: login.email, password: PASSWORD });
    expect(without).toMatchObject({ status: 403, body: { code: "MFA_REQUIRED" } });
    await ownerRows(world, "DELETE FROM login_attempt");
  });

  it("▸ P4-3 an admin without a second factor is refused by the API", async () => {
    const bare = await openFirm(world);
    const who = await activate(world, bare.admin.actor.id ?? "");
    const { access } = await signIn(who);
    await ownerRows(world, "DELETE FROM user_factor WHERE user_id = $1", [who.userId]);
    expect(await me(access)).toMatchObject({ status: 403, body: { code: "MFA_REQUIRED" } });
  });

  it("what the person may is read anew each time, and whoever leaves is out at once", async () => {
    const cora = await firm.collector();
    const who = await activate(world, cora.staffId);
    const answer = await post("token", { username: who.email, password: PASSWORD });
    const { access, refresh: token } = answer.body as { access: string; refresh: string };
    expect((await me(access)).body).toMatchObject({ roles: ["collector"] });
    expect(await callApi("/ledger/accounts", { key: access })).toMatchObject({ status: 403 });
    yes(await firm.admin.change(deactivateStaff, { staffId: cora.staffId }));
    expect(await me(access)).toMatchObject({ status: 401, body: { code: "TOKEN_INVALID" } });
    expect(await refresh(token)).toMatchObject({ status: 401, body: { code: "TOKEN_INVALID" } });
  });
});

describe("refreshing", () => {
  it("▸ P4-1 a token used again after its time kills the whole family, with an event and a mail", async () => {
    const { refresh: first } = await signIn();
    const second = String((await refresh(first)).body["refresh"]);
    await age();
    expect(await refresh(first)).toMatchObject({ status: 401, body: { code: "TOKEN_REUSED" } });
    expect(await refresh(second)).toMatchObject({ status: 401, body: { code: "TOKEN_INVALID" } });
    expect(await events("auth.refresh_reused")).toHaveLength(1);
    await world.drain();
    const mails = world.host.ports.email.sentTo(login.email);
    expect(mails[0]?.subject).toBe("A program's access was ended");
  });

  it("a client whose answer was lost gets the same successor within ten seconds, however often and at once", async () => {
    const { refresh: first } = await signIn();
    const answers = await Promise.all(Array.from({ length: 6 }, () => refresh(first)));
    expect(new Set(answers.map(({ body }) => body["refresh"])).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    const next = String(answers[0]?.body["refresh"]);
    expect((await refresh(next)).status).toBe(200);
    // the successor was used: asking for it again is somebody else
    expect(await refresh(first)).toMatchObject({ status: 401, body: { code: "TOKEN_REUSED" } });
  });

  it("ends when it is revoked, and when the thirty days of the family are over", async () => {
    const { refresh: token, access } = await signIn();
    expect(await post("token/revoke", { refresh: token })).toMatchObject({
      status: 200,
      body: { revoked: true },
    });
    expect(await me(access)).toMatchObject({ status: 401 });
    expect(await post("token/revoke", { refresh: "x".repeat(43) })).toMatchObject({ status: 200 });
    const old = await signIn();
    await ownerRows(world, "UPDATE session SET expires_at = now() WHERE stage = 'api'");
    expect(await refresh(old.refresh)).toMatchObject({ status: 401, body: { code: "TOKEN_INVALID" } });
    const names = await ownerRows<{ text: string }>(
      world,
      "SELECT token_hash::text AS text FROM refresh_token",
    );
    expect(names.some(({ text }) => text.includes(old.refresh))).toBe(false);
  });
});

describe("access tokens", () => {
  const claims = { tid: "t", sid: "0198b3f6-0000-7000-8000-000000000001", scope: "payments:read" };
  const forged = (more: { key?: string; audience?: string; issuer?: string; kid?: string; age?: string }) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: "EdDSA", kid: more.kid ?? `q${Math.floor(Date.now() / (90 * 86_400_000))}` })
      .setIssuer(more.issuer ?? world.environment["BASE_URL"] ?? "http://quittance.test")
      .setAudience(more.audience ?? "quittance-api")
      .setExpirationTime(more.age ?? "5m")
      .sign(derivedKey(more.key ?? "somebody else's"));

  it("▸ P4-5 a token without a signature, of another key, for another audience or another house is a 401", async () => {
    const unsigned = new UnsecuredJWT(claims).setAudience("quittance-api").setExpirationTime("5m").encode();
    const { access } = await signIn();
    const [head = "", body = "", signature = ""] = access.split(".");
    const changed = Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(body, "base64url").toString()), sid: claims.sid })); // prettier-ignore
    for (const token of [
      unsigned,
      await forged({}),
      await forged({ audience: "other", key: `access token ${Math.floor(Date.now() / (90 * 86_400_000))}` }),
      await forged({ issuer: "https://evil.test" }),
      await forged({ kid: "q1" }),
      [head, changed.toString("base64url"), signature].join("."),
      "a.b.c",
    ])
      expect(await me(token), token).toMatchObject({ status: 401, body: { code: "TOKEN_INVALID" } });
  });

  it("one whose fifteen minutes are over says so", async () => {
    const { access } = await signIn();
    const { host } = world;
    host.now = () => new Date(Date.now() + 16 * 60_000);
    try {
      expect(await me(access)).toMatchObject({ status: 401, body: { code: "TOKEN_EXPIRED" } });
    } finally {
      host.now = () => new Date();
    }
  });

  it("their public keys are there for everybody, and nothing else of them", async () => {
    const { body } = await callApi("/auth/jwks/", {});
    const keys = body["keys"] as Record<string, string>[];
    expect(keys.map(({ kty, crv, alg }) => [kty, crv, alg])).toEqual(
      Array(2).fill(["OKP", "Ed25519", "EdDSA"]),
    );
    expect(keys.every((key) => !("d" in key))).toBe(true);
  });
});
