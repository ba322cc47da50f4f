import { request, type Agent } from "node:http";
import { text } from "node:stream/consumers";

export interface SendPlan {
  /** Where forms are sent to. */
  url: string;
  /** Of a named API token. */
  token?: string;
  agent: Agent;
}

export interface Sent {
  status: number;
  retryAfter: string | null;
  body: string;
  /** Until the whole answer was there. */
  ms: number;
}

const BOUNDARY = "--a-line-that-is-in-no-picture";
const WORDS = {
  caption: "The sofa had plans",
  altText: "A sofa that stands in the light of an evening",
  category: "faith",
};

/** Sends a picture with its words as programs do, as multipart/form-data of a known length. */
export function send(
  { url, token, agent }: SendPlan,
  file: Buffer,
): Promise<Sent> {
  const pieces = [Buffer.from(formBefore()), file, Buffer.from(FORM_END)];
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const headers = {
      "Content-Type": `multipart/form-data; boundary=${BOUNDARY}`,
      "Content-Length": pieces.reduce((sum, { length }) => sum + length, 0),
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    };
    const sending = request(
      url,
      { method: "POST", headers, agent },
      (response) => {
        text(response).then((body) => {
          const { statusCode: status = 0, headers: told } = response;
          const retryAfter = told["retry-after"] ?? null;
          const ms = performance.now() - began;
          resolve({ status, retryAfter, body, ms });
        }, reject);
      },
    );
    sending.on("error", reject);
    for (const piece of pieces) sending.write(piece);
    sending.end();
  });
}

const FORM_END = `\r\n--${BOUNDARY}--\r\n`;

function formBefore(): string {
  const words = Object.entries(WORDS).map(
    ([name, value]) =>
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${words.join("")}--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="sofa.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`;
}

/** Does `work` so many times, a few at a time. */
export async function inTurns<Result>(
  count: number,
  atOnce: number,
  work: (number: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const client = async () => {
    while (next < count) {
      const number = next++;
      results[number] = await work(number);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, client));
  return results;
}
