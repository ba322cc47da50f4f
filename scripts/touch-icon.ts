/** Draws public/apple-touch-icon.png from the favicon: `node scripts/touch-icon.ts`. iOS rounds the corners itself. */
import { readFile, writeFile } from "node:fs/promises";
import sharp from "sharp";

const SIDE_PX = 180;

const favicon = await readFile("public/favicon.svg", "utf8");
const square = favicon.replace(/ rx="\d+"/, "");
const picture = sharp(Buffer.from(square), { density: 300 }).resize(SIDE_PX);
await writeFile(
  "public/apple-touch-icon.png",
  await picture.png({ palette: true, effort: 10 }).toBuffer(),
);
