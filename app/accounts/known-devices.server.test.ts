import { expect, test } from "vitest";
import { openKnownDevices } from "./known-devices.server.ts";

const env = {
  SESSION_SECRETS: ["a secret of thirty-two characters"],
  BASE_URL: "https://memes.example.com",
};
const pia = {
  id: "01a1f95e-e80e-75bf-adcc-fbc80e31f8ad",
  role: "contributor",
  passwordHash: "$argon2id$one",
} as const;
const gus = { ...pia, id: "01a1f95e-e80e-75bf-adcc-fbc80e31f8ae" };

test("a device is known for the person who signed in from it, and for nobody else", () => {
  const devices = openKnownDevices(env);
  const cookie = devices.cookieFor(pia, null).split(";")[0] ?? "";
  expect(cookie).toMatch(/^__Host-device=/);
  const value = devices.inCookie(`a=b; ${cookie}`);
  const name = devices.read(value, pia);
  expect(name).toHaveLength(43);
  expect(devices.read(value, gus)).toBeNull();
  expect(devices.read(value, null)).toBeNull();
});

test("a device that is known keeps its name, and another gets one of its own", () => {
  const devices = openKnownDevices(env);
  const name = devices.read(devices.remember(pia, null), pia);
  expect(devices.read(devices.remember(pia, name), pia)).toBe(name);
  expect(devices.read(devices.remember(pia, null), pia)).not.toBe(name);
});

test("another password or role makes what was known before worthless", () => {
  const devices = openKnownDevices(env);
  const value = devices.remember(pia, null);
  for (const change of [
    { passwordHash: "$argon2id$two" },
    { passwordHash: null },
    { role: "admin" },
  ] as const)
    expect(devices.read(value, { ...pia, ...change })).toBeNull();
  expect(devices.read(value, pia)).not.toBeNull();
});

test("what we did not sign is known for nobody", () => {
  const devices = openKnownDevices(env);
  const foreign = openKnownDevices({
    ...env,
    SESSION_SECRETS: ["another secret, just as long as it"],
  });
  expect(devices.read(foreign.remember(pia, null), pia)).toBeNull();
  for (const value of ["", ".", `${pia.id}.x`, "\0", "x".repeat(9000)])
    expect(devices.read(value, pia)).toBeNull();
  expect(devices.read(null, pia)).toBeNull();
  expect(devices.inCookie(null)).toBeNull();
});
