import { describe, expect, test } from "vitest";
import {
  isPublicAddress,
  SPECIAL_IPV4,
  SPECIAL_IPV6,
} from "./address-ranges.server.ts";

/** Each range with its last address, and the public neighbours on both sides where there are any. */
const EDGES: Readonly<
  Record<string, { last: string; before?: string; after?: string }>
> = {
  "0.0.0.0/8": { last: "0.255.255.255", after: "1.0.0.0" },
  "10.0.0.0/8": {
    before: "9.255.255.255",
    last: "10.255.255.255",
    after: "11.0.0.0",
  },
  "100.64.0.0/10": {
    before: "100.63.255.255",
    last: "100.127.255.255",
    after: "100.128.0.0",
  },
  "127.0.0.0/8": {
    before: "126.255.255.255",
    last: "127.255.255.255",
    after: "128.0.0.0",
  },
  "169.254.0.0/16": {
    before: "169.253.255.255",
    last: "169.254.255.255",
    after: "169.255.0.0",
  },
  "172.16.0.0/12": {
    before: "172.15.255.255",
    last: "172.31.255.255",
    after: "172.32.0.0",
  },
  "192.0.0.0/24": {
    before: "191.255.255.255",
    last: "192.0.0.255",
    after: "192.0.1.0",
  },
  "192.0.2.0/24": {
    before: "192.0.1.255",
    last: "192.0.2.255",
    after: "192.0.3.0",
  },
  "192.31.196.0/24": {
    before: "192.31.195.255",
    last: "192.31.196.255",
    after: "192.31.197.0",
  },
  "192.52.193.0/24": {
    before: "192.52.192.255",
    last: "192.52.193.255",
    after: "192.52.194.0",
  },
  "192.88.99.0/24": {
    before: "192.88.98.255",
    last: "192.88.99.255",
    after: "192.88.100.0",
  },
  "192.168.0.0/16": {
    before: "192.167.255.255",
    last: "192.168.255.255",
    after: "192.169.0.0",
  },
  "192.175.48.0/24": {
    before: "192.175.47.255",
    last: "192.175.48.255",
    after: "192.175.49.0",
  },
  "198.18.0.0/15": {
    before: "198.17.255.255",
    last: "198.19.255.255",
    after: "198.20.0.0",
  },
  "198.51.100.0/24": {
    before: "198.51.99.255",
    last: "198.51.100.255",
    after: "198.51.101.0",
  },
  "203.0.113.0/24": {
    before: "203.0.112.255",
    last: "203.0.113.255",
    after: "203.0.114.0",
  },
  "224.0.0.0/4": { before: "223.255.255.255", last: "239.255.255.255" },
  "240.0.0.0/4": { last: "255.255.255.255" },
  "::/96": { last: "::255.255.255.255" },
  "::ffff:0:0/96": { last: "::ffff:255.255.255.255" },
  "::ffff:0:0:0/96": { last: "::ffff:0:255.255.255.255" },
  "64:ff9b::/96": { last: "64:ff9b::255.255.255.255" },
  "64:ff9b:1::/48": { last: "64:ff9b:1:ffff:ffff:ffff:ffff:ffff" },
  "100::/64": { last: "100::ffff:ffff:ffff:ffff" },
  "100:0:0:1::/64": { last: "100::1:ffff:ffff:ffff:ffff" },
  "5f00::/16": { last: "5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff" },
  "fc00::/7": { last: "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff" },
  "fe80::/10": { last: "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff" },
  "fec0::/10": { last: "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff" },
  "ff00::/8": { last: "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff" },
  "2001::/23": {
    before: "2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    last: "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff",
    after: "2001:200::",
  },
  "2001:db8::/32": {
    before: "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff",
    last: "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
    after: "2001:db9::",
  },
  "2002::/16": {
    before: "2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    last: "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    after: "2003::",
  },
  "2620:4f:8000::/48": {
    before: "2620:4f:7fff:ffff:ffff:ffff:ffff:ffff",
    last: "2620:4f:8000:ffff:ffff:ffff:ffff:ffff",
    after: "2620:4f:8001::",
  },
  "3fff::/20": {
    before: "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    last: "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff",
    after: "3fff:1000::",
  },
};

describe("a special range", () => {
  test("is in the table of edges, whichever it is", () => {
    expect(Object.keys(EDGES)).toEqual([
      ...Object.keys(SPECIAL_IPV4),
      ...Object.keys(SPECIAL_IPV6),
    ]);
  });

  test.each(Object.entries(EDGES))(
    "%s is refused from its first to its last address, and no further",
    (range, { before, last, after }) => {
      const first = range.replace(/\/.*/, "");
      expect([first, last].map(isPublicAddress)).toEqual([false, false]);
      const neighbours = [before, after].filter((it) => it !== undefined);
      expect(neighbours.filter((it) => !isPublicAddress(it))).toEqual([]);
    },
  );
});

test.each(["2000::", "3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"])(
  "IPv6 has hosts in 2000::/3 up to its edges: %s",
  (address) => expect(isPublicAddress(address)).toBe(true),
);

test.each([
  "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
  "4000::",
  "64:ff9b:2::1",
  "64:ff9b::808:808",
  "::1",
  "::",
  "::ffff:8.8.8.8",
  "::127.0.0.1",
  "2002:7f00:1::",
  "2001:0:4136:e378:8000:63bf:3fff:fdd2",
  "2001:20::1",
  "fd00:ec2::254",
  "169.254.169.254",
  "192.0.0.170",
])("an address of another kind is refused: %s", (address) =>
  expect(isPublicAddress(address)).toBe(false),
);

test.each(["8.8.8.8", "87.0.0.1", "93.184.215.14", "2606:4700::1111"])(
  "a host of the public internet is not: %s",
  (address) => expect(isPublicAddress(address)).toBe(true),
);

test.each([
  "",
  "localhost",
  "8.8.8.8 ",
  "8.8.8",
  "010.8.8.8",
  "[2606:4700::1111]",
  "2606:4700::1111%eth0",
  "2606:4700::1111/64",
])("what is no plain address is refused: %j", (address) =>
  expect(isPublicAddress(address)).toBe(false),
);
