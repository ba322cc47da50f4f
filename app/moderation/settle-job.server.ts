import { z } from "zod";
import { settlePictures } from "#app/memes/picture-areas.server.ts";
import type { DecisionNeeds } from "./decisions.server.ts";

const jobData = z.object({ memeId: z.uuid() });

/** The job that follows every decision: what it could not do to the files at once, or was killed before, is done. */
export async function settleAfterDecision(
  needs: Pick<DecisionNeeds, "db" | "storage">,
  data: unknown,
): Promise<void> {
  await settlePictures(needs, jobData.parse(data).memeId);
}
