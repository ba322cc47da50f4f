import type { Env } from "#app/platform/env.server.ts";
import { createSigner } from "#app/platform/signed-value.server.ts";

/** What one signed PUT brings to this server, and until when. */
export interface ExpectedContent {
  uploadId: string;
  contentType: string;
  /** Exactly so many. */
  bytes: number;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

export interface ContentAddresses {
  /** An absolute address that takes this and nothing else. */
  addressFor(expected: ExpectedContent): string;
  /** Whether these are the facts that an address was made for. Whether its time is over, it does not say. */
  isSigned(came: ExpectedContent, signature: string): boolean;
}

const PURPOSE = "upload-content-1";

/** Signs addresses as S3 does, for pictures that are kept on this machine: whoever has one needs no other right. */
export function createContentAddresses(
  env: Pick<Env, "BASE_URL" | "SESSION_SECRETS">,
): ContentAddresses {
  const signer = createSigner(env.SESSION_SECRETS, PURPOSE);
  return {
    addressFor(expected) {
      const path = `/api/v1/uploads/${expected.uploadId}/content`;
      const address = new URL(path, env.BASE_URL);
      const text = textOf(expected);
      const signature = signer.sign(text).slice(text.length + 1);
      address.searchParams.set("expires", String(expected.expiresAt));
      address.searchParams.set("signature", signature);
      return address.href;
    },
    isSigned: (came, signature) =>
      signer.verify(`${textOf(came)}.${signature}`) !== null,
  };
}

function textOf({
  uploadId,
  contentType,
  bytes,
  expiresAt,
}: ExpectedContent): string {
  return JSON.stringify([uploadId, contentType, bytes, expiresAt]);
}
