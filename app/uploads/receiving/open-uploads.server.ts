import type { Actor } from "#app/accounts/actor.ts";
import { isOpenTo } from "#app/platform/feature-flags.server.ts";
import type { Services } from "#app/platform/services.server.ts";

/** Whether pictures are taken from this person now. */
export function areUploadsOpen(
  { env }: Pick<Services, "env">,
  { id }: Pick<Actor, "id">,
): boolean {
  return isOpenTo(env, "FEATURE_UPLOADS", id);
}

/** Throws 404 while no pictures are taken from this person. */
export function requireOpenUploads(
  needs: Pick<Services, "env">,
  person: Pick<Actor, "id">,
): void {
  if (!areUploadsOpen(needs, person)) throw new Response(null, { status: 404 });
}
