/** Where instants come from; tests and the demo's history move it. */
export interface Clock {
  now(): Date;
}
