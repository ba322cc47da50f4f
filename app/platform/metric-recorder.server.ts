import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import type { MetricRow } from "./metric-table.ts";

/** Series one metric may have. What comes after, such as raw URLs taken for routes, is not recorded. */
const MAX_SERIES = 2000;

/** Records into one series: for a counter how many (one when left out), else the value. */
export type Series = (value?: number) => void;
/** Finds the series of these label values, in the order of the row. */
export type FindSeries = (...labels: string[]) => Series;

const METHODS = new Set([
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
]);
const UNRECORDED: Series = () => {};

/**
 * Makes one row of the table a metric. A series is found by one map look-up, not by prom-client's label hashing,
 * and whoever records into the same one often may keep it.
 */
export function openMetric(row: MetricRow, registry: Registry): FindSeries {
  const open = OPENERS[row.type](row, registry);
  const known = new Map<string, Series>();
  return (...labels) => {
    const key = labels.length === 1 ? (labels[0] ?? "") : labels.join("\n");
    const found = known.get(key);
    if (found) return found;
    if (known.size >= MAX_SERIES) return UNRECORDED;
    const series = open(labels);
    known.set(key, series);
    return series;
  };
}

/** Every request passes here: both of its series are found by one look-up. */
export function openRequestRecorder(
  findCount: FindSeries,
  findDuration: FindSeries,
) {
  const known = new Map<string, (seconds: number) => void>();
  const open = (...labels: string[]) => {
    const count = findCount(...labels);
    const duration = findDuration(...labels);
    return (seconds: number) => (count(), duration(seconds));
  };
  return (
    method: string,
    route: string,
    status: number,
    seconds: number,
  ): void => {
    const key = `${status}${method} ${route}`;
    const record =
      known.get(key) ??
      open(METHODS.has(method) ? method : "other", route, String(status));
    if (known.size < MAX_SERIES) known.set(key, record);
    record(seconds);
  };
}

const OPENERS: Record<
  MetricRow["type"],
  (row: MetricRow, registry: Registry) => (labels: string[]) => Series
> = {
  counter(row, registry) {
    const metric = new Counter(configuration(row, registry));
    return (labels) => {
      const child = metric.labels(...labels);
      return (by = 1) => child.inc(by);
    };
  },
  gauge(row, registry) {
    const metric = new Gauge(configuration(row, registry));
    return (labels) => {
      const child = metric.labels(...labels);
      return (value = 0) => child.set(value);
    };
  },
  histogram(row, registry) {
    const metric = new Histogram({
      ...configuration(row, registry),
      buckets: [...(row.buckets ?? [])],
    });
    return (labels) => {
      const child = metric.labels(...labels);
      return (value = 0) => child.observe(Math.max(0, value));
    };
  },
};

function configuration({ name, help, labels }: MetricRow, registry: Registry) {
  return { name, help, labelNames: [...labels], registers: [registry] };
}
