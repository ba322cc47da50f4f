import type { ErrorCode } from "#app/platform/errors.ts";
import type { Services } from "#app/platform/services.server.ts";

interface Note {
  code: ErrorCode;
  reason: string;
  /** Where the log does not know by itself which request it is about. */
  requestId?: string;
}

/** A refused upload is counted and has its line in the log, whatever way it came and however early it was refused. */
export function noteRefusal(
  { metrics, log }: Pick<Services, "metrics" | "log">,
  { code, reason, ...request }: Note,
): void {
  metrics.upload("refused");
  metrics.uploadRefusal(code);
  log.warn("upload_refused", { ...request, code, reason });
}
