import { type Readable, Transform } from "node:stream";
import { openTurnstile } from "./turnstile.ts";

/** So many bodies are read as fast as they come. */
const UNPACED = 4;
/** Of all others together, so many pieces of at most 64 KiB in a turn of the event loop: a millisecond of work. */
const PIECES_A_TURN = 2;

/** What a body is read through: itself, while few are being read. It may end before, and is then to be destroyed. */
export type BodyPace = (body: Readable) => Readable;

/**
 * Opens a pace for bodies that come at the same time. In each turn of its event loop Node reads from every connection that has
 * something: a hundred uploads at once make turns of a tenth of a second, and visitors wait for several.
 */
export function openBodyPace(): BodyPace {
  const enter = openTurnstile(PIECES_A_TURN);
  let reading = 0;

  return (body) => {
    reading++;
    body.once("close", () => reading--);
    if (reading <= UNPACED) return body;
    return body.pipe(
      new Transform({
        transform: (piece: Buffer, _encoding, done) =>
          enter(() => done(null, piece)),
      }),
    );
  };
}
