import { expect, test } from "vitest";
import { NOON, openTestClock } from "#test/services.ts";
import { GOOGLE_FLOW_SECONDS, openGoogleFlows } from "./google-flow.server.ts";

const SECRETS = ["a".repeat(32), "b".repeat(32)];
const plan = { purpose: "sign_in", personId: null, next: "/upload" } as const;

function flowsAt(BASE_URL = "http://localhost:3000", secrets = SECRETS) {
  const clock = openTestClock();
  const env = { BASE_URL, SESSION_SECRETS: secrets };
  return { clock, flows: openGoogleFlows({ env, clock }) };
}

const pairOf = (setCookie: string) => setCookie.split(";")[0] ?? "";

test("a flow is what its browser brings back, in a cookie for ten minutes that no script and no other site's form has", () => {
  const { flows } = flowsAt();
  const flow = flows.begin(plan);
  const cookie = flows.write(flow);
  expect(cookie).toMatch(
    /^google=[\w.-]+; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/,
  );
  expect(flows.read(`a=b; ${pairOf(cookie)}`)).toEqual(flow);
  expect(flows.clearing).toMatch(/^google=; .*Max-Age=0/);
  const secure = flowsAt("https://memes.example.com").flows.write(flow);
  expect(secure).toMatch(/^__Host-google=.*; Secure$/);
});

test("no two flows share a secret, and each secret is of 256 bits", () => {
  const { flows } = flowsAt();
  const made = [flows.begin(plan), flows.begin(plan)].flatMap(
    ({ state, nonce, verifier }) => [state, nonce, verifier],
  );
  expect(new Set(made).size).toBe(6);
  for (const secret of made) expect(secret).toMatch(/^[\w-]{43}$/);
});

test("a flow ends after ten minutes, whatever the browser keeps", () => {
  const { clock, flows } = flowsAt();
  const cookie = pairOf(flows.write(flows.begin(plan)));
  clock.set(NOON + GOOGLE_FLOW_SECONDS * 1000 - 1);
  expect(flows.read(cookie)).not.toBeNull();
  clock.set(NOON + GOOGLE_FLOW_SECONDS * 1000);
  expect(flows.read(cookie)).toBeNull();
});

test("what we did not sign, and what we signed for something else, is no flow", () => {
  const { flows } = flowsAt();
  const cookie = pairOf(flows.write(flows.begin(plan)));
  const middle = cookie.length >> 1;
  const other = cookie[middle] === "A" ? "B" : "A";
  const tampered = [
    null,
    "",
    "google=",
    "google=x.y",
    cookie.slice(0, -1),
    cookie.slice(0, middle) + other + cookie.slice(middle + 1),
    cookie.replace("google=", "session="),
  ];
  for (const header of tampered) expect(flows.read(header)).toBeNull();
  const elsewhere = flowsAt(undefined, ["c".repeat(32)]).flows;
  expect(elsewhere.read(cookie)).toBeNull();
  expect(flowsAt(undefined, SECRETS.toReversed()).flows.read(cookie)).toEqual(
    flows.read(cookie),
  );
});
