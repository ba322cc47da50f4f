import type { IncomingHttpHeaders } from "node:http";
import type { Socket } from "node:net";
import { expect, test } from "vitest";
import { metricsAccess } from "./metrics-access.server.ts";

const METRICS_TOKEN = "only-for-prometheus";
const from = (remoteAddress: string, headers: IncomingHttpHeaders = {}) => ({
  headers,
  socket: { remoteAddress } as Socket,
});

test.each([
  ["Bearer only-for-prometheus", 200],
  ["bearer only-for-prometheus", 200],
  ["Bearer only-for-prometheu", 401],
  ["Bearer ", 401],
  ["Basic only-for-prometheus", 401],
  [undefined, 401],
] as const)(
  "with a token, %s gets %i, also from this machine",
  (authorization, status) => {
    expect(
      metricsAccess({ METRICS_TOKEN }, from("127.0.0.1", { authorization })),
    ).toBe(status);
  },
);

test.each([
  ["127.0.0.1", 200],
  ["::1", 200],
  ["::ffff:127.0.0.1", 200],
  ["192.0.2.7", 404],
  ["2001:db8::1", 404],
  ["", 404],
] as const)("without a token, a peer at %s gets %i", (address, status) => {
  expect(metricsAccess({}, from(address))).toBe(status);
});

test.each([
  "x-forwarded-for",
  "x-forwarded-proto",
  "forwarded",
  "via",
  "x-real-ip",
])("without a token, a proxy on this machine that adds %s gets 404", (name) => {
  expect(metricsAccess({}, from("127.0.0.1", { [name]: "127.0.0.1" }))).toBe(
    404,
  );
});
