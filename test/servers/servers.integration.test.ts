import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Redis } from "ioredis";
import pg from "pg";
import { expect, test, vi } from "vitest";
import { availability } from "./available.ts";
import { describeWith } from "./provided.ts";
import { startIn } from "./workplace.ts";

test("a part that is not installed is named with the command that installs it", () => {
  vi.stubEnv("PATH", "");
  expect(availability("caddy")).toEqual({
    available: false,
    reason: "Caddy is not installed: apt-get install caddy",
  });
  vi.unstubAllEnvs();
});

test("a server and its folder end with the process that started them, even when that is killed", async () => {
  const starter = fileURLToPath(new URL("workplace.ts", import.meta.url));
  const script = `
    const { startIn } = await import(${JSON.stringify(starter)});
    await startIn("orphan", async ({ folder, start }) => {
      start("sh", ["-c", "echo $$; exec sleep 600"]);
      console.log(folder);
      return {};
    });
    setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ["--input-type=module", "-e", script]);
  const [printed] = (await once(parent.stdout, "data")) as [Buffer];
  const folder = printed.toString().trim();
  expect(existsSync(folder)).toBe(true);
  parent.kill("SIGKILL");
  await vi.waitUntil(() => !existsSync(folder), { timeout: 10_000 });
});

test("a start that fails is tried again, and leaves nothing", async () => {
  const folders: string[] = [];
  const start = startIn("failing", async ({ folder, run }) => {
    folders.push(folder);
    await run("sh", ["-c", "echo the port is taken; exit 1"]);
    return {};
  });
  await expect(start).rejects.toThrow("sh failed:\nthe port is taken");
  expect(folders).toHaveLength(3);
  expect(folders.filter((folder) => existsSync(folder))).toEqual([]);
});

describeWith("postgresTls", "PostgreSQL with TLS", ({ url }) => {
  const query = async (connectionString: string) => {
    const client = new pg.Client({ connectionString });
    try {
      await client.connect();
      return (
        await client.query(
          "select ssl from pg_stat_ssl where pid = pg_backend_pid()",
        )
      ).rows;
    } finally {
      await client.end();
    }
  };

  test("a client that knows the authority and the password gets in", async () => {
    expect(await query(url)).toEqual([{ ssl: true }]);
  });

  test("neither plain text nor an unknown authority nor a wrong password gets in", async () => {
    const without = (name: string) => {
      const changed = new URL(url);
      changed.searchParams.delete(name);
      return changed.href;
    };
    await expect(query(url.split("?")[0] ?? "")).rejects.toThrow(
      "no encryption",
    );
    await expect(query(without("sslrootcert"))).rejects.toThrow(
      "unable to verify",
    );
    await expect(query(url.replace(/:[^:@]+@/, ":wrong@"))).rejects.toThrow(
      "password",
    );
  });
});

describeWith("redisTls", "Redis with TLS", ({ url, caFile }) => {
  const ping = async (address: string, ca?: string) => {
    const tls = ca === undefined ? {} : { ca };
    const options = { lazyConnect: true, retryStrategy: null, tls };
    const client = new Redis(address, options);
    client.on("error", () => undefined);
    try {
      await client.connect();
      return await client.ping();
    } finally {
      client.disconnect();
    }
  };

  test("a client that knows the authority and the password gets in, and no other", async () => {
    const ca = await readFile(String(caFile), "utf8");
    expect(await ping(url, ca)).toBe("PONG");
    await expect(ping(url)).rejects.toThrow();
    await expect(
      ping(url.replace(/:[^:@]+@/, ":wrong@"), ca),
    ).rejects.toThrow();
  });
});
