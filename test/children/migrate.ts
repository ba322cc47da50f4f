/** Migrates the database of its environment with the migrations of a folder. Prints when it begins, and what it applied. */
import { openDatabase } from "#app/platform/database.server.ts";
import { parseEnvironment } from "#app/platform/env.server.ts";
import { migrateUp } from "#app/platform/migrations.server.ts";

const [folder] = process.argv.slice(2);
const report = parseEnvironment(process.env);
if (!report.ok) throw new Error(report.faults.join(", "));
const database = await openDatabase(report.env, { join: false });
console.log("begun");
console.log(JSON.stringify(await migrateUp(database, folder)));
await database.close();
