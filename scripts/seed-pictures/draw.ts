import { mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import sharp, { type Sharp } from "sharp";
import { MEMES } from "./memes.ts";
import type { Scene } from "./scene.ts";

const PICTURES = new URL("./pictures/", import.meta.url);

/** How each kind of file is written; flat colours keep all of them small. */
const ENCODERS: Record<string, (picture: Sharp, scene: Scene) => Sharp> = {
  jpg: (picture) =>
    picture
      .flatten()
      .jpeg({ quality: 80, mozjpeg: true, chromaSubsampling: "4:4:4" }),
  png: (picture) =>
    picture.png({ palette: true, colours: 96, dither: 0, effort: 10 }),
  avif: (picture) => picture.flatten().avif({ quality: 62, effort: 6 }),
  gif: (picture, scene) =>
    picture.gif({
      delay: scene.frames.map(() => scene.frameMs ?? 200),
      loop: 0,
      colours: 40,
      dither: 0,
      interFrameMaxError: 4,
    }),
  webp: (picture, scene) =>
    picture.webp({
      delay: scene.frames.map(() => scene.frameMs ?? 200),
      loop: 0,
      quality: 80,
      effort: 6,
    }),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sheet: { type: "string" } },
});
await mkdir(PICTURES, { recursive: true });
const wanted = MEMES.filter(
  ({ file }) =>
    positionals.length === 0 ||
    positionals.some((name) => file.startsWith(name)),
);
for (const meme of wanted) await drawPicture(meme);
if (positionals.length === 0) await removeStrays();
if (values.sheet !== undefined) await writeSheet(values.sheet);

async function drawPicture({
  file,
  category,
}: {
  file: string;
  category: string;
}): Promise<void> {
  const [name, extension] = file.split(".") as [string, string];
  const { scene } = (await import(`./scenes/${category}/${name}.ts`)) as {
    scene: Scene;
  };
  const bytes = await ENCODERS[extension]!(
    await rasterise(scene),
    scene,
  ).toBuffer();
  await writeFile(new URL(file, PICTURES), bytes);
  console.log(
    `${file.padEnd(32)} ${scene.width}x${scene.height} ${Math.round(bytes.length / 1024)} kB`,
  );
}

async function rasterise({ width, height, frames }: Scene): Promise<Sharp> {
  const pages = await Promise.all(
    frames.map((drawing) => {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${drawing}</svg>`;
      return sharp(Buffer.from(svg)).png().toBuffer();
    }),
  );
  return pages.length === 1
    ? sharp(pages[0])
    : sharp(pages, { join: { animated: true } });
}

/** Pictures that no meme names any more. */
async function removeStrays(): Promise<void> {
  const named = new Set<string>(MEMES.map(({ file }) => file));
  const strays = (await readdir(PICTURES)).filter((file) => !named.has(file));
  for (const file of strays) await rm(new URL(file, PICTURES));
}

/** All wanted pictures small on one page, for looking at them together. */
async function writeSheet(target: string): Promise<void> {
  const [cell, columns] = [360, 5];
  const tiles = await Promise.all(
    wanted.map(async ({ file }, index) => ({
      input: await sharp(new URL(file, PICTURES).pathname)
        .resize(cell - 16, cell - 16, {
          fit: "contain",
          background: "#00000000",
        })
        .png()
        .toBuffer(),
      left: (index % columns) * cell + 8,
      top: Math.floor(index / columns) * cell + 8,
    })),
  );
  const height = Math.ceil(wanted.length / columns) * cell;
  await sharp({
    create: {
      width: columns * cell,
      height,
      channels: 3,
      background: "#20242c",
    },
  })
    .composite(tiles)
    .png()
    .toFile(target);
  console.log(`${target} ${Math.round((await stat(target)).size / 1024)} kB`);
}
