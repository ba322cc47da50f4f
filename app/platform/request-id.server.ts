import { randomBytes } from "node:crypto";
import { systemClock, type Clock } from "./clock.ts";

/**
 * Opens a source of request ids: the moment of opening and 40 random bits, which tell processes apart, then a count.
 * An id names a request in logs and answers and is no secret. None is ever taken from outside.
 */
export function openRequestIds(clock: Clock = systemClock): () => string {
  const process = clock.now().toString(36) + randomBytes(5).toString("hex");
  let count = 0;
  return () => `${process}-${(count += 1).toString(36)}`;
}
