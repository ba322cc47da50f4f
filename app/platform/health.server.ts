import { openCheck, type Check, type CheckResult } from "./checks.server.ts";
import type { Clock } from "./clock.ts";

export interface HealthNeeds {
  checks: readonly Check[];
  clock: Clock;
  /** Whether the splash page can be answered at this moment, from memory if need be. */
  canServe: () => boolean;
  isDraining: () => boolean;
  /** Hears each result, for the metrics. */
  onResult?: (name: string, isUp: boolean) => void;
}

/** What a probe is answered: it names parts and never hosts, versions or reasons. */
export interface HealthAnswer {
  httpStatus: 200 | 503;
  body: {
    status: "healthy" | "degraded" | "unhealthy";
    checks?: Record<string, CheckResult>;
  };
}

export interface Health {
  /** `/health`: can this process serve visitors? */
  health(): Promise<HealthAnswer>;
  /** `/health/live`: the process runs. Touches nothing. */
  live(): HealthAnswer;
  /** `/health/ready`: every critical part works and the process is not on its way out. */
  ready(): Promise<HealthAnswer>;
}

/** Headers of all three, names and values in turn. */
export const HEALTH_HEADERS = [
  "Content-Type",
  "application/json; charset=utf-8",
  "Cache-Control",
  "no-store",
] as const;

/** Opens the answers to health probes over a table of checks. */
export function openHealthAnswers({
  checks,
  clock,
  canServe,
  isDraining,
  onResult = () => {},
}: HealthNeeds): Health {
  const opened = checks.map((check) => ({
    ...check,
    ask: openCheck(check, clock),
  }));

  async function examine() {
    const results = await Promise.all(
      opened.map(async ({ name, critical, ask }) => ({
        name,
        critical,
        result: await ask(),
      })),
    );
    for (const { name, result } of results)
      onResult(name, result.status === "healthy");
    const failed = results.filter(
      ({ result }) => result.status === "unhealthy",
    );
    return {
      status: failed.length > 0 ? ("degraded" as const) : ("healthy" as const),
      isCriticalDown: failed.some(({ critical }) => critical),
      checks: Object.fromEntries(
        results.map(({ name, result }) => [name, result]),
      ),
    };
  }

  return {
    async health() {
      const { status, checks } = await examine();
      return status === "healthy" || canServe()
        ? answer(status, checks)
        : answer("unhealthy", checks);
    },
    live: () => ({ httpStatus: 200, body: { status: "healthy" } }),
    async ready() {
      const { status, isCriticalDown, checks } = await examine();
      return answer(
        isCriticalDown || isDraining() ? "unhealthy" : status,
        checks,
      );
    },
  };
}

function answer(
  status: HealthAnswer["body"]["status"],
  checks: Record<string, CheckResult>,
): HealthAnswer {
  return {
    httpStatus: status === "unhealthy" ? 503 : 200,
    body: { status, checks },
  };
}
