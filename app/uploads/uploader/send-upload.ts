import type { RawAnswer } from "./api-answer.ts";
import type { PictureWords } from "./picture-words.ts";

/** A picture on its way. */
export interface Sending {
  /** Never rejects. */
  answer: Promise<RawAnswer>;
  /** Without an answer then. */
  cancel(): void;
}

export interface Parcel {
  file: File;
  /** All that is said of it. */
  words: PictureWords;
  /** The same for every try: the server takes it once. */
  key: string;
}

/** Sends a picture. `onProgress` is told which part of the body has left: 0 to 1. */
export type Send = (
  parcel: Parcel,
  onProgress: (part: number) => void,
) => Sending;

/** By XMLHttpRequest: `fetch` tells nothing of what has left. */
export const sendUpload: Send = (parcel, onProgress) => {
  const request = new XMLHttpRequest();
  request.upload.onprogress = ({ loaded, total }) =>
    onProgress(total > 0 ? loaded / total : 0);
  const answer = new Promise<RawAnswer>((resolve) => {
    request.onload = () =>
      resolve({
        status: request.status,
        retryAfter: request.getResponseHeader("Retry-After"),
        body: request.responseText,
      });
    request.onerror = () => resolve(NO_ANSWER);
  });
  request.open("POST", "/api/v1/uploads");
  request.setRequestHeader("Accept", "application/json");
  request.setRequestHeader("Idempotency-Key", parcel.key);
  request.send(bodyOf(parcel));
  return { answer, cancel: () => request.abort() };
};

const NO_ANSWER: RawAnswer = { status: 0, retryAfter: null, body: "" };

/** The form as the API reads it: the words stand before the file, so they are read whatever the file is. */
export function bodyOf({ file, words }: Omit<Parcel, "key">): FormData {
  const { decorative, ...texts } = words;
  const body = new FormData();
  for (const [name, text] of Object.entries(texts)) body.append(name, text);
  if (decorative) body.append("decorative", "on");
  body.append("file", file);
  return body;
}
