import { readFile } from "node:fs/promises";
import type { ApiAnswer, ApiHouse } from "./app/api-house.ts";
import { acceptedFile } from "./files/read.ts";

/** A picture that is taken, with other bytes for each number: what stands after a JPEG's end is no part of it. */
export async function newJpeg(number: number): Promise<Buffer> {
  const picture = await readFile(acceptedFile("progressive.jpg"));
  return Buffer.concat([picture, Buffer.from(`picture ${number}`)]);
}

/** Words that are taken. The category is made by `makeCategory`. */
export const GOOD_WORDS = {
  caption: "Where did it go?",
  altText: "A sock under a desk lamp.",
  tags: ["sock"],
};

/** What the API says where a file may be sent to. */
export interface Presigned {
  id: string;
  status: string;
  upload: {
    method: string;
    url: string;
    headers: Record<string, string>;
    expiresAt: string;
  };
}

/** Sends a file as `presign` said, to S3 or to the house itself. @returns the status */
export async function sendTo(
  house: Pick<ApiHouse, "ask"> & {
    services: Pick<ApiHouse["services"], "env">;
  },
  { upload }: Presigned,
  body: Buffer,
  type = upload.headers["Content-Type"] ?? "",
): Promise<number> {
  const url = new URL(upload.url);
  const headers = { "Content-Type": type };
  const isOwn = url.origin === house.services.env.BASE_URL;
  if (isOwn) {
    const path = url.pathname + url.search;
    return (await house.ask(path, { method: "PUT", headers, body })).status;
  }
  const { buffer, byteOffset, byteLength } = body;
  const bytes = new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
  return (await fetch(url, { method: "PUT", headers, body: bytes })).status;
}

/** The code of a refusal. */
export function codeOf({ json }: Pick<ApiAnswer, "json">): unknown {
  return (json as { error?: { code?: unknown } } | null)?.error?.code;
}
