export interface MetricRow {
  name: string;
  type: "counter" | "gauge" | "histogram";
  help: string;
  labels: readonly string[];
  /** Upper bounds of a histogram, in its unit. */
  buckets?: readonly number[];
}

const REQUEST_SECONDS = [
  0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
] as const;
const UPLOAD_SECONDS = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60] as const;
const QUERY_SECONDS = [
  0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5,
] as const;

/**
 * Every metric besides the process's own. The key is the verb that records it: labels in the order of the row,
 * then for a counter how many (one when left out), for the others the value.
 */
export const METRICS = {
  httpRequest: {
    name: "http_requests_total",
    type: "counter",
    help: "Requests answered. Routes are patterns.",
    labels: ["method", "route", "status"],
  },
  httpDuration: {
    name: "http_request_duration_seconds",
    type: "histogram",
    help: "From the first byte of a request to the last of its answer.",
    labels: ["method", "route", "status"],
    buckets: REQUEST_SECONDS,
  },
  memeView: {
    name: "mingus_meme_views_total",
    type: "counter",
    help: "Memes shown on the splash page.",
    labels: ["category"],
  },
  interaction: {
    name: "mingus_meme_interactions_total",
    type: "counter",
    help: "What visitors did with the meme they saw.",
    labels: ["kind", "category"],
  },
  activeMemesIn: {
    name: "mingus_active_memes",
    type: "gauge",
    help: "Published memes.",
    labels: ["category"],
  },
  splashBypass: {
    name: "mingus_splash_bypass_total",
    type: "counter",
    help: "Visitors who went straight on, by reason.",
    labels: ["reason"],
  },
  upload: {
    name: "mingus_uploads_total",
    type: "counter",
    help: "Uploads, by how they ended.",
    labels: ["result"],
  },
  uploadRefusal: {
    name: "mingus_upload_refusals_total",
    type: "counter",
    help: "Uploads refused, by code.",
    labels: ["code"],
  },
  uploadDuration: {
    name: "mingus_upload_duration_seconds",
    type: "histogram",
    help: "From the start of an upload to its answer.",
    labels: [],
    buckets: UPLOAD_SECONDS,
  },
  decodeActive: {
    name: "mingus_decode_active",
    type: "gauge",
    help: "Pictures being decoded.",
    labels: [],
  },
  decodeWaiting: {
    name: "mingus_decode_waiting",
    type: "gauge",
    help: "Pictures waiting to be decoded.",
    labels: [],
  },
  job: {
    name: "mingus_jobs_total",
    type: "counter",
    help: "Background jobs, by how they ended.",
    labels: ["queue", "result"],
  },
  queueDepth: {
    name: "mingus_queue_depth",
    type: "gauge",
    help: "Background jobs, by state.",
    labels: ["queue", "state"],
  },
  queueOldest: {
    name: "mingus_queue_oldest_seconds",
    type: "gauge",
    help: "How long the oldest job has been waiting.",
    labels: ["queue"],
  },
  cacheRequest: {
    name: "mingus_cache_requests_total",
    type: "counter",
    help: "Questions to a cache: hit, miss or error.",
    labels: ["cache", "result"],
  },
  rateLimited: {
    name: "mingus_rate_limited_total",
    type: "counter",
    help: "Requests refused for being too many.",
    labels: ["action"],
  },
  dbQuery: {
    name: "mingus_db_query_duration_seconds",
    type: "histogram",
    help: "Database statements, by their first word.",
    labels: ["verb"],
    buckets: QUERY_SECONDS,
  },
  dbPoolConnections: {
    name: "mingus_db_pool_connections",
    type: "gauge",
    help: "Database connections: idle, busy, or requests waiting for one.",
    labels: ["state"],
  },
  dependencyUp: {
    name: "mingus_dependency_up",
    type: "gauge",
    help: "1 while the last check of a part succeeded, else 0.",
    labels: ["name"],
  },
  diskFreeRatio: {
    name: "mingus_disk_free_ratio",
    type: "gauge",
    help: "Free space of a folder's disk, from 0 to 1.",
    labels: ["path"],
  },
  securityEvent: {
    name: "mingus_security_events_total",
    type: "counter",
    help: "Requests refused as forged or misdirected, by kind.",
    labels: ["kind"],
  },
  sweepRemoved: {
    name: "mingus_sweep_removed_total",
    type: "counter",
    help: "Rows, objects and files that a sweep cleared away.",
    labels: ["sweep"],
  },
  sweepFailed: {
    name: "mingus_sweep_failures_total",
    type: "counter",
    help: "Turns of a sweep that failed, to be tried again.",
    labels: ["sweep"],
  },
  objectsMissing: {
    name: "mingus_objects_missing",
    type: "gauge",
    help: "Stored objects that rows name and that were not there at the last look.",
    labels: [],
  },
  logLinesLost: {
    name: "mingus_log_lines_lost_total",
    type: "counter",
    help: "Log lines that a full or broken sink did not take.",
    labels: ["sink"],
  },
} as const satisfies Record<string, MetricRow>;

export type MetricTable = typeof METRICS;
export type Metric = keyof MetricTable;
