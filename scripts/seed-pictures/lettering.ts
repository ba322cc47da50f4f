import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import opentype, { type PathCommand } from "opentype.js";
import { flat, line, place, type Svg } from "./drawing.ts";
import { round } from "./outlines.ts";
import { INK } from "./palette.ts";

const FONT_FILE = import.meta
  .resolve("@fontsource/fredoka/files/fredoka-latin-700-normal.woff");
const bytes = readFileSync(fileURLToPath(FONT_FILE));
const font = opentype.parse(new Uint8Array(bytes).buffer);

type Lettering = {
  size: number;
  fill?: string;
  outline?: number;
  outlineColour?: string;
  turn?: number;
};

/** Words as outlines, centred on x with their baseline at y, so that no picture depends on an installed font. */
export function lettering(
  text: string,
  x: number,
  y: number,
  look: Lettering,
): Svg {
  const { size, fill = INK, outline = 0, outlineColour = INK, turn = 0 } = look;
  const start = -font.getAdvanceWidth(text, size) / 2;
  const d = font.getPath(text, start, 0, size).commands.map(pathData).join("");
  const around =
    outline === 0 ? "" : line(d, { width: outline * 2, colour: outlineColour });
  return place({ x, y, turn }, around, flat(d, fill));
}

// The library's own toPathData() writes NaN for numbers very near zero.
function pathData(command: PathCommand): string {
  const pairs = [
    [command.x1, command.y1],
    [command.x2, command.y2],
    [command.x, command.y],
  ];
  const numbers = pairs.flat().filter((value) => value !== undefined);
  return command.type + numbers.map(round).join(" ");
}
