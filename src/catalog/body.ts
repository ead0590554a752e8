import type { Json } from "../bytes/json.ts";

/** Members of an act's body or private slot, read without trust: another device may have written anything. */
export class Body {
  readonly #members: { readonly [key: string]: Json };

  constructor(json: Json | null) {
    const isObject = typeof json === "object" && json !== null && !Array.isArray(json);
    this.#members = isObject ? (json as { readonly [key: string]: Json }) : {};
  }

  /** "" when it is no string. */
  text(key: string): string {
    return this.textOrNull(key) ?? "";
  }

  /** null when it is no string or an empty one. */
  textOrNull(key: string): string | null {
    const value = this.#members[key];
    return typeof value === "string" && value !== "" ? value : null;
  }

  /** 0 when it is no number. */
  count(key: string): number {
    const value = this.#members[key];
    return typeof value === "number" ? value : 0;
  }

  flag(key: string): boolean {
    return this.#members[key] === true;
  }

  json(key: string): Json {
    return this.#members[key] ?? null;
  }

  list(key: string): readonly Json[] {
    const value = this.#members[key];
    return Array.isArray(value) ? value : [];
  }

  /** The value when it is one of these, else the first of them. */
  oneOf<T extends string>(key: string, values: readonly [T, ...T[]]): T {
    const value = this.#members[key];
    return values.find((one) => one === value) ?? values[0];
  }
}
