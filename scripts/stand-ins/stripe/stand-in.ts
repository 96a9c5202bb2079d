import { randomBytes } from "node:crypto";

import type Stripe from "stripe";

import { missing } from "./http/stripe-failure";
import type { HiddenFacts, Kind, Kinds, StandInState, Task } from "./state";

/** The stand-in's Stripe version: the one the SDK of this project is made for. */
export const API_VERSION = "2026-10-28.endive";

const ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

export interface StandInOptions {
  state: StandInState;
  /** Address of the pages, without a slash at the end. */
  publicUrl: () => string;
  /** Told of every event as it is made. */
  onEvent: (event: Stripe.Event) => void;
  /** How long a bank debit or a pending refund takes; `null` waits for the control interface. */
  settleAfterSeconds: number | null;
}

/** The books of the stand-in: objects, clock, names, events and things that happen later. */
export class StandIn {
  readonly state: StandInState;
  private readonly byId = new Map<string, StandInState["objects"][number]>();
  private changed = false;

  constructor(private readonly options: StandInOptions) {
    this.state = options.state;
    for (const stored of this.state.objects) this.byId.set(stored.object.id, stored);
  }

  get publicUrl(): string {
    return this.options.publicUrl();
  }

  /** Seconds since 1970 on the stand-in's own clock. */
  now(): number {
    return Math.floor((Date.now() + this.state.clockOffsetMs) / 1000);
  }

  advance(seconds: number): void {
    this.state.clockOffsetMs += seconds * 1000;
    this.changed = true;
  }

  newId(prefix: string): string {
    return `${prefix}_${Array.from(randomBytes(24), (byte) => ID_LETTERS[byte % ID_LETTERS.length]).join("")}`;
  }

  add<K extends Kind>(kind: K, account: string, object: Kinds[K]): Kinds[K] {
    const stored = { kind, account, object };
    this.state.objects.push(stored);
    this.byId.set(object.id, stored);
    this.changed = true;
    return object;
  }

  /** Newest first. */
  all<K extends Kind>(kind: K, account: string): Kinds[K][] {
    return this.state.objects
      .filter((stored) => stored.kind === kind && stored.account === account)
      .map(({ object }) => object as Kinds[K])
      .reverse();
  }

  /** Of every account, newest first. */
  everywhere<K extends Kind>(kind: K): { account: string; object: Kinds[K] }[] {
    return this.state.objects
      .filter((stored) => stored.kind === kind)
      .map(({ account, object }) => ({ account, object: object as Kinds[K] }))
      .reverse();
  }

  find<K extends Kind>(kind: K, account: string, id: string): Kinds[K] | undefined {
    const stored = this.byId.get(id);
    return stored?.kind === kind && stored.account === account ? (stored.object as Kinds[K]) : undefined;
  }

  get<K extends Kind>(kind: K, account: string, id: string, param?: string): Kinds[K] {
    const object = this.find(kind, account, id);
    if (!object) throw missing(kind, id, param ?? "id");
    return object;
  }

  /** The account that holds an object, for pages and control calls that name only the object. */
  accountOf(id: string): string | undefined {
    return this.byId.get(id)?.account;
  }

  hidden(id: string): HiddenFacts {
    this.changed = true;
    return (this.state.hidden[id] ??= {});
  }

  emit(account: string, type: Stripe.Event.Type, object: Kinds[Kind], previous?: object): void {
    const event = {
      id: this.newId("evt"),
      object: "event",
      api_version: API_VERSION,
      ...(account ? { account } : {}),
      created: this.now(),
      data: { object: structuredClone(object), ...(previous ? { previous_attributes: previous } : {}) },
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type,
    } as unknown as Stripe.Event;
    this.add("event", account, event);
    this.options.onEvent(event);
  }

  /** Without a delay the task waits until the control interface asks for it. */
  later(kind: Task["kind"], account: string, id: string): void {
    const { settleAfterSeconds } = this.options;
    const dueAt = settleAfterSeconds === null ? Number.MAX_SAFE_INTEGER : this.now() + settleAfterSeconds;
    this.state.tasks.push({ kind, account, id, dueAt });
    this.changed = true;
  }

  /** Removes and returns the tasks whose time has come, or all those that `choose` picks. */
  takeTasks(choose: (task: Task) => boolean = ({ dueAt }) => dueAt <= this.now()): Task[] {
    const due = this.state.tasks.filter(choose);
    if (due.length === 0) return due;
    this.state.tasks = this.state.tasks.filter((task) => !due.includes(task));
    this.changed = true;
    return due;
  }

  markChanged(): void {
    this.changed = true;
  }

  /** True once after each change; asked by whoever writes the state to disk. */
  takeChanged(): boolean {
    const { changed } = this;
    this.changed = false;
    return changed;
  }
}
