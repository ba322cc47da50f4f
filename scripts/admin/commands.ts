import type { Services } from "#app/platform/services.server.ts";
import { auditVerify } from "./audit-verify.ts";
import { addMeme } from "./meme-add.ts";
import { decideMeme } from "./meme-decide.ts";
import { scrubWith } from "./scrub.ts";
import { smoke } from "./smoke.ts";
import { createToken } from "./token-create.ts";
import { addTerm } from "./term-add.ts";
import { createUser } from "./user-create.ts";
import { resetUser } from "./user-reset.ts";

/** Either way it returns the exit code. */
export type AdminCommand = { usage: string } & (
  | { run(services: Services, parameters: string[]): Promise<number> }
  /** For what asks a running site and opens nothing. */
  | { runOutside(parameters: string[]): Promise<number> }
);

/** Every command by its words. */
export const ADMIN_COMMANDS: Readonly<Record<string, AdminCommand>> = {
  "audit verify": { usage: "audit verify", run: auditVerify },
  "meme add": {
    usage:
      "meme add FILE --caption C --alt A --category SLUG [--locale en] [--tags a,b] [--decorative]",
    run: addMeme,
  },
  "meme approve": {
    usage: "meme approve ID [--by EMAIL]",
    run: decideMeme("approve"),
  },
  "meme reject": {
    usage: "meme reject ID --reason R [--words W] [--by EMAIL]",
    run: decideMeme("reject"),
  },
  "meme takedown": {
    usage: "meme takedown ID --reason R [--words W] [--by EMAIL]",
    run: decideMeme("takedown"),
  },
  "meme restore": {
    usage: "meme restore ID [--by EMAIL]",
    run: decideMeme("restore"),
  },
  scrub: { usage: "scrub [--json]", run: scrubWith() },
  smoke: { usage: "smoke URL", runOutside: smoke },
  "token create": {
    usage:
      "token create --email E --scope S [--scope S2] [--name N] [--days D]",
    run: createToken,
  },
  "term add": {
    usage:
      "term add TERM --severity block|hold [--category SLUG] [--note WORDS]",
    run: addTerm,
  },
  "user create": {
    usage: "user create --email E --role R [--name N] [--password-stdin]",
    run: createUser,
  },
  "user reset": { usage: "user reset --email E", run: resetUser },
};
