import { Counter, Gauge, Histogram, register } from "prom-client";

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.5, 3, 10];
const JOB_SECONDS = [0.05, 0.2, 1, 5, 20, 60, 300, 1800];

// The server and the Remix build each load this module, while prom-client's registry is one.
function once<M>(name: string, make: (name: string) => M): M {
  const full = `quittance_${name}`;
  return (register.getSingleMetric(full) as M | undefined) ?? make(full);
}

const counter = <L extends string>(name: string, help: string, labelNames: L[]) =>
  once(name, (full) => new Counter({ name: full, help, labelNames }));
const gauge = <L extends string>(name: string, help: string, labelNames: L[]) =>
  once(name, (full) => new Gauge({ name: full, help, labelNames }));
const histogram = <L extends string>(name: string, help: string, labelNames: L[], buckets: number[]) =>
  once(name, (full) => new Histogram({ name: full, help, labelNames, buckets }));

/** Names of spec 07 §21. Labels never carry tenants' names or personal data. */
export const metrics = {
  httpRequests: counter("http_requests_total", "Requests answered", ["route", "method", "status"]),
  httpSeconds: histogram("http_request_seconds", "Time to answer", ["route", "method"], SECONDS),
  sseConnections: gauge("sse_connections", "Open live streams", []),
  dbPoolInUse: gauge("db_pool_in_use", "Database connections in use", ["role"]),
  jobRuns: counter("job_runs_total", "Jobs run", ["job", "result"]),
  jobSeconds: histogram("job_seconds", "Time a job takes", ["job"], JOB_SECONDS),
  jobLastSuccess: gauge("job_last_success_timestamp", "Unix seconds of a job's last success", ["job"]),
  payments: counter("payments_total", "Payments by outcome", ["method", "result"]),
  messages: counter("messages_total", "Messages sent", ["channel", "result"]),
  importRows: counter("import_rows_total", "Rows read from files", ["result"]),
  loginFailures: counter("login_failures_total", "Refused sign-ins", []),
};
