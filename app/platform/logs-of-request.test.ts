import { expect, test } from "vitest";
import { openTestLogs } from "#test/services.ts";
import { logsOfRequest } from "./logs-of-request.server.ts";

test("every line that is written for a request names it, the request's own line as it is", () => {
  const logs = openTestLogs();
  const own = logsOfRequest(logs, "r-1");
  own.warn("upload_refused", { reason: "too_large" });
  own.security("suspicious_upload");
  own.error("unexpected_error", { requestId: "r-2" });
  const fields = logs.lines.map((line) => line.fields);
  expect(fields).toEqual([
    { requestId: "r-1", reason: "too_large" },
    { requestId: "r-1" },
    { requestId: "r-2" },
  ]);
  expect(own.request).toBe(logs.request);
});
