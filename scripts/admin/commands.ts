import type { Services } from "#app/platform/services.server.ts";
import { addMeme } from "./meme-add.ts";
import { createUser } from "./user-create.ts";

export interface AdminCommand {
  usage: string;
  /** Returns the exit code. */
  run(services: Services, parameters: string[]): Promise<number>;
}

/** Every command by its two words. */
export const ADMIN_COMMANDS: Readonly<Record<string, AdminCommand>> = {
  "meme add": {
    usage:
      "meme add FILE --caption C --alt A --category SLUG [--locale en] [--tags a,b] [--decorative]",
    run: addMeme,
  },
  "user create": {
    usage: "user create --email E --role R [--name N]",
    run: createUser,
  },
};
