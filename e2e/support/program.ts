import { PASSWORD } from "#test/app/enrolled.ts";
import type { Presigned } from "#test/uploads.ts";
import type { JourneyApp } from "./before-all.ts";
import { ALT_TEXT } from "./upload-form.ts";

/** A program that is signed in for somebody, and sends pictures past us, straight to storage. */
export interface Program {
  announce(picture: Buffer): Promise<Presigned>;
  /** The status of the storage's answer. */
  send(announced: Presigned, picture: Buffer): Promise<number>;
  /** The status of our answer. */
  complete(announced: Presigned): Promise<number>;
}

/** Signs in by the password of everybody who is enrolled. */
export async function openProgram(
  { url }: Pick<JourneyApp, "url">,
  person: { email: string },
  headers: Record<string, string>,
): Promise<Program> {
  const post = (path: string, body: object, own = {}) =>
    fetch(`${url}/api/v1/${path}`, {
      method: "POST",
      headers: { ...headers, ...own, "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  const { email } = person;
  const signedIn = await post("sessions", { email, password: PASSWORD });
  const { accessToken } = (await signedIn.json()) as { accessToken: string };
  const token = { Authorization: `Bearer ${accessToken}` };
  return {
    async announce(picture) {
      const file = { contentType: "image/jpeg", bytes: picture.length };
      const answer = await post("uploads/presign", file, token);
      return (await answer.json()) as Presigned;
    },
    async send({ upload }, picture) {
      const type = upload.headers["Content-Type"] ?? "";
      const answer = await fetch(upload.url, {
        ...{ method: "PUT", headers: { "Content-Type": type } },
        body: new Uint8Array(picture),
      });
      return answer.status;
    },
    async complete({ id }) {
      const words = { category: "family", altText: ALT_TEXT, caption: "" };
      return (await post(`uploads/${id}/complete`, words, token)).status;
    },
  };
}
