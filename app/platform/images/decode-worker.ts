// The program of a decoding child: it lives in its own process, so that a crash, a hang or a bomb in a native decoder
// never touches the process that serves. It knows its parent's messages and nothing else: no secrets, no network.
import { writeFile } from "node:fs/promises";
import { setPriority } from "node:os";
import { encodeAnimation } from "./animation.server.ts";
import type {
  DecodeAnswer,
  DecodeMessage,
  DecodeTask,
} from "./decode-tasks.ts";
import { FaultyPicture, restrictDecoders } from "./loaders.server.ts";
import { encodeStills } from "./stills.server.ts";

/** Visitors come first on a busy machine. */
const NICENESS = 10;

const NOTE_LENGTH = 200;

// A terminal or an init system signals the whole group; the parent decides when a decode ends.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => undefined);
// SIGKILL, because an ordinary exit would wait for the decode that is running in libuv's threads.
process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));

setPriority(NICENESS);
offerToTheKernel();
restrictDecoders();
process.on("message", (task: DecodeTask) => void answer(task));
say({ kind: "ready" });

async function answer(task: DecodeTask): Promise<void> {
  say(await work(task));
  // Pixels lie outside the heap, where the collector does not see how large they are: it saves 50 MiB to call it.
  await gc?.({ execution: "async" });
}

/** When memory runs out on Linux, a decoder is to be killed before anybody else: its task can be done again. */
function offerToTheKernel(): void {
  writeFile("/proc/self/oom_score_adj", "1000").catch(() => undefined);
}

function say(message: DecodeMessage): void {
  // An error here means that the parent has gone; "disconnect" ends this process then.
  process.send?.(message, undefined, undefined, () => undefined);
}

async function work(task: DecodeTask): Promise<DecodeAnswer> {
  try {
    const made =
      task.kind === "stills"
        ? await encodeStills(task)
        : await encodeAnimation(task);
    return { kind: "made", made };
  } catch (error) {
    return { kind: "failed", fault: faultOf(error), note: noteOf(error) };
  }
}

/** The one place where a decoder's and the disk's errors are translated. */
function faultOf(
  error: unknown,
): "busy" | "unreadable_image" | FaultyPicture["fault"] {
  if (error instanceof FaultyPicture) return error.fault;
  const isFromTheDisk = error instanceof Error && "syscall" in error;
  return isFromTheDisk ? "busy" : "unreadable_image";
}

/** Libraries answer a bad picture with a screenful. */
function noteOf(error: unknown): string {
  return String(error).replaceAll(/\s+/g, " ").slice(0, NOTE_LENGTH);
}
