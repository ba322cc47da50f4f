import { z } from "zod";
import { flagMemeIn } from "#app/moderation/decisions.server.ts";
import { LASTING_REASONS } from "#app/moderation/lasting-reasons.ts";
import type { Tx } from "#app/platform/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { FindingKind } from "#prisma/generated/enums.ts";
import {
  findNearAssets,
  type NearAsset,
} from "./near-duplicates-search.server.ts";
import { noteSearched } from "../upload-steps.server.ts";

const jobData = z.object({ memeId: z.uuid() });

export type DuplicateNeeds = Pick<Services, "db" | "jobs" | "clock">;

type Alike = Pick<NearAsset, "id" | "distance">;

/** Evidence, as `Finding.detail` keeps it. A neighbour that is the meme's own asset has come with another meme too. */
interface NearFinding {
  kind: Extract<FindingKind, "near_duplicate" | "taken_down_before">;
  detail: { neighbourAssetId: string; distance: number; memeId?: string };
}

/**
 * The job that follows every new meme: looks for pictures like its own and writes down what is found. One that was taken
 * down, or rejected for what it shows, holds a waiting meme. Running twice changes nothing; a meme that is gone is passed over.
 */
export async function findDuplicates(
  needs: DuplicateNeeds,
  data: unknown,
): Promise<void> {
  const { memeId } = jobData.parse(data);
  const meme = await needs.db.meme.findUnique({
    where: { id: memeId },
    select: { asset: { select: ASSET } },
  });
  if (!meme) return;
  const { asset } = meme;
  const near = await findNearAssets(needs.db, asset);
  await needs.jobs.ready();
  await needs.db.$transaction(async (tx) => {
    // Locked in this order everywhere: the picture, then the meme.
    await noteSearched(tx, { memeId, assetId: asset.id }, needs.clock.now());
    await tx.$queryRaw`SELECT "id" FROM "Meme" WHERE "id" = ${memeId}::uuid FOR UPDATE`;
    const live = near.filter(({ isTrashed }) => !isTrashed);
    await addNeighbours(tx, memeId, live);
    const refused = await findRefused(tx, { memeId, ...asset }, near);
    const same = await findSame(tx, memeId, asset.id);
    const alike = [...same, ...live].map(nearFinding);
    await addFindings(tx, memeId, [...alike, ...refused]);
    if (refused.length > 0) await hold(needs, tx, memeId);
  });
}

const ASSET = { id: true, sha256: true, perceptualHash: true } as const;

/** What the contributor has said about one that is known already stays. */
async function addNeighbours(
  tx: Tx,
  memeId: string,
  near: NearAsset[],
): Promise<void> {
  await tx.nearDuplicate.createMany({
    data: near.map(({ id, distance }) => ({
      memeId,
      neighbourAssetId: id,
      distance,
    })),
    skipDuplicates: true,
  });
}

/** The meme's own picture, when another meme shares it. It is evidence, and nothing to be called different. */
async function findSame(
  tx: Tx,
  memeId: string,
  assetId: string,
): Promise<Alike[]> {
  const where = { assetId, id: { not: memeId } };
  const isShared = (await tx.meme.count({ where })) > 0;
  return isShared ? [{ id: assetId, distance: 0 }] : [];
}

function nearFinding({ id, distance }: Alike): NearFinding {
  const detail = { neighbourAssetId: id, distance };
  return { kind: "near_duplicate", detail };
}

/** The nearest meme with a picture like this one that was taken down, or rejected for what it shows. The same bytes were judged when they came. */
async function findRefused(
  tx: Tx,
  { memeId, sha256 }: { memeId: string; sha256: string },
  near: NearAsset[],
): Promise<NearFinding[]> {
  const distances = new Map(near.map(({ id, distance }) => [id, distance]));
  const rejected = { kind: "reject", reason: { in: LASTING_REASONS } } as const;
  const memes = await tx.meme.findMany({
    where: {
      id: { not: memeId },
      asset: { id: { in: [...distances.keys()] }, sha256: { not: sha256 } },
      OR: [
        { status: "taken_down" },
        { status: "rejected", decisions: { some: rejected } },
      ],
    },
    select: { id: true, assetId: true },
    orderBy: { createdAt: "desc" },
  });
  const findings = memes.map(({ id, assetId }): NearFinding => {
    const distance = distances.get(assetId) ?? 0;
    const detail = { neighbourAssetId: assetId, distance, memeId: id };
    return { kind: "taken_down_before", detail };
  });
  return findings
    .toSorted((a, b) => a.detail.distance - b.detail.distance)
    .slice(0, 1);
}

/** Each neighbour is evidence of a kind once. */
async function addFindings(
  tx: Tx,
  memeId: string,
  findings: NearFinding[],
): Promise<void> {
  const known = await tx.finding.findMany({ where: { memeId } });
  const nameOf = ({ kind, detail }: { kind: string; detail: unknown }) =>
    `${kind} ${(detail as { neighbourAssetId?: string }).neighbourAssetId}`;
  const names = new Set(known.map(nameOf));
  const fresh = findings.filter((finding) => !names.has(nameOf(finding)));
  await tx.finding.createMany({
    data: fresh.map((finding) => ({ memeId, ...finding })),
  });
}

/** Only what still waits: a person who has decided knew better, or looks at the findings later. */
async function hold(
  needs: DuplicateNeeds,
  tx: Tx,
  memeId: string,
): Promise<void> {
  const meme = await tx.meme.findUnique({
    where: { id: memeId },
    select: { status: true },
  });
  if (meme?.status === "pending")
    await flagMemeIn(needs, tx, memeId, { by: "system" });
}
