import { collectDefaultMetrics, Registry } from "prom-client";
import {
  openMetric,
  openRequestRecorder,
  type FindSeries,
} from "./metric-recorder.server.ts";
import {
  METRICS,
  type Metric,
  type MetricRow,
  type MetricTable,
} from "./metric-table.ts";
import { withinLimit } from "./within-limit.ts";

type LabelValues<Labels extends readonly string[]> = {
  [Index in keyof Labels]: string;
};
type Recorder<Row extends MetricTable[Metric]> = Row["type"] extends "counter"
  ? (...values: [...LabelValues<Row["labels"]>, by?: number]) => void
  : (...values: [...LabelValues<Row["labels"]>, value: number]) => void;
type Recorders = { [Name in Metric]: Recorder<MetricTable[Name]> };

/** One verb for each row of the table: `metrics.interaction("liked", "family")`, `metrics.dbQuery("select", 0.002)`. */
export interface Metrics extends Recorders {
  /** One answered request. The route is a pattern, such as `/media/:asset/:file`. */
  request(method: string, route: string, status: number, seconds: number): void;
  /** The memes published now; categories that have none any more are taken out. */
  activeMemes(memes: Iterable<{ categorySlug: string }>): void;
  /** Runs before each `text()`, to set what is only known on asking. A failure or a second of silence is passed over. */
  beforeText(sample: () => Promise<void> | void): void;
  /** Prometheus text exposition format. */
  text(): Promise<string>;
  readonly contentType: string;
}

const SAMPLE_LIMIT_MS = 1000;

/** Opens a registry of its own, with Node's and the process's metrics beside ours. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const find = Object.fromEntries(
    Object.entries(METRICS).map(([verb, row]) => [
      verb,
      openMetric(row, registry),
    ]),
  ) as Record<Metric, FindSeries>;
  const samples: (() => Promise<void> | void)[] = [];
  return {
    ...openRecorders(find),
    request: openRequestRecorder(find.httpRequest, find.httpDuration),
    activeMemes(memes) {
      registry.getSingleMetric(METRICS.activeMemesIn.name)?.reset();
      for (const [category, count] of countByCategory(memes))
        find.activeMemesIn(category)(count);
    },
    beforeText: (sample) => void samples.push(sample),
    async text() {
      await Promise.allSettled(
        samples.map((sample) =>
          withinLimit(async () => sample(), SAMPLE_LIMIT_MS),
        ),
      );
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

function openRecorders(find: Record<Metric, FindSeries>): Recorders {
  const recorder = ([verb, row]: [string, MetricRow]) => {
    const width = row.labels.length;
    const findSeries = find[verb as Metric];
    const record = (...values: (string | number)[]) => {
      const value = values[width];
      findSeries(...values.slice(0, width).map(String))(
        value === undefined ? undefined : Number(value),
      );
    };
    return [verb, record];
  };
  return Object.fromEntries(Object.entries(METRICS).map(recorder)) as Recorders;
}

function countByCategory(
  memes: Iterable<{ categorySlug: string }>,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { categorySlug } of memes)
    counts.set(categorySlug, (counts.get(categorySlug) ?? 0) + 1);
  return counts;
}
