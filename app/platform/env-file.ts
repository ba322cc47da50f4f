import { existsSync } from "node:fs";

/** Adds what `.env` in the working folder says to the environment; what is set already stays. */
export function readEnvFile(): void {
  if (existsSync(".env")) process.loadEnvFile();
}
