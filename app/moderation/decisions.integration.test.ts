import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  MEME_STATUSES,
  nextStatus,
  type MemeStatus,
} from "#app/memes/lifecycle.ts";
import {
  copyEmbedded,
  copyOn,
  s3Environment,
  type CopyDatabase,
} from "#test/database.ts";
import { addVariant, filesByArea, makeMeme } from "#test/memes.ts";
import { describeWith } from "#test/servers/provided.ts";
import { NOON, openTestServices, type TestServices } from "#test/services.ts";
import {
  approveMeme,
  rejectMeme,
  restoreMeme,
  takeDownMeme,
  type DecisionResult,
} from "./decisions.server.ts";
import { settleAfterDecision } from "./settle-job.server.ts";

const MIRA = { by: null };
const WHY = { ...MIRA, reason: "low_quality" } as const;
const HELD = { held: 3, media: 0, trash: 0 };
const PUBLIC = { held: 0, media: 3, trash: 0 };
const TRASHED = { held: 0, media: 0, trash: 3 };

type Verb = "approve" | "reject" | "take_down" | "restore";
const DECIDE: Record<
  Verb,
  (services: TestServices, id: string) => Promise<DecisionResult>
> = {
  approve: (services, id) => approveMeme(services, id, MIRA),
  reject: (services, id) => rejectMeme(services, id, WHY),
  take_down: (services, id) => takeDownMeme(services, id, WHY),
  restore: (services, id) => restoreMeme(services, id, MIRA),
};
const VERBS = Object.keys(DECIDE) as Verb[];

function describeDecisions(copy: () => ReturnType<CopyDatabase>): void {
  let services: TestServices;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const place = await copy();
    services = await openTestServices(place);
    remove = place.remove;
  });
  afterAll(async () => {
    await services.close();
    await remove();
  });
  const statusOf = async (id: string) =>
    (await services.db.meme.findUniqueOrThrow({ where: { id } })).status;
  const poolVersion = async () =>
    (await services.db.poolVersion.findUniqueOrThrow({ where: { id: 1 } }))
      .version;

  test("an approved meme is public, with the decision, the audit row and the job beside it", async () => {
    const { id, assetId } = await makeMeme(services, "odd sock");
    const before = await poolVersion();
    expect(await approveMeme(services, id, MIRA)).toEqual({
      ok: true,
      status: "approved",
    });
    expect(await filesByArea(services, assetId)).toEqual(PUBLIC);
    expect(await poolVersion()).toBeGreaterThan(before);
    const meme = await services.db.meme.findUniqueOrThrow({
      where: { id },
      include: { decisions: true },
    });
    expect(meme).toMatchObject({ version: 2, approvedAt: new Date(NOON) });
    expect(meme.decisions).toMatchObject([
      { kind: "approve", fromStatus: "pending", toStatus: "approved" },
    ]);
    const subject = `meme:${id}`;
    const audit = await services.db.auditEntry.findMany({ where: { subject } });
    expect(audit).toMatchObject([
      { action: "meme.approve", actor: "command line", at: new Date(NOON) },
    ]);
    const jobs = await services.sql.query(
      "SELECT 1 FROM pgboss.job WHERE name = 'settle-pictures' AND data->>'memeId' = $1",
      [id],
    );
    expect(jobs.rows).toHaveLength(1);
  });

  test("files are public before the row says so", async () => {
    const { id } = await makeMeme(services, "early sock");
    const statuses: MemeStatus[] = [];
    const storage: TestServices["storage"] = {
      ...services.storage,
      copy: async (from, to) => {
        await services.storage.copy(from, to);
        statuses.push(await statusOf(id));
      },
    };
    await approveMeme({ ...services, storage }, id, MIRA);
    expect(statuses).toEqual(["pending", "pending", "pending"]);
  });

  test("a meme whose files cannot be copied is not approved", async () => {
    const { id, assetId } = await makeMeme(services, "stuck sock");
    const storage: TestServices["storage"] = {
      ...services.storage,
      copy: () => Promise.reject(new Error("the disk is full")),
    };
    const approval = approveMeme({ ...services, storage }, id, MIRA);
    await expect(approval).rejects.toThrow("the disk is full");
    expect(await statusOf(id)).toBe("pending");
    expect(await filesByArea(services, assetId)).toEqual(HELD);
  });

  test("a file that is added between the copying and the decision becomes public, too", async () => {
    const { id, assetId } = await makeMeme(services, "late sock");
    let isFirst = true;
    const jobs: TestServices["jobs"] = { ...services.jobs };
    const storage: TestServices["storage"] = {
      ...services.storage,
      copy: async (from, to) => {
        await services.storage.copy(from, to);
        if (isFirst) await addVariant(services, assetId);
        isFirst = false;
      },
    };
    let publicAtDecision = 0;
    jobs.enqueue = async (...parameters) => {
      publicAtDecision = (await filesByArea(services, assetId)).media;
      await services.jobs.enqueue(...parameters);
    };
    await approveMeme({ ...services, storage, jobs }, id, MIRA);
    expect(publicAtDecision).toBe(4);
    expect(await filesByArea(services, assetId)).toEqual({
      ...PUBLIC,
      media: 4,
    });
  });

  test("a takedown removes the files and a restoration brings them back, each seen by every server", async () => {
    const { id, assetId } = await makeMeme(services, "shy sock", {
      status: "approved",
    });
    const first = await poolVersion();
    expect(await takeDownMeme(services, id, WHY)).toMatchObject({ ok: true });
    expect(await filesByArea(services, assetId)).toEqual(TRASHED);
    const second = await poolVersion();
    expect(second).toBeGreaterThan(first);
    expect(await restoreMeme(services, id, MIRA)).toMatchObject({ ok: true });
    expect(await filesByArea(services, assetId)).toEqual(PUBLIC);
    expect(await poolVersion()).toBeGreaterThan(second);
  });

  test("a takedown holds while the storage is away, and the job sees to the files", async () => {
    const { id, assetId } = await makeMeme(services, "far sock", {
      status: "approved",
    });
    const storage: TestServices["storage"] = {
      ...services.storage,
      copy: () => Promise.reject(new Error("the storage is away")),
    };
    const result = await takeDownMeme({ ...services, storage }, id, WHY);
    expect(result).toEqual({ ok: true, status: "taken_down" });
    expect(await filesByArea(services, assetId)).toEqual(PUBLIC);
    expect(services.log.lines.at(-1)?.event).toBe("pictures_not_settled");
    await settleAfterDecision(services, { memeId: id });
    await settleAfterDecision(services, { memeId: id });
    expect(await filesByArea(services, assetId)).toEqual(TRASHED);
  });

  test("a picture that two memes share is public while one of them is", async () => {
    const first = await makeMeme(services, "shared sock");
    const { assetId } = first;
    const second = await makeMeme(services, "shared sock", { assetId });
    await approveMeme(services, first.id, MIRA);
    await approveMeme(services, second.id, MIRA);
    await takeDownMeme(services, first.id, WHY);
    expect((await filesByArea(services, assetId)).media).toBe(3);
    await takeDownMeme(services, second.id, WHY);
    expect(await filesByArea(services, assetId)).toEqual(TRASHED);
    await restoreMeme(services, first.id, MIRA);
    expect((await filesByArea(services, assetId)).media).toBe(3);
  });

  test("a meme that is not there is not found", async () => {
    const nobody = "0198c0de-0000-7000-8000-00000000dead";
    for (const verb of VERBS)
      expect(await DECIDE[verb](services, nobody)).toEqual({
        ok: false,
        rejection: "not_found",
      });
  });

  const RACES: Record<string, Verb[]> = {
    "approvals and rejections": ["approve", "reject"],
    approvals: ["approve"],
  };
  test.each(Object.entries(RACES))(
    "twenty %s at once: exactly one wins, and the files agree with it",
    async (name, verbs) => {
      const { id, assetId } = await makeMeme(services, `a sock with ${name}`);
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          DECIDE[verbs[index % verbs.length] ?? "approve"](services, id),
        ),
      );
      const refused = results.filter(({ ok }) => !ok);
      expect(refused).toHaveLength(19);
      for (const result of refused)
        expect(result).toMatchObject({ rejection: "conflict" });
      const isPublic = (await statusOf(id)) === "approved";
      const files = await filesByArea(services, assetId);
      expect(files).toEqual(isPublic ? PUBLIC : HELD);
      const decisions = { where: { memeId: id } };
      expect(await services.db.decision.count(decisions)).toBe(1);
    },
  );

  test.each(MEME_STATUSES)(
    "every decision on a meme that is %s",
    async (status) => {
      for (const verb of VERBS) {
        const name = `${status} ${verb} sock`;
        const { id } = await makeMeme(services, name, { status });
        const to = nextStatus(status, verb);
        const expected = to
          ? { ok: true, status: to }
          : { ok: false, rejection: "conflict", status };
        expect(await DECIDE[verb](services, id)).toEqual(expected);
        expect(await statusOf(id)).toBe(to ?? status);
      }
    },
  );
}

describe("decisions on the embedded database and the disk", () =>
  describeDecisions(() => copyEmbedded()));

describeWith("postgres", "decisions on PostgreSQL", (server) => {
  describeWith("s3", "and S3", (s3) =>
    describeDecisions(async () => copyOn(server)(await s3Environment(s3))),
  );
});
