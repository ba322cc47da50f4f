import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Two hundred and some pieces of bodies: a minor collection that finds them dead takes a millisecond or two. */
const COLLECTED_BYTES = 16 * 1024 * 1024;

/**
 * Opens a count of body bytes that have come, after which the dead pieces are freed. They lie outside the heap and make next to
 * no objects in it, so V8 would wait for tens of megabytes of them and then mark the whole heap to find them (034).
 */
export function openBodyBytes(): (bytes: number) => void {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as NonNullable<typeof gc>;
  let bytes = 0;
  return (more) => {
    bytes += more;
    if (bytes < COLLECTED_BYTES) return;
    bytes = 0;
    collect({ type: "minor" });
  };
}
