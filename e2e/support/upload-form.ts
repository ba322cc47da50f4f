import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Locator, Page } from "@playwright/test";
import type { OpenServices } from "#app/platform/open-services.server.ts";
import { enrol, signedInCookie } from "#test/app/enrolled.ts";
import { acceptedFile } from "#test/files/read.ts";
import type { JourneyApp } from "./before-all.ts";

/** A photo with a place, a device and an author in it. */
export const PHOTO = acceptedFile("private-metadata.jpg");
/** What a description may be. */
export const ALT_TEXT = "A sock that looks for its twin.";

/** What a journey has. */
interface Here {
  page: Page;
  services: OpenServices;
  app: JourneyApp;
}

/** Signs somebody new in, and opens the form as it is with its script. */
export async function openUploadForm(here: Here): Promise<void> {
  const { page, services } = here;
  await signIn(here, await enrolled(services));
  await page.goto("/upload");
  await page.locator(".chooser").waitFor();
}

/** Somebody new who may upload. */
export function enrolled(services: OpenServices): Promise<{ id: string }> {
  return enrol(services, {
    ...{ email: "nils@example.com", name: "Nils Newcomer" },
    role: "contributor",
  });
}

/** Gives a browser a session. */
export async function signIn(
  { page, services, app }: Here,
  person: { id: string },
): Promise<void> {
  const cookie = await signedInCookie(services, person);
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  await page.context().addCookies([{ name, value, url: app.url }]);
}

/** Sends a picture by the form without a script, as somebody whose browser is signed in. @returns the meme's id */
export async function postPicture(
  { page, services, app }: Here,
  person: { id: string },
  path: string,
): Promise<string> {
  const { status, statusText } = await page.request
    .post(`${app.url}/upload`, {
      headers: { Origin: app.url },
      multipart: {
        ...{ category: "family", altText: ALT_TEXT },
        file: createReadStream(path),
      },
    })
    .then((answer) => ({
      status: answer.status(),
      statusText: answer.statusText(),
    }));
  if (status !== 200) throw new Error(`${status} ${statusText}`);
  const where = { uploaderId: person.id };
  const { id } = await services.db.meme.findFirstOrThrow({ where });
  return id;
}

/** The cards, in their order. */
export function cards(page: Page): Locator {
  return page.getByRole("list", { name: "Your pictures" }).locator("> li");
}

/** Chooses files by the button of the page. */
export async function choose(page: Page, paths: string[]): Promise<void> {
  await page.getByLabel("Choose pictures").setInputFiles(paths);
}

/** Says what a card needs. */
export async function describe(card: Locator): Promise<void> {
  await card.getByLabel("What is to be seen").fill(ALT_TEXT);
}

/** Drops a file on the page or pastes it, as the browser tells of it. */
export async function hand(
  page: Page,
  how: "drop" | "paste",
  path: string,
): Promise<void> {
  const base64 = (await readFile(path)).toString("base64");
  await page.evaluate(
    ({ base64, name, how }) => {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      const carried = new DataTransfer();
      carried.items.add(new File([bytes], name));
      const bubbles = { bubbles: true, cancelable: true };
      document.body.dispatchEvent(
        how === "drop"
          ? new DragEvent("drop", { ...bubbles, dataTransfer: carried })
          : new ClipboardEvent("paste", { ...bubbles, clipboardData: carried }),
      );
    },
    { base64, name: basename(path), how },
  );
}
