import type { ByteRange } from "./storage.server.ts";

/**
 * Reads a `Range` header for a body of so many bytes. Only one range is answered: null, the whole body, for several
 * or for anything that is no byte range. RFC 9110, section 14.1.2.
 */
export function parseRange(
  header: string | undefined,
  bytes: number,
): ByteRange | "unsatisfiable" | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return null;
  const [, first = "", last = ""] = match;
  const start =
    first === "" ? Math.max(0, bytes - Number(last)) : Number(first);
  const end =
    first === "" || last === "" ? bytes - 1 : Math.min(Number(last), bytes - 1);
  return start > end || start >= bytes ? "unsatisfiable" : { start, end };
}
