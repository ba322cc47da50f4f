import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Neighbour } from "../duplicates/near-duplicates.server.ts";
import { SubmissionNeighbours } from "./submission-neighbours.tsx";

const PUBLISHED: Neighbour = {
  ...{ assetId: "asset", memeId: "meme", distance: 3, decorative: false },
  ...{ isSame: false, isOwn: false, isSaidDifferent: false },
  texts: { en: { caption: "Odd sock", altText: "A sock." } },
  thumbnail: { url: "/media/small.webp", width: 10, height: 10 },
  publicUrl: "/media/full.webp",
};

const page = (neighbour: Neighbour) =>
  renderToStaticMarkup(
    <SubmissionNeighbours
      {...{ id: "own", locale: "en", cdnBase: "https://cdn.example.com" }}
      neighbours={{ shown: [neighbour], hasHidden: false }}
    />,
  );

test("a published picture has a link to what visitors get, and may be called another one", () => {
  const html = page(PUBLISHED);
  expect(html).toContain('href="https://cdn.example.com/media/full.webp"');
  expect(html).toContain("/submissions/own/neighbours/asset/difference");
  expect(html).toContain("say so");
});

test("the very same picture has the link, and nothing to say about it", () => {
  const html = page({ ...PUBLISHED, isSame: true, distance: 0 });
  expect(html).toContain('href="https://cdn.example.com/media/full.webp"');
  expect(html).toContain("This very picture is published already.");
  expect(html).not.toContain("difference");
  expect(html).not.toContain("say so");
});

test("an own picture leads to its page, and to no public address", () => {
  const html = page({ ...PUBLISHED, isOwn: true, publicUrl: null });
  expect(html).toContain('href="/submissions/meme"');
  expect(html).not.toContain("https://cdn.example.com");
});
