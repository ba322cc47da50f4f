import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LIMITS } from "#app/platform/rate-limits.server.ts";
import { MAX_REQUEST_MEGABYTES } from "#app/uploads/limits.ts";
import { acceptedFile } from "../files/read.ts";
import {
  attackApp,
  sendPicture,
  temporaryFiles,
  type AttackedApp,
  type Attacker,
} from "./attacked-app.ts";
import { ask } from "./browser-request.ts";
import { field, file, formBody, sendRaw, type RawPart } from "./raw-form.ts";

const CAPTION = "What somebody took an hour to write";
const WORDS = [
  field("category", "family"),
  ...[field("caption", CAPTION), field("altText", "A sock, alone.")],
];

let attacked: AttackedApp;
let pia: Attacker;
let photo: Buffer;
beforeAll(async () => {
  attacked = await attackApp({ env: { RATE_LIMITS: "on" } });
  pia = await attacked.enrol("pia");
  photo = await readFile(acceptedFile("photo.jpg"));
});
afterAll(() => attacked?.stop());

const ofBrowser = ({ cookie }: Attacker) => ({
  ...{ Cookie: cookie, Origin: attacked.app.url },
});
const sendForm = (
  person: Attacker,
  parts: readonly RawPart[],
  headers: Record<string, string> = {},
) =>
  sendRaw(attacked.app.port, {
    path: "/upload",
    headers: { ...ofBrowser(person), ...headers },
    body: formBody(parts),
  });

test("words to a picture that was taken down meanwhile come back with the refusal, to be copied", async () => {
  const taken = await sendPicture(attacked, pia, [file(photo)]);
  const id = String(taken.json["id"]);
  const path = `/submissions/${id}/words`;
  const look = () =>
    ask(attacked.app, path, { headers: { Cookie: pia.cookie } });
  const [, stamp = ""] =
    /name="stamp" value="([^"]*)"/.exec((await look()).body) ?? [];
  const data = { status: "taken_down" } as const;
  await attacked.services.db.meme.update({ where: { id }, data });
  const fields = { caption: CAPTION, altText: "A sock, alone." };
  const answer = await ask(attacked.app, path, {
    method: "POST",
    headers: {
      ...ofBrowser(pia),
      "Content-Type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams({
      ...{ ...fields, category: "family", stamp },
    }).toString(),
  });
  expect(answer.status).toBe(409);
  expect(answer.body).toContain(CAPTION);
  expect(answer.body).toContain("What you typed is still here");
  expect(answer.body).not.toContain(">Save<");
  const closed = await look();
  expect(closed.status).toBe(200);
  expect(closed.body).toContain("cannot be sent again");
  expect(closed.body).not.toContain(`name="caption"`);
});

test("words to one picture too many come back without a file being kept, and a program's are not read", async () => {
  const nils = await attacked.enrol("nils");
  for (let count = 0; count < LIMITS.upload.limit; count++)
    await sendForm(nils, [field("caption", "no picture")]);
  const second = [field("caption", "And one more"), file(photo, "2.jpg")];
  const parts = [...WORDS, file(photo, "1.jpg"), ...second];
  const { status, head, body } = await sendForm(nils, parts);
  expect(status).toBe(429);
  expect(head).toMatch(/retry-after: \d+/i);
  for (const words of [CAPTION, "A sock, alone.", "And one more"])
    expect(body).toContain(words);
  expect(await temporaryFiles(attacked.app)).toEqual([]);
  const headers = { ...nils.token, "Content-Length": "90000" };
  expect((await sendRaw(attacked.app.port, { headers })).status).toBe(429);
});

test("who declares more than can be read is told where the words still are", async () => {
  const bytes = (MAX_REQUEST_MEGABYTES + 1) * 1024 * 1024;
  const headers = { "Content-Length": String(bytes) };
  const { status, body } = await sendForm(pia, WORDS, headers);
  expect(status).toBe(413);
  expect(body).toContain("Go back: what you typed is still in the form.");
});
