/** Works on jobs until it is killed. Prints the data of each job it starts; with `die` it kills itself in the first one. */
import { openDatabase } from "#app/platform/database.server.ts";
import { parseEnvironment } from "#app/platform/env.server.ts";
import { openJobs, QUEUES, type Jobs } from "#app/platform/jobs.server.ts";
import { openTestLogs } from "#test/services.ts";

const [manner] = process.argv.slice(2);
const report = parseEnvironment(process.env);
if (!report.ok) throw new Error(report.faults.join(", "));
const { env } = report;
const database = await openDatabase(env, { join: false });
const { config, sql } = database;
const jobs = openJobs({
  config,
  sql,
  env,
  log: openTestLogs(),
  supervise: true,
});
const handler = (data: unknown) => {
  process.stdout.write(`${JSON.stringify(data)}\n`, () => {
    if (manner === "die") process.kill(process.pid, "SIGKILL");
  });
  return new Promise<void>(() => undefined);
};
const handlers = Object.keys(QUEUES).map((name) => [name, handler]);
await jobs.work(Object.fromEntries(handlers) as Parameters<Jobs["work"]>[0]);
