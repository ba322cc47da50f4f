// Looks every 50 ms how much memory a process and all that it started hold, and reports the most there was.
// Argument: its id.
import { bytesOfTree, treeOf } from "../process-tree.ts";
import { untilToldToEnd, type Watched } from "../watch.ts";

const EVERY_MS = 50;

const pid = Number(process.argv[2]);
const report: Watched["memory"] = { mostBytes: 0, mostProcesses: 0 };
const timer = setInterval(look, EVERY_MS);
await untilToldToEnd();
clearInterval(timer);
look();
process.stdout.write(JSON.stringify(report));

function look(): void {
  report.mostBytes = Math.max(report.mostBytes, bytesOfTree(pid));
  report.mostProcesses = Math.max(report.mostProcesses, treeOf(pid).length);
}
