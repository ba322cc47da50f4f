import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasPermission } from "#app/accounts/permissions.ts";
import type { OpenServices } from "#app/platform/open-services.server.ts";
import { Role } from "#prisma/generated/enums.ts";
import { ask, type Answer } from "./browser-request.ts";
import { enrol, signedInCookie } from "./enrolled.ts";
import { openStarter, type Starter } from "./fresh-app.ts";
import { ACCESS, type Access, type Who } from "./permission-table.ts";
import type { RunningApp } from "./running-app.ts";
import { joinApp } from "./template.ts";

const BUILD = join(import.meta.dirname, "../../build/server/index.js");
const ROLES = Object.values(Role);
const METHODS = ["GET", "POST", "DELETE"] as const;
type Method = (typeof METHODS)[number];

let starter: Starter;
let app: RunningApp;
let services: OpenServices;
const people = new Map<Role, { id: string }>();

beforeAll(async () => {
  starter = await openStarter([]);
  app = await starter.start({ env: { RATE_LIMITS: "off" } });
  services = await joinApp(app.dataDir);
  for (const role of ROLES) {
    const name = `A ${role}`;
    const email = `${role}@example.com`;
    people.set(role, await enrol(services, { email, name, role }));
  }
});
afterAll(async () => {
  await services?.close();
  await starter?.stop();
});

test("every loader and every action of the build has its row, and no other", async () => {
  const { routes } = (await import(BUILD)) as ServerBuild;
  const built = Object.values(routes).flatMap((route) => {
    const { loader, action } = route?.module ?? {};
    if (!route || (!loader && !action)) return [];
    return [[route.id, { GET: Boolean(loader), POST: Boolean(action) }]];
  });
  const listed = Object.entries(ACCESS).map(([id, { GET, POST, DELETE }]) => [
    id,
    { GET: GET !== undefined, POST: (POST ?? DELETE) !== undefined },
  ]);
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(built));
});

describe.each(Object.entries(ACCESS))("%s", (id, access) => {
  const methods = METHODS.filter((method) => access[method] !== undefined);
  test.each(methods)(
    "%s lets in whom the table says, in every form",
    async (method) => {
      const who = access[method] ?? "nobody";
      const walk = async (role: Role | null) => {
        for (const path of formsOf(id, access, method)) {
          const answer = await visit(method, path, role);
          const about = `${method} ${path} as ${role ?? "a stranger"}`;
          expect(answer.status, about).toBeLessThan(500);
          expect(wayOf(answer), about).toBe(expected(who, role));
        }
      };
      await Promise.all([null, ...ROLES].map(walk));
    },
  );
});

type Way = "in" | "sign in first" | "not for this role" | "wrong method";

function expected(who: Who, role: Role | null): Way {
  if (who === "nobody") return "wrong method";
  if (who === "anybody") return "in";
  if (role === null) return "sign in first";
  return who === "person" || hasPermission(role, who)
    ? "in"
    : "not for this role";
}

function wayOf({ status, headers, body }: Answer): Way {
  if (status === 401 || /^\/login\?next=/.test(headers.location ?? ""))
    return "sign in first";
  // A redirect in Remix's own form: its scripts read the address out of the body.
  if (status === 202 && body.includes('"/login?next=')) return "sign in first";
  if (status === 403) return "not for this role";
  return status === 405 ? "wrong method" : "in";
}

/** As a page, as Remix's scripts ask, and as they ask for this one loader alone. The API has no such forms. */
function formsOf(id: string, { path }: Access, method: Method): string[] {
  if (path.startsWith("/api/")) return [path];
  const data = path === "/?index" ? "/_root.data" : `${path}.data`;
  if (method !== "GET") return [path, data];
  return [path, data, `${data}?_routes=${encodeURIComponent(id)}`];
}

/** Each visit comes in a session of its own, as some end those that there are. */
async function visit(
  method: Method,
  path: string,
  role: Role | null,
): Promise<Answer> {
  const person = role && people.get(role);
  const cookie = person && (await signedInCookie(services, person));
  const who = cookie ? { Cookie: cookie } : {};
  if (method === "GET") return ask(app, path, { headers: who });
  const isApi = path.startsWith("/api/");
  const body = isApi ? "{}" : "";
  const headers = {
    ...{ ...who, Origin: app.url, "Content-Length": String(body.length) },
    "Content-Type": isApi
      ? "application/json"
      : "application/x-www-form-urlencoded",
  };
  return ask(app, path, { method, headers, body });
}
