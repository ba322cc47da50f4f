import { expect, test } from "vitest";
import { METRICS } from "./metric-table.ts";
import { openMetrics } from "./metrics.server.ts";

test("every row of the table is a metric with a help text", async () => {
  const text = await openMetrics().text();
  for (const { name, type } of Object.values(METRICS))
    expect(text).toContain(`# TYPE ${name} ${type}`);
  expect(text).toContain("process_cpu_seconds_total");
  expect(text).toContain("nodejs_eventloop_lag_seconds");
});

test("a verb records the labels in the row's order", async () => {
  const metrics = openMetrics();
  metrics.interaction("liked", "family");
  metrics.interaction("liked", "family");
  metrics.logLinesLost("files", 7);
  metrics.queueDepth("encode-avif", "ready", 3);
  metrics.dbQuery("select", 0.002);
  const text = await metrics.text();
  expect(text).toContain(
    'mingus_meme_interactions_total{kind="liked",category="family"} 2',
  );
  expect(text).toContain('mingus_log_lines_lost_total{sink="files"} 7');
  expect(text).toContain(
    'mingus_queue_depth{queue="encode-avif",state="ready"} 3',
  );
  expect(text).toContain(
    'mingus_db_query_duration_seconds_bucket{le="0.0025",verb="select"} 1',
  );
});

test("a request is counted and timed, and a method nobody knows is other", async () => {
  const metrics = openMetrics();
  metrics.request("GET", "/media/:asset/:file", 200, 0.004);
  metrics.request("BREW", "/", 405, 0.001);
  const text = await metrics.text();
  expect(text).toContain(
    'http_requests_total{method="GET",route="/media/:asset/:file",status="200"} 1',
  );
  expect(text).toContain(
    'http_request_duration_seconds_count{method="GET",route="/media/:asset/:file",status="200"} 1',
  );
  expect(text).toContain(
    'http_requests_total{method="other",route="/",status="405"} 1',
  );
});

test("a clock that steps back gives no negative duration", async () => {
  const metrics = openMetrics();
  metrics.request("GET", "/", 200, -3600);
  expect(await metrics.text()).toContain(
    'http_request_duration_seconds_sum{method="GET",route="/",status="200"} 0',
  );
});

test("ten thousand routes cannot fill the memory", async () => {
  const metrics = openMetrics();
  for (let route = 0; route < 10_000; route += 1)
    metrics.request("GET", `/${route}`, 404, 0.001);
  const series = (await metrics.text()).match(/^http_requests_total{/gm);
  expect(series).toHaveLength(2000);
});

test("a category that has no meme any more is taken out", async () => {
  const metrics = openMetrics();
  metrics.activeMemes([
    { categorySlug: "family" },
    { categorySlug: "faith" },
    { categorySlug: "faith" },
  ]);
  expect(await metrics.text()).toContain(
    'mingus_active_memes{category="faith"} 2',
  );
  metrics.activeMemes([{ categorySlug: "family" }]);
  expect(await metrics.text()).not.toContain('category="faith"');
});

test("what is only known on asking is asked before the text is made, and its failure passed over", async () => {
  const metrics = openMetrics();
  metrics.beforeText(() => metrics.decodeWaiting(4));
  metrics.beforeText(() => Promise.reject(new Error("database away")));
  expect(await metrics.text()).toContain("mingus_decode_waiting 4");
});

test("two registries know nothing of each other", async () => {
  const [one, other] = [openMetrics(), openMetrics()];
  one.memeView("family");
  expect(await other.text()).not.toContain('category="family"');
});
