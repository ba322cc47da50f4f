import type { VariantSize } from "../pipeline/variants.ts";

const ADDRESS = /^\/submissions\/[^/?]+\/picture(?:\?|$)/;

/** Where a picture's owner finds it, whatever has become of it. */
export function ownPicturePath(memeId: string, size: VariantSize): string {
  return `/submissions/${memeId}/picture?size=${size}`;
}

/** The same of a picture that moves, where it does not. */
export function ownStillPath(memeId: string, size: VariantSize): string {
  return `${ownPicturePath(memeId, size)}&still`;
}

/** Whether a request asks for such a picture. */
export function asksForOwnPicture({
  method,
  url = "",
}: {
  method?: string | undefined;
  url?: string | undefined;
}): boolean {
  return (method === "GET" || method === "HEAD") && ADDRESS.test(url);
}
