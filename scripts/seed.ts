/**
 * Fills an empty database with forbidden terms, categories, a cast without an admin, and memes in three languages.
 * `--first N` takes only the first memes, for a quick look. `--if-empty` does nothing when there is something already that an earlier, unfinished run has not left; `--demo N` gives N memes and 90 days of showings.
 * Running it again adds nothing twice.
 */
import { parseArgs } from "node:util";
import { seedTerms } from "#app/moderation/seed-terms.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { openCommand } from "./command.ts";
import { seedCast } from "./seed/cast.ts";
import { seedCategories } from "./seed/categories.ts";
import { seedDemonstration } from "./seed/demonstration.ts";
import { seedMemes } from "./seed/memes.ts";
import { MEMES } from "./seed-pictures/memes.ts";

const { values } = parseArgs({
  options: {
    demo: { type: "string" },
    first: { type: "string" },
    "if-empty": { type: "boolean", default: false },
  },
});
const [demo, first] = [values.demo ?? "0", values.first ?? MEMES.length].map(
  Number,
);
if (!isCount(demo) || !isCount(first)) {
  console.error(
    "usage: node scripts/seed.ts [--if-empty] [--first N] [--demo N]",
  );
  process.exit(2);
}

const SEED_MARK = "seed";
const services = await openCommand();
try {
  if (services.env.APP_ENV === "production" && values.demo !== undefined) {
    throw new Error("demonstration memes are not for production");
  }
  await seedTerms(services.db);
  if (values["if-empty"] && (await isFilled(services)))
    console.log("has memes already");
  else {
    await mark(services, "begun");
    const categories = await seedCategories(services);
    if (services.env.APP_ENV === "production")
      console.log(`${categories} categories`);
    else {
      await seedCast(services);
      const memes = await seedMemes(services, MEMES.slice(0, first));
      const shown = demo > 0 ? await seedDemonstration(services, demo) : 0;
      console.log(
        `${categories} categories, ${memes} memes${shown > 0 ? `, ${shown} showings` : ""}`,
      );
    }
    await mark(services, "done");
  }
} finally {
  await services.close();
}

/** A run that was killed in the middle is taken up again; what people have changed since a finished one is left alone. */
async function isFilled({ db }: Services): Promise<boolean> {
  const seed = await db.setting.findUnique({ where: { key: SEED_MARK } });
  return seed ? seed.value === "done" : (await db.category.count()) > 0;
}

async function mark({ db }: Services, value: "begun" | "done"): Promise<void> {
  await db.setting.upsert({
    where: { key: SEED_MARK },
    update: { value },
    create: { key: SEED_MARK, value },
  });
}

function isCount(value: number | undefined): value is number {
  return Number.isInteger(value) && Number(value) >= 0;
}
