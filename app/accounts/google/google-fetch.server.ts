import type { CustomFetch } from "openid-client";

/** An issuer's metadata, keys and tokens are a few thousand bytes. */
const MAX_ANSWER_BYTES = 256 * 1024;

/** The `code` of an error that means: the issuer gave no answer that could be read. */
export const ISSUER_AWAY = "issuer_away";

/** Asks the issuer. Throws `issuer_away` when it is unreachable, slow, broken, or says more than it could have to say. */
export const askIssuer: CustomFetch = async (url, options) => {
  try {
    const answer = await fetch(url, options as RequestInit);
    if (answer.status >= 500) throw new Error(`status ${answer.status}`);
    const { status, headers } = answer;
    return new Response(await readWhole(answer), { status, headers });
  } catch (cause) {
    const words = "the issuer gave no answer";
    throw Object.assign(new Error(words, { cause }), { code: ISSUER_AWAY });
  }
};

async function readWhole({ body }: Response): Promise<Buffer<ArrayBuffer>> {
  if (!body) return Buffer.alloc(0);
  const reader = body.getReader();
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(pieces);
    pieces.push(value);
    bytes += value.byteLength;
    if (bytes <= MAX_ANSWER_BYTES) continue;
    await reader.cancel();
    throw new Error("too long an answer");
  }
}
