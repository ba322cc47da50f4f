import type { Env } from "#app/platform/env.server.ts";
import type { Pictures } from "#app/platform/images/pictures.server.ts";
import { heldKey } from "#app/storage/keys.ts";
import type { Storage } from "#app/storage/storage.server.ts";
import { fingerprint } from "./fingerprint.server.ts";
import { inspect } from "./inspect.server.ts";
import { normalise } from "./normalise.server.ts";
import { inOrder } from "./pipeline.ts";
import { rejectionOf, type Rejection } from "../rejections.ts";
import { removeObjects, store, type StoredPicture } from "./store.server.ts";
import { inWorkplace } from "./workplace.server.ts";

export interface IntakeNeeds {
  env: Pick<Env, "TMP_DIR">;
  pictures: Pictures;
  storage: Storage;
}

/** A picture in storage: the facts for its `Asset` row and for its first `Variant` rows. */
export type TakenPicture = StoredPicture;

export type TakeResult =
  ({ ok: true } & TakenPicture) | { ok: false; rejection: Rejection };

/** The way of every picture, whoever sends it. */
const takeInOrder = inOrder(inspect, normalise, fingerprint, store);

/**
 * Takes a file on disk through the whole intake. The facts it answers are the caller's to write, in one transaction;
 * until then nothing but storage knows of the picture, and `discardPicture` takes it back. After a rejection or an
 * error nothing is left in storage or in TMP_DIR. The file itself stays where it is; its name decides nothing.
 */
export async function takePicture(
  needs: IntakeNeeds,
  { path }: { path: string },
): Promise<TakeResult> {
  return inWorkplace(needs.env, async (directory) => {
    const result = await takeInOrder(needs, { path, directory });
    if (result.ok) return { ok: true, ...result.work };
    return {
      ok: false,
      rejection: rejectionOf(result.rejection, needs.pictures.limits),
    };
  });
}

/** Takes a picture back out of storage, after its rows could not be written. */
export async function discardPicture(
  needs: Pick<IntakeNeeds, "storage">,
  { asset, variants }: TakenPicture,
): Promise<void> {
  const held = variants.map(({ sha256, format }) =>
    heldKey(asset.id, sha256, format),
  );
  await removeObjects(needs, [asset.originalKey, ...held]);
}
