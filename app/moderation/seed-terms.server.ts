import type { Db } from "#app/platform/database.server.ts";
import { foldTerm } from "./forbidden-terms.ts";
import { SEED_TERMS } from "./seed-terms.ts";

const SEEDED_MARK = "forbidden-terms-seeded";

/**
 * Writes the first forbidden terms, once in the life of a database: whoever deletes them keeps them deleted.
 * `migrate up` calls it, since every environment runs that, and the seed. Returns how many were added.
 */
export async function seedTerms(db: Db): Promise<number> {
  return db.$transaction(async (tx) => {
    const mark = await tx.setting.createMany({
      data: [{ key: SEEDED_MARK, value: true }],
      skipDuplicates: true,
    });
    if (mark.count === 0) return 0;
    const data = SEED_TERMS.flatMap(({ terms, ...facts }) =>
      terms.map((term) => ({ ...facts, term, folded: foldTerm(term) })),
    );
    const added = await tx.forbiddenTerm.createMany({
      data,
      skipDuplicates: true,
    });
    return added.count;
  });
}
