import { type Readable, Transform } from "node:stream";

/** So many bodies are read as fast as they come. */
const UNPACED = 4;
/** Of all others together, so many pieces of at most 64 KiB in a turn of the event loop: a millisecond of work. */
const PIECES_A_TURN = 2;

/** What a body is read through: itself, while few are being read. It may end before, and is then to be destroyed. */
export type BodyPace = (body: Readable) => Readable;

/**
 * Opens a pace for bodies that come at the same time. Node takes one new connection in each turn of its event loop, and reads from
 * every connection that has something: a hundred uploads at once make turns of a tenth of a second, and visitors wait in line
 * for seconds.
 */
export function openBodyPace(): BodyPace {
  const waiting: (() => void)[] = [];
  let reading = 0;
  let isRunning = false;

  function letThrough(): void {
    for (const pass of waiting.splice(0, PIECES_A_TURN)) pass();
    isRunning = waiting.length > 0;
    if (isRunning) setImmediate(letThrough);
  }

  function wait(pass: () => void): void {
    waiting.push(pass);
    if (isRunning) return;
    isRunning = true;
    setImmediate(letThrough);
  }

  return (body) => {
    reading++;
    body.once("close", () => reading--);
    if (reading <= UNPACED) return body;
    return body.pipe(
      new Transform({
        transform: (piece: Buffer, _encoding, done) =>
          wait(() => done(null, piece)),
      }),
    );
  };
}
