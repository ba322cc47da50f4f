import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { isPublicAddress } from "./address-ranges.server.ts";
import { OutwardStop } from "./faults.ts";
import { unlessAborted } from "./timer.ts";

/** All addresses of a name, in the order in which to try them. Rejects when it has none. */
export type Resolver = (
  name: string,
  signal: AbortSignal,
) => Promise<readonly string[]>;

/** Each holds one of Node's four threads until the system gives up, and files need these threads too. */
const LOOKUPS_AT_ONCE = 2;

/** The part of Node's lookup that is used here. */
type Find = (
  name: string,
  options: { all: true; order: "ipv4first" },
) => Promise<readonly { address: string }[]>;

/** Opens the system's resolver, `/etc/hosts` included. What waits for its turn and is aborted is never looked up. */
export function openSystemResolver(find: Find = lookup): Resolver {
  const waiting: (() => void)[] = [];
  let free = LOOKUPS_AT_ONCE;
  const pass = () => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return async (name, signal) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((turn) => waiting.push(turn));
    try {
      signal.throwIfAborted();
      const found = await find(name, { all: true, order: "ipv4first" });
      return found.map(({ address }) => address);
    } finally {
      pass();
    }
  };
}

/**
 * The addresses to dial for the host of a URL, each one seen to be public. One that is not refuses them all: a name with
 * both kinds is a trap. Throws OutwardStop.
 */
export async function findPublicAddresses(
  resolve: Resolver,
  host: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const literal = host.replace(/^\[(.+)\]$/, "$1");
  const addresses =
    isIP(literal) === 0 ? await allOf(resolve, host, signal) : [literal];
  if (addresses.length === 0) throw new OutwardStop("unknown_name");
  if (!addresses.every(isPublicAddress))
    throw new OutwardStop("blocked_address");
  return addresses;
}

async function allOf(
  resolve: Resolver,
  name: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  try {
    return await unlessAborted(resolve(name, signal), signal);
  } catch (cause) {
    throw new OutwardStop("unknown_name", { cause });
  }
}
