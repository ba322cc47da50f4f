import {
  openServices,
  type OpenServices,
} from "#app/platform/open-services.server.ts";
import { processEnvironment } from "#app/platform/process-env.server.ts";

/** The services for a command. It joins a running server's embedded database, and works on no jobs. */
export async function openCommand(): Promise<OpenServices> {
  return openServices(processEnvironment(), { join: true });
}
