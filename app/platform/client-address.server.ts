import type { IncomingHttpHeaders } from "node:http";
import { BlockList, isIP, isIPv4 } from "node:net";

/** Names that stand for several ranges in TRUSTED_PROXIES. */
const NAMED_RANGES: Readonly<Record<string, readonly string[]>> = {
  loopback: ["127.0.0.0/8", "::1/128"],
  private: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"],
  fly: ["172.16.0.0/12", "fdaa::/16"],
};
/**
 * The header in which fly's proxy names who connected to it, whatever a stranger wrote there. Its X-Forwarded-For ends with the
 * app's own public address instead. https://fly.io/docs/networking/request-headers/
 */
const FLY_CLIENT = "fly-client-ip";
/** No honest chain of proxies is longer. */
const MAX_HOPS = 20;
const IPV4_MAPPED = /^::ffff:(?=\d+\.)/i;

/** The part of a request that tells where it came from. */
export interface RequestOrigin {
  socket: { remoteAddress?: string | undefined };
  headers: IncomingHttpHeaders;
}

/**
 * Opens the rule that tells a client's IP address. X-Forwarded-For is read from its right end, and only as far as
 * the hops are in TRUSTED_PROXIES (addresses, CIDR ranges, `loopback`, `private`): what lies beyond was written by a stranger.
 * With `fly` among them, its proxies are asked by the header of their own. Throws, naming the entry, when one is none of these.
 */
export function openClientAddress(
  trustedProxies: readonly string[],
): (request: RequestOrigin) => string {
  const trusted = trustedRanges(trustedProxies);
  const isTrusted = (address: string) =>
    trusted.check(address, isIPv4(address) ? "ipv4" : "ipv6");
  const isOnFly = trustedProxies.includes("fly");
  return ({ socket, headers }) => {
    const peer = plainAddress(socket.remoteAddress ?? "");
    if (isOnFly && isTrusted(peer)) {
      const client = plainAddress(String(headers[FLY_CLIENT] ?? ""));
      if (client !== "") return client;
    }
    const forwarded = headers["x-forwarded-for"];
    if (forwarded === undefined || trustedProxies.length === 0 || peer === "")
      return peer;
    return lastStranger(peer, String(forwarded), isTrusted);
  };
}

function lastStranger(
  peer: string,
  forwarded: string,
  isTrusted: (address: string) => boolean,
): string {
  let address = peer;
  for (const hop of forwarded.split(",").slice(-MAX_HOPS).reverse()) {
    if (!isTrusted(address)) return address;
    const next = plainAddress(hop.trim());
    if (next === "") return address;
    address = next;
  }
  return address;
}

/** The address without port, brackets, zone or IPv4 mapping; empty when it is none. */
function plainAddress(text: string): string {
  if (isIPv4(text)) return text;
  const bare =
    /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ??
    text.replace(/^([\d.]+):\d+$/, "$1");
  const address = bare.replace(/%.*$/, "").replace(IPV4_MAPPED, "");
  return isIP(address) === 0 ? "" : address.toLowerCase();
}

function trustedRanges(entries: readonly string[]): BlockList {
  const ranges = new BlockList();
  for (const entry of entries.flatMap((name) => NAMED_RANGES[name] ?? name)) {
    try {
      addRange(ranges, entry);
    } catch {
      throw new Error(
        `TRUSTED_PROXIES: ${entry} is neither an address nor a range such as 10.0.0.0/8`,
      );
    }
  }
  return ranges;
}

/** Throws when it is no address and no range. */
function addRange(ranges: BlockList, entry: string): void {
  const [address = "", prefix, ...more] = entry.split("/");
  const family = isIPv4(address) ? "ipv4" : "ipv6";
  const whole = family === "ipv4" ? 32 : 128;
  // Nothing after a slash would otherwise count as 0, which is everybody.
  if (more.length > 0 || !/^\d+$/.test(prefix ?? String(whole)))
    throw new RangeError(entry);
  ranges.addSubnet(address, Number(prefix ?? whole), family);
}

/** Whether TRUSTED_PROXIES may have this entry: a name from the list above, an address or a range. */
export function isProxyEntry(entry: string): boolean {
  try {
    trustedRanges([entry]);
    return true;
  } catch {
    return false;
  }
}

/**
 * What an address counts as for limits: an IPv4 address is itself; an IPv6 address is its /64,
 * since one customer is given at least that many (RFC 6177).
 */
export function addressKey(address: string): string {
  if (!address.includes(":")) return address;
  const [left, right] = address
    .split("::")
    .map((side) => side.split(":").filter(Boolean));
  const given = [...(left ?? []), ...(right ?? [])].length;
  const zeros = Array<string>(Math.max(0, 8 - given)).fill("0");
  const groups = [...(left ?? []), ...zeros, ...(right ?? [])].slice(0, 4);
  return `${groups.map((group) => parseInt(group, 16).toString(16)).join(":")}::/64`;
}
