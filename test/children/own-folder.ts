import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openOwnFolder } from "#app/platform/own-folder.server.ts";

/** Has a folder of its own with a file in it, says where, and lives until it is killed. */
const [base = ""] = process.argv.slice(2);
const { path } = await openOwnFolder(base);
writeFileSync(join(path, "half"), "half of a picture");
console.log(path);
setInterval(() => undefined, 60_000);
