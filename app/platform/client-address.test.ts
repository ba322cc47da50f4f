import { expect, test } from "vitest";
import {
  addressKey,
  isProxyEntry,
  openClientAddress,
} from "./client-address.server.ts";

const request = (remoteAddress: string | undefined, forwarded?: string) => ({
  socket: { remoteAddress },
  headers: { "x-forwarded-for": forwarded },
});

test("with no trusted proxy, X-Forwarded-For is a stranger's word and not read", () => {
  expect(openClientAddress([])(request("192.0.2.7", "203.0.113.9"))).toBe(
    "192.0.2.7",
  );
});

test.each([
  ...["loopback", "private", "fly", "10.0.0.0/8", "0.0.0.0/0"],
  ...["192.0.2.7", "fdaa::/16", "::1"],
])("%s may stand in the list", (entry) => {
  expect(isProxyEntry(entry)).toBe(true);
});

test.each([
  ...["", "privat", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/8/8", "/8"],
  ...["10.0.0.0/-1", "10.0.0.0/ 8", "::/129", "proxy.example.com"],
])("%j may not: a slip must not trust everybody", (entry) => {
  expect(isProxyEntry(entry)).toBe(false);
});

test("a peer that is no trusted proxy cannot choose its address", () => {
  expect(
    openClientAddress(["10.0.0.0/8"])(request("192.0.2.7", "203.0.113.9")),
  ).toBe("192.0.2.7");
});

test.each([
  ["one proxy", "203.0.113.9", "203.0.113.9"],
  ["two proxies", "203.0.113.9, 10.1.2.3", "203.0.113.9"],
  ["a forged beginning", "198.51.100.1, 203.0.113.9", "203.0.113.9"],
  [
    "a forged trusted address",
    "10.9.9.9, 203.0.113.9, 10.1.2.3",
    "203.0.113.9",
  ],
  ["an address with its port", "203.0.113.9:51234", "203.0.113.9"],
  ["an IPv6 address in brackets", "[2001:DB8::9]:443", "2001:db8::9"],
  ["nothing but proxies", "10.1.2.3, 10.1.2.4", "10.1.2.3"],
  ["a word that is no address", "unknown", "10.0.0.1"],
  ["an empty header", "", "10.0.0.1"],
  ["a thousand hops", `203.0.113.9${", 10.1.1.1".repeat(1000)}`, "10.1.1.1"],
])(
  "behind a trusted proxy, the client is the last stranger: %s",
  (_, forwarded, client) => {
    expect(
      openClientAddress(["10.0.0.0/8"])(request("::ffff:10.0.0.1", forwarded)),
    ).toBe(client);
  },
);

test("loopback and private stand for their ranges, IPv6 included", () => {
  const clientAddress = openClientAddress(["loopback", "private"]);
  for (const proxy of [
    "127.0.0.1",
    "::1",
    "::ffff:127.0.0.1",
    "172.16.4.4",
    "192.168.0.1",
    "fdaa::3",
  ]) {
    expect(clientAddress(request(proxy, "203.0.113.9"))).toBe("203.0.113.9");
  }
  expect(clientAddress(request("172.32.0.1", "203.0.113.9"))).toBe(
    "172.32.0.1",
  );
});

test("a peer that has already gone has no address", () => {
  expect(
    openClientAddress(["loopback"])(request(undefined, "203.0.113.9")),
  ).toBe("");
});

test.each([
  "10.0.0.0/33",
  "proxy.example.com",
  "10.0.0",
  "fd00::/200",
  "10.0.0.0/x",
])("an entry that is no address or range is named: %s", (entry) => {
  expect(() => openClientAddress([entry])).toThrow(`TRUSTED_PROXIES: ${entry}`);
});

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
  ["2001:0db8:0001:0002::", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::a:b:c:d", "fe80:0:0:0::/64"],
])("the address %s counts as %s", (address, key) => {
  expect(addressKey(address)).toBe(key);
});

test("behind fly the client is whom its proxy names, not the app's own address at the end of the list", () => {
  const clientAddress = openClientAddress(["fly"]);
  const headers = {
    "x-forwarded-for": "203.0.113.9, 66.241.125.1",
    "fly-client-ip": "203.0.113.9",
  };
  const from = (
    remoteAddress: string,
    more: Record<string, string> = headers,
  ) => clientAddress({ socket: { remoteAddress }, headers: more });
  expect(from("172.16.5.2")).toBe("203.0.113.9");
  expect(from("fdaa:0:1::3")).toBe("203.0.113.9");
  expect(from("172.16.5.2", { "fly-client-ip": "2001:DB8::9" })).toBe(
    "2001:db8::9",
  );
  expect(from("172.16.5.2", { "fly-client-ip": "nonsense" })).toBe(
    "172.16.5.2",
  );
});

test("nobody but fly's proxy names a client by its header", () => {
  const headers = { "fly-client-ip": "198.51.100.1" };
  const stranger = { socket: { remoteAddress: "192.0.2.7" }, headers };
  expect(openClientAddress(["fly"])(stranger)).toBe("192.0.2.7");
  const proxy = { socket: { remoteAddress: "127.0.0.1" }, headers };
  expect(openClientAddress(["loopback"])(proxy)).toBe("127.0.0.1");
});
