import { verifyAudit } from "#app/moderation/audit.server.ts";
import type { Services } from "#app/platform/services.server.ts";

/** Says whether the audit log is as it was written; exit code 1 and the first broken row when it is not. */
export async function auditVerify({ db }: Services): Promise<number> {
  const broken = await verifyAudit(db);
  if (broken) {
    console.error(`the audit log is broken at row ${broken.id}`);
    return 1;
  }
  console.log(`${await db.auditEntry.count()} rows, unbroken`);
  return 0;
}
