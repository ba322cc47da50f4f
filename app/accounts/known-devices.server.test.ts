import { expect, test } from "vitest";
import { openKnownDevices } from "./known-devices.server.ts";

const env = {
  SESSION_SECRETS: ["a secret of thirty-two characters"],
  BASE_URL: "https://memes.example.com",
};
const pia = { id: "01a1f95e-e80e-75bf-adcc-fbc80e31f8ad" };
const gus = { id: "01a1f95e-e80e-75bf-adcc-fbc80e31f8ae" };

test("a device is known for the person who signed in from it, and for nobody else", () => {
  const devices = openKnownDevices(env);
  const cookie = devices.remember(pia).split(";")[0] ?? "";
  expect(cookie).toMatch(/^__Host-device=/);
  const name = devices.read(cookie, pia);
  expect(name).toHaveLength(43);
  expect(devices.read(`a=b; ${cookie}`, pia)).toBe(name);
  expect(devices.read(cookie, gus)).toBeNull();
  expect(devices.read(cookie, null)).toBeNull();
});

test("what we did not sign is known for nobody", () => {
  const devices = openKnownDevices(env);
  const foreign = openKnownDevices({
    ...env,
    SESSION_SECRETS: ["another secret, just as long as it"],
  });
  expect(devices.read(foreign.remember(pia), pia)).toBeNull();
  for (const value of ["", ".", `${pia.id}.x`, "x".repeat(9000)])
    expect(devices.read(`__Host-device=${value}`, pia)).toBeNull();
  expect(devices.read(null, pia)).toBeNull();
});
