import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { OpenServices } from "#app/platform/open-services.server.ts";
import { childEnvironment, copyOn, type TestDatabase } from "../database.ts";
import { acceptedFile } from "../files/read.ts";
import { makeCategory } from "../memes.ts";
import { describeWhere, describeWith } from "../servers/provided.ts";
import { startSmallDisk, type SmallDisk } from "../servers/small-disk.ts";
import type { Stoppable } from "../servers/workplace.ts";
import { enrol, signedInCookie } from "./enrolled.ts";
import { field, file, formBody, sendRaw } from "./raw-form.ts";
import { startApp, type RunningApp } from "./running-app.ts";
import { joinApp } from "./template.ts";

const DISK_BYTES = 4 * 1024 * 1024;
const PAGE_BYTES = 4096;
/** What the picture and all that is made of it need, with the copies on their way, is more than the first and less than the last. */
const ROOMS_KIB = [0, 24, 48, 56, 64, 80, 96, 128, 192];

describeWith("postgres", "an app with its database elsewhere", (server) => {
  describeWhere("mount", "whose disk is full", () => {
    let disk: Stoppable<SmallDisk>;
    let place: TestDatabase;
    let app: RunningApp;
    let services: OpenServices;
    let cookie: string;
    beforeAll(async () => {
      disk = await startSmallDisk({ bytes: DISK_BYTES });
      place = await copyOn(server)();
      app = await startApp({
        dataDir: disk.inside,
        env: {
          ...childEnvironment(place),
          DATA_DIR: disk.inside,
          RATE_LIMITS: "off",
        },
        within: disk.within,
      });
      services = await joinApp(place.env.DATA_DIR, childEnvironment(place));
      await makeCategory(services);
      const pia = {
        email: "pia@example.com",
        name: "Pia",
        role: "contributor",
      } as const;
      cookie = await signedInCookie(services, await enrol(services, pia));
    });
    afterAll(async () => {
      await services?.close();
      await app?.stop();
      await place?.remove();
      await disk?.stop();
    });

    /** Everything on the disk, but for what filled it. */
    const files = async () => {
      const all = await readdir(disk.folder, {
        recursive: true,
        withFileTypes: true,
      });
      const found = all.filter((entry) => entry.isFile());
      return found
        .map(({ name }) => name)
        .filter((name) => name !== "filler")
        .toSorted();
    };
    const isTemporary = (name: string) =>
      /^(upload|picture|object)-/.test(name);
    const filler = () => join(disk.folder, "filler");
    /** Leaves so much room, and no page more. */
    async function leaveRoom(kib: number): Promise<void> {
      const pages: Buffer[] = [];
      await rm(filler(), { force: true });
      const page = Buffer.alloc(PAGE_BYTES);
      await writeFile(filler(), "");
      for (;;) {
        const isFull = await writeFile(filler(), page, { flag: "a" }).then(
          () => false,
          () => true,
        );
        if (isFull) break;
        pages.push(page);
      }
      const kept = pages.length - Math.ceil((kib * 1024) / PAGE_BYTES);
      await writeFile(filler(), Buffer.alloc(kept * PAGE_BYTES));
    }
    let number = 0;
    async function send() {
      const photo = await readFile(acceptedFile("photo.jpg"));
      const bytes = Buffer.concat([photo, Buffer.from(`picture ${++number}`)]);
      const words = [field("decorative", "on"), field("category", "family")];
      const headers = { Cookie: cookie, Origin: app.url };
      return sendRaw(app.port, {
        headers,
        body: formBody([...words, file(bytes)]),
      });
    }

    test("refuses a picture as busy wherever on its way the room ends, keeps nothing of it, and takes it when there is room", async () => {
      expect((await send()).status).toBe(201);
      const counts = async () => [
        await services.db.upload.count(),
        await services.db.meme.count(),
        await services.db.asset.count(),
      ];
      const statuses: number[] = [];
      for (const kib of ROOMS_KIB) {
        await vi.waitFor(async () =>
          expect((await files()).filter(isTemporary)).toEqual([]),
        );
        const [before, rows] = [await files(), await counts()];
        await leaveRoom(kib);
        const answer = await send();
        statuses.push(answer.status);
        if (answer.status === 201) break;
        expect([answer.status, answer.json.error?.code]).toEqual([503, "busy"]);
        expect(answer.head).toMatch(/retry-after: \d/i);
        expect(await counts()).toEqual(rows);
        await vi.waitFor(async () => expect(await files()).toEqual(before));
      }
      expect(statuses.at(0)).toBe(503);
      // The file had room, and what its decoder made of it had none.
      expect(app.output()).toMatch(/ENOSPC.*"decode_failed"/);
      await rm(filler());
      expect((await send()).status).toBe(201);
      expect((await fetch(`${app.url}/health/live`)).status).toBe(200);
    });
  });
});
