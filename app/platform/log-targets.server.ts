import {
  appendFileSync,
  existsSync,
  renameSync,
  write,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { createStream, type RotatingFileStream } from "rotating-file-stream";
import type { Clock } from "./clock.ts";
import { firstLineTime } from "./log-age.server.ts";
import type { LineTarget } from "./log-lines.server.ts";

/** How long a full pipe is left alone before the next attempt. */
const PIPE_RETRY_MS = 50;
/** How long a broken file is left alone before it is opened again. */
const REOPEN_MS = 1000;
const OLDER_FILES = 4;
/** A file turns after so many days, full or not, so that its lines age too: five files hold 25. */
const TURN_DAYS = 5;
const DAY_MS = 24 * 60 * 60 * 1000;
/** 10 MB x 5: the file being written and four before it. The size is checked after a write, hence the margin. */
const ROTATION = {
  size: "9700K",
  rotate: OLDER_FILES,
  interval: `${TURN_DAYS}d`,
} as const;

/**
 * A file descriptor, written asynchronously. `process.stdout` is not used because it blocks the
 * whole process while the reader of a pipe sleeps (https://nodejs.org/api/process.html#a-note-on-process-io).
 */
export function descriptorTarget(descriptor: number): LineTarget {
  function writeBytes(
    bytes: Buffer,
    done: (error?: Error | null) => void,
  ): void {
    write(descriptor, bytes, (error, written) => {
      if (error?.code === "EAGAIN")
        setTimeout(() => writeBytes(bytes, done), PIPE_RETRY_MS).unref();
      else if (error || written === bytes.length) done(error);
      else writeBytes(bytes.subarray(written), done);
    });
  }
  return {
    write: (text, done) => writeBytes(Buffer.from(text), done),
    writeSync: (text) => attempt(() => writeSync(descriptor, text)),
    close: () => Promise.resolve(),
  };
}

/** A file in `directory`, rotated. After an error, such as a full disk, it is opened again by the first write that finds it usable. */
export function rotatedFileTarget(
  directory: string,
  name: string,
  clock: Clock,
): LineTarget {
  let stream: RotatingFileStream | undefined = open();
  let brokenAt = 0;

  function open(): RotatingFileStream {
    attempt(() => turnAged(join(directory, name), clock.now()));
    const opened = createStream(name, { path: directory, ...ROTATION });
    opened.on("error", () => {
      stream = undefined;
      brokenAt = clock.now();
    });
    return opened;
  }

  return {
    write(text, done) {
      if (stream) return void stream.write(text, done);
      if (Math.abs(clock.now() - brokenAt) < REOPEN_MS)
        return done(new Error("log file is away"));
      stream = open();
      // The failed write may have ended in the middle of a line.
      stream.write(`\n${text}`, done);
    },
    writeSync: (text) =>
      attempt(() => appendFileSync(join(directory, name), text)),
    close: () =>
      new Promise((resolve) =>
        stream ? stream.end(() => resolve()) : resolve(),
      ),
  };
}

/** The library counts its days from the opening: of processes that are started anew more often, none would turn a file. */
function turnAged(path: string, now: number): void {
  if (!existsSync(path)) return;
  if (firstLineTime(path) > now - TURN_DAYS * DAY_MS) return;
  for (let number = OLDER_FILES; number > 0; number -= 1) {
    const before = number === 1 ? path : `${path}.${number - 1}`;
    if (existsSync(before)) renameSync(before, `${path}.${number}`);
  }
}

/** What fails here is nothing that a log could tell of. */
function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // A file that is not turned is written on; a process that exits has nobody left to tell.
  }
}
