import type { Services } from "#app/platform/services.server.ts";
import type { Schedule } from "#app/platform/sweeper.server.ts";
import { createTempSweep } from "#app/storage/temp-sweep.server.ts";
import { endPictures } from "./ended-pictures.server.ts";
import { searchNeverSearched } from "./never-searched.server.ts";
import { createObjectSweep } from "./object-sweep.server.ts";
import { freeUploads } from "./stuck-uploads.server.ts";

const HOUR_SECONDS = 3600;
/** What a killed process leaves in storage is looked for more often than other things, since it is looked at twice. */
const OBJECTS_SHARE = 4;

/** What uploads leave behind, and how often it is cleared away. Age limits are beside each sweep. */
export function uploadSweeps(services: Services): Schedule[] {
  const { SWEEP_SECONDS: everySeconds, TMP_DIR } = services.env;
  return [
    {
      name: "temporary-files",
      everySeconds,
      everywhere: true,
      sweep: createTempSweep(TMP_DIR),
    },
    {
      name: "objects",
      everySeconds: everySeconds / OBJECTS_SHARE,
      sweep: createObjectSweep(services),
    },
    {
      name: "uploads",
      everySeconds,
      sweep: () => freeUploads(services),
    },
    {
      name: "never-searched",
      everySeconds,
      sweep: () => searchNeverSearched(services),
    },
    {
      name: "ended-pictures",
      everySeconds: Math.max(everySeconds, HOUR_SECONDS),
      sweep: (signal) => endPictures(services, signal),
    },
  ];
}
