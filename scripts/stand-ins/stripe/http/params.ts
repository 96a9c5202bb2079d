import type { FormValue } from "./form-body";
import { invalidRequest } from "./stripe-failure";

/** Reads the parameters of one request the way Stripe does, with its words for what is wrong. */
export class Params {
  constructor(
    private readonly values: Record<string, FormValue>,
    private readonly prefix = "",
  ) {}

  /** Refuses anything the stand-in does not know, so that a misspelt or unsupported parameter is never ignored. */
  allow(...names: string[]): this {
    const stranger = Object.keys(this.values).find((name) => name !== "expand" && !names.includes(name));
    if (stranger === undefined) return this;
    const param = this.nameOf(stranger);
    throw invalidRequest(`Received unknown parameter: ${param}`, { param, code: "parameter_unknown" });
  }

  has(name: string): boolean {
    return this.values[name] !== undefined && this.values[name] !== "";
  }

  text(name: string): string | undefined {
    const value = this.values[name];
    if (value === undefined || value === "") return undefined;
    if (typeof value === "string") return value;
    throw invalidRequest(`Invalid string: ${this.nameOf(name)}`, { param: this.nameOf(name) });
  }

  requiredText(name: string): string {
    const value = this.text(name);
    if (value !== undefined) return value;
    throw this.missing(name);
  }

  integer(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (/^-?\d{1,15}$/.test(value)) return Number(value);
    const param = this.nameOf(name);
    throw invalidRequest(`Invalid integer: ${value}`, { param, code: "parameter_invalid_integer" });
  }

  requiredInteger(name: string): number {
    const value = this.integer(name);
    if (value !== undefined) return value;
    throw this.missing(name);
  }

  flag(name: string): boolean {
    const value = this.text(name);
    if (value !== undefined && value !== "true" && value !== "false") {
      throw invalidRequest(`Invalid boolean: ${value}`, { param: this.nameOf(name) });
    }
    return value === "true";
  }

  oneOf<T extends string>(name: string, choices: readonly T[]): T | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const choice = choices.find((candidate) => candidate === value);
    if (choice !== undefined) return choice;
    const message = `Invalid ${this.nameOf(name)}: must be one of ${choices.join(", ")}`;
    throw invalidRequest(message, { param: this.nameOf(name) });
  }

  texts(name: string): string[] {
    const value = this.values[name];
    if (value === undefined || value === "") return [];
    if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
    throw invalidRequest("Invalid array", { param: this.nameOf(name) });
  }

  hash(name: string): Record<string, string> {
    const value = this.values[name];
    if (value === undefined || value === "") return {};
    if (typeof value === "string" || Array.isArray(value)) {
      throw invalidRequest("Invalid object", { param: this.nameOf(name) });
    }
    const texts = new Params(value, this.nameOf(name));
    return Object.fromEntries(Object.keys(value).map((key) => [key, texts.text(key) ?? ""]));
  }

  child(name: string): Params {
    const value = this.values[name] ?? {};
    if (typeof value === "string" || Array.isArray(value)) {
      throw invalidRequest("Invalid object", { param: this.nameOf(name) });
    }
    return new Params(value, this.nameOf(name));
  }

  children(name: string): Params[] {
    const value = this.values[name] ?? [];
    if (!Array.isArray(value)) throw invalidRequest("Invalid array", { param: this.nameOf(name) });
    return value.map((item, index) => {
      if (typeof item === "string" || Array.isArray(item)) throw invalidRequest("Invalid object");
      return new Params(item, `${this.nameOf(name)}[${index}]`);
    });
  }

  private missing(name: string) {
    const param = this.nameOf(name);
    return invalidRequest(`Missing required param: ${param}.`, { param, code: "parameter_missing" });
  }

  private nameOf(name: string): string {
    return this.prefix ? `${this.prefix}[${name}]` : name;
  }
}
