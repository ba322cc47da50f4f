import type { Services } from "#app/platform/services.server.ts";
import { listApiTokens } from "./programs/api-tokens.server.ts";
import { listFamilies } from "./programs/refresh-tokens.server.ts";
import { listSessions } from "./sessions.server.ts";

/** Nobody has more; if somebody has, the newest are given and `complete` says so. */
const MOST_ROWS = 5_000;

/** Everything that is kept about a person, fit for JSON: no secret, no hash, and nobody else's data. Times in ISO 8601. */
export async function readOwnData(
  { db, clock }: Pick<Services, "db" | "clock">,
  { id: personId }: { id: string },
) {
  const person = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: {
      ...{ id: true, email: true, name: true, role: true, locale: true },
      ...{ timeZone: true, emailVerifiedAt: true, createdAt: true },
      ...{ googleSubject: true, passwordHash: true },
    },
  });
  const { googleSubject, passwordHash, ...profile } = person;
  const uploads = await readUploads(db, personId);
  const memes = await readMemes(db, personId);
  return {
    exportedAt: new Date(clock.now()),
    profile: {
      ...profile,
      signsInBy: {
        password: passwordHash !== null,
        google: googleSubject !== null,
      },
    },
    sessions: await listSessions({ db, clock }, { personId }),
    programs: await listFamilies({ db, clock }, personId),
    tokens: await listApiTokens({ db, clock }, personId),
    uploads,
    memes,
    complete: uploads.length < MOST_ROWS && memes.length < MOST_ROWS,
  };
}

function readUploads(db: Services["db"], personId: string) {
  return db.upload.findMany({
    where: { personId },
    orderBy: { createdAt: "desc" },
    take: MOST_ROWS,
    select: {
      ...{ id: true, method: true, state: true, fileName: true },
      ...{ words: true, refusal: true, memeId: true, createdAt: true },
    },
  });
}

/** Who decided is somebody else's data; what was decided and why is the contributor's. */
function readMemes(db: Services["db"], uploaderId: string) {
  return db.meme.findMany({
    where: { uploaderId },
    orderBy: { createdAt: "desc" },
    take: MOST_ROWS,
    select: {
      ...{ id: true, status: true, sensitivity: true, tags: true },
      ...{ source: true, decorative: true, approvedAt: true, createdAt: true },
      category: { select: { slug: true } },
      texts: { select: { locale: true, caption: true, altText: true } },
      asset: {
        select: { format: true, bytes: true, width: true, height: true },
      },
      decisions: {
        orderBy: { createdAt: "asc" },
        select: {
          ...{ kind: true, toStatus: true, reason: true },
          ...{ words: true, createdAt: true },
        },
      },
    },
  });
}
