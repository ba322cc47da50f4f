import type { ServerResponse } from "node:http";

/** Looks at an answer when its headers are about to leave; when it was `answered` otherwise, its own body goes nowhere. */
export function beforeSending(
  response: ServerResponse,
  look: () => "answered" | undefined,
): void {
  const write = response.write.bind(response) as (...part: unknown[]) => true;
  const end = response.end.bind(response) as (
    ...part: unknown[]
  ) => typeof response;
  let answered = false;
  const isAnswered = () => {
    if (!response.headersSent) answered = look() === "answered";
    return answered;
  };
  response.write = (...part: unknown[]) => isAnswered() || write(...part);
  response.end = (...part: unknown[]) =>
    isAnswered() ? response : end(...part);
}
