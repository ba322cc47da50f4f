import { BlockList, isIP, type IPVersion } from "node:net";

/**
 * Every range that is not for hosts of the public internet, and the document that took it away. From IANA's registries of
 * special-purpose addresses (https://www.iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry) and
 * of multicast. Ranges that are special and reachable, such as the AS112 servers, are here too: no picture lives there.
 */
export const SPECIAL_IPV4 = {
  "0.0.0.0/8": "this network, RFC 791",
  "10.0.0.0/8": "private use, RFC 1918",
  "100.64.0.0/10": "carriers' shared space, RFC 6598",
  "127.0.0.0/8": "loopback, RFC 1122",
  "169.254.0.0/16": "link-local and clouds' metadata, RFC 3927",
  "172.16.0.0/12": "private use, RFC 1918",
  "192.0.0.0/24": "protocol assignments, RFC 6890",
  "192.0.2.0/24": "documentation, RFC 5737",
  "192.31.196.0/24": "AS112, RFC 7535",
  "192.52.193.0/24": "AMT, RFC 7450",
  "192.88.99.0/24": "6to4 relays, RFC 7526",
  "192.168.0.0/16": "private use, RFC 1918",
  "192.175.48.0/24": "AS112, RFC 7534",
  "198.18.0.0/15": "benchmarks, RFC 2544",
  "198.51.100.0/24": "documentation, RFC 5737",
  "203.0.113.0/24": "documentation, RFC 5737",
  "224.0.0.0/4": "multicast, RFC 5771",
  "240.0.0.0/4": "reserved and broadcast, RFC 1112 and 919",
} as const;

/** The same of IPv6. */
export const SPECIAL_IPV6 = {
  // Outside of 2000::/3, which is refused as a whole; named for whoever looks for them here
  "::/96": "unspecified, loopback and IPv4-compatible, RFC 4291",
  "::ffff:0:0/96": "IPv4-mapped, RFC 4291",
  "::ffff:0:0:0/96": "IPv4-translated, RFC 2765",
  "64:ff9b::/96": "NAT64, RFC 6052",
  "64:ff9b:1::/48": "local NAT64, RFC 8215",
  "100::/64": "discard, RFC 6666",
  "100:0:0:1::/64": "dummy prefix, RFC 9780",
  "5f00::/16": "segment routing, RFC 9602",
  "fc00::/7": "unique local, RFC 4193",
  "fe80::/10": "link-local, RFC 4291",
  "fec0::/10": "site-local, RFC 3879",
  "ff00::/8": "multicast, RFC 4291",
  // inside of it
  "2001::/23": "Teredo, ORCHID, benchmarks and other protocols, RFC 2928",
  "2001:db8::/32": "documentation, RFC 3849",
  "2002::/16": "6to4, which holds an IPv4 address, RFC 3056",
  "2620:4f:8000::/48": "AS112, RFC 7534",
  "3fff::/20": "documentation, RFC 9637",
} as const;

/** The only IPv6 space given out to hosts so far (RFC 4291, 2.4). */
const GLOBAL_UNICAST = "2000::/3";

// One list for each: a BlockList takes an IPv4 address for its mapped IPv6 form, and ::ffff:0:0/96 would hold all of them.
const specialIpv4 = listOf(Object.keys(SPECIAL_IPV4), "ipv4");
const specialIpv6 = listOf(Object.keys(SPECIAL_IPV6), "ipv6");
const globalIpv6 = listOf([GLOBAL_UNICAST], "ipv6");

/** Whether an address as the resolver gives it is a host of the public internet. What is no address is not. */
export function isPublicAddress(address: string): boolean {
  // A zone, as in fe80::1%eth0, means a link of this machine.
  if (isIP(address) === 0 || address.includes("%")) return false;
  if (isIP(address) === 4) return !specialIpv4.check(address, "ipv4");
  return (
    globalIpv6.check(address, "ipv6") && !specialIpv6.check(address, "ipv6")
  );
}

function listOf(ranges: readonly string[], family: IPVersion): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = "", prefix] = range.split("/");
    list.addSubnet(address, Number(prefix), family);
  }
  return list;
}
