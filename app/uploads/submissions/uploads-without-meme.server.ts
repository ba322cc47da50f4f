import type { Db } from "#app/platform/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Locale } from "#app/ui/messages/catalogue.ts";
import type { Upload } from "#prisma/generated/client.ts";
import {
  isRejectionReason,
  rejectionOf,
  rejectionWords,
} from "../rejections.ts";
import { announcedText } from "./submission-text.ts";
import type { UploadFilter } from "./submissions-query.ts";

/** What is to be seen of an upload that is no meme yet, or never became one. */
export type UploadRowState = "announced" | "arrived" | "not_read";

/** The states of the row that each filter of the list shows. */
export const UPLOAD_STATES = {
  under_way: ["receiving", "processing"],
  refused: ["refused"],
} as const satisfies Record<UploadFilter, readonly Upload["state"][]>;

const TOLD: Partial<Record<Upload["state"], UploadRowState>> = {
  receiving: "announced",
  processing: "arrived",
};

type Needs = Pick<Services, "pictures">;

/** One of them as a row of the list: with the words that came before its file, and why that could not be taken. */
export function tellUpload(
  { pictures }: Needs,
  upload: Upload,
  locale: Locale,
) {
  const { id, state, createdAt, fileName, refusal, words } = upload;
  const reason =
    refusal !== null && isRejectionReason(refusal) ? refusal : null;
  const told = reason && rejectionOf(reason, pictures.limits);
  return {
    ...{ id, fileName, state: TOLD[state] ?? ("not_read" as const) },
    sent: createdAt.toISOString(),
    text: announcedText(words, locale),
    fault: told && rejectionWords(told, locale),
    ...{ thumbnail: null, isGone: false, refusal: null, progress: null },
  };
}

/** The uploads of these ids, by their ids. */
export async function findUploads(
  { db }: { db: Db },
  ids: readonly string[],
): Promise<Map<string, Upload>> {
  if (ids.length === 0) return new Map();
  const where = { id: { in: [...ids] }, memeId: null };
  const uploads = await db.upload.findMany({ where });
  return new Map(uploads.map((upload) => [upload.id, upload]));
}
