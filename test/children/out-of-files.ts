import { closeSync, openSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnvironment } from "#app/platform/env.server.ts";
import { openPictures } from "#app/platform/images/pictures.server.ts";
import { PLAN } from "../files/plan.ts";
import { acceptedFile } from "../files/read.ts";

/** Has no file descriptor left when a picture comes, and all of them when the next one does. Says what becomes of each. */
const directory = await mkdtemp(join(tmpdir(), "mingus-out-of-files-"));
const report = parseEnvironment({});
if (!report.ok) throw new Error(report.faults.join(", "));
const pictures = openPictures({ env: report.env });
const source = { path: acceptedFile("photo.jpg"), format: "jpeg" } as const;
const decode = async () => {
  const made = await pictures.encodeStills({ source, sizes: PLAN, directory });
  console.log(made.ok ? "made" : made.fault);
};

const opened: number[] = [];
try {
  for (;;) opened.push(openSync("/dev/null", "r"));
} catch {
  // There is none left.
}
await decode();
for (const descriptor of opened) closeSync(descriptor);
await decode();
await pictures.close();
await rm(directory, { recursive: true });
