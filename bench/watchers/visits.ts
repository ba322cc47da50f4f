// Opens the splash every 20 ms, whether or not the visits before were answered, and reports how long each took.
// Argument: the address of the server.
import { get } from "../get.ts";
import { browserHeaders } from "../visitors.ts";
import { untilToldToEnd, type Watched } from "../watch.ts";

const EVERY_MS = 20;

const report: Watched["visits"] = { times: [], refused: 0 };
const visits: Promise<void>[] = [];
const timer = setInterval(() => visits.push(visit()), EVERY_MS);
await untilToldToEnd();
clearInterval(timer);
await Promise.all(visits);
process.stdout.write(JSON.stringify(report));

async function visit(): Promise<void> {
  const number = visits.length;
  const headers = {
    ...browserHeaders(number),
    "X-Forwarded-For": `10.9.${(number >> 8) & 255}.${number & 255}`,
  };
  const began = performance.now();
  const answer = await get(`${process.argv[2]}/?next=/a`, headers).catch(
    () => null,
  );
  report.times.push(performance.now() - began);
  if (answer?.status !== 200) report.refused++;
}
