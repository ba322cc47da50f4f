/**
 * Works on jobs until it is killed; SIGTERM closes it. Prints the data of each job it starts. With `die` it kills itself
 * in the first one, with `poison` in the one of that name alone, and does all others.
 */
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
const isDeadly = (data: unknown) =>
  manner === "die" ||
  (manner === "poison" && (data as { name?: string }).name === "poison");
const handler = (data: unknown) => {
  const isLast = isDeadly(data);
  process.stdout.write(`${JSON.stringify(data)}\n`, () => {
    if (isLast) process.kill(process.pid, "SIGKILL");
  });
  if (manner === "poison" && !isLast) return Promise.resolve();
  return new Promise<void>(() => undefined);
};
process.once("SIGTERM", () => void closeAll());
async function closeAll(): Promise<void> {
  await jobs.close();
  await database.close();
  process.exit();
}
const handlers = Object.keys(QUEUES).map((name) => [name, handler]);
await jobs.work(Object.fromEntries(handlers) as Parameters<Jobs["work"]>[0]);
