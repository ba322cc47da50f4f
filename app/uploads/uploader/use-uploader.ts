import { useEffect, useRef, useState } from "react";
import type { ToldOutcome } from "../receiving/upload-reply.server.ts";
import { beginQueue } from "./begin-queue.ts";
import { lookAt } from "./first-look.ts";
import { measurePicture } from "./measure-picture.ts";
import {
  openUploader,
  type Uploader,
  type UploaderNeeds,
} from "./open-uploader.ts";
import { sendUpload } from "./send-upload.ts";
import type { Speech } from "./told-faults.ts";
import { readTypedBefore } from "./typed-before.ts";

const KEY_BYTES = 16;

interface TakingOver {
  speech: Speech;
  /** What was refused of the form that was sent before, in its order. */
  refused: readonly ToldOutcome[];
  /** How many pictures that form has room for. */
  room: number;
}

/**
 * The uploader of a page; null on the server, and until the script is there. It begins when the element that holds the
 * plain form is handed to `takeOver`, with what stands in that form; the focus stays in the field where it was.
 */
export function useUploader({ speech, refused, room }: TakingOver) {
  const [uploader, setUploader] = useState<Uploader | null>(null);
  const focused = useRef("");
  const takeOver = (place: HTMLElement | null) => {
    const form = place?.querySelector("form");
    if (!form) return;
    focused.current = document.activeElement?.id ?? "";
    const typed = readTypedBefore(form);
    const begun = beginQueue(typed, refused, room);
    const opened = openUploader(browserNeeds(speech), begun);
    for (const { number, files } of typed.pictures)
      for (const file of files) opened.replace(number, file);
    setUploader(opened);
  };
  useEffect(() => {
    if (!uploader) return;
    if (focused.current) document.getElementById(focused.current)?.focus();
    return () => uploader.close();
  }, [uploader]);
  return { uploader, takeOver };
}

function browserNeeds(speech: Speech): UploaderNeeds {
  const { limits } = speech;
  return {
    ...{ speech, send: sendUpload, newKey, now: Date.now },
    lookAt: (file) => lookAt(file, { limits, measure: measurePicture }),
    previews: {
      make: (file) => URL.createObjectURL(file),
      drop: (url) => URL.revokeObjectURL(url),
    },
    after(milliseconds, act) {
      const timer = setTimeout(act, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}

/** `randomUUID` is only there on https and on this machine; pages may be on neither. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
