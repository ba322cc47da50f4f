/** Leaves a Unix socket behind that nobody listens on, as a killed process does. */
import { createServer } from "node:net";

const [path = ""] = process.argv.slice(2);
createServer().listen(path, () => process.kill(process.pid, "SIGKILL"));
