import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { openDecodeCrew } from "./decode-crew.server.ts";
import type { DecodeTask } from "./decode-tasks.ts";

const ANY_TASK = { kind: "stills" } as DecodeTask;

function openCrewOf(worker: string) {
  const results: string[] = [];
  const crew = openDecodeCrew({
    worker: new URL(`../../../test/decoders/${worker}`, import.meta.url),
    limitMs: 20_000,
    observe: (event) => event.kind === "ended" && results.push(event.result),
  });
  onTestFinished(() => crew.dismiss());
  return { crew, results };
}

test("a picture that kills two decoders is taken for broken, and tried no more", async () => {
  const { crew, results } = openCrewOf("dies-of-every-picture.ts");
  expect(await crew.perform(ANY_TASK)).toMatchObject({
    fault: "unreadable_image",
  });
  expect(results).toEqual(["crashed", "crashed"]);
});

test("a decoder that never comes up is our trouble, not the picture's", async () => {
  const { crew, results } = openCrewOf("never-comes-up.ts");
  expect(await crew.perform(ANY_TASK)).toMatchObject({ fault: "busy" });
  expect(results).toEqual(["unavailable"]);
});

test("without a file descriptor for a decoder's pipes it is busy, and the process lives to decode the next picture", async () => {
  const path = join(
    import.meta.dirname,
    "../../../test/children/out-of-files.ts",
  );
  const script = 'ulimit -n 64; exec "$0" "$1"';
  const { stdout } = await promisify(execFile)("sh", [
    ...["-c", script, process.execPath, path],
  ]);
  expect(stdout).toBe("busy\nmade\n");
});
