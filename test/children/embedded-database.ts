/** Opens the embedded database in a folder, inserts numbers into the table `acknowledged`, and prints each that was answered. */
import pg from "pg";
import { openEmbeddedDatabase } from "#app/platform/embedded-database/embedded-database.server.ts";

const [folder = "", mode = "insert"] = process.argv.slice(2);
const join = mode !== "insert";
const database = await openEmbeddedDatabase(folder, { join });

const { host } = database;
const client = new pg.Client({ host, user: "postgres", database: "postgres" });
client.on("error", () => undefined);
await client.connect();
await client.query("CREATE TABLE IF NOT EXISTS acknowledged (number int)");
// Whoever reads the line may end the database: nothing of ours must be under way by then.
if (mode === "join") await client.end();
console.log(database.owner ? "owner" : "client");
if (mode === "transaction") {
  await client.query("BEGIN");
  await client.query("INSERT INTO acknowledged VALUES (-1)");
  console.log("inside");
  setInterval(() => undefined, 1000);
} else if (mode === "insert") {
  for (let number = 0; ; number++) {
    await client.query("INSERT INTO acknowledged VALUES ($1)", [number]);
    console.log(number);
  }
} else {
  setInterval(() => undefined, 1000);
}
