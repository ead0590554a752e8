import type { VerbFinal, VerbGroup } from "../verb-final/verb-final.ts";
import type { Token } from "./token.ts";

/** A verb found with the words that belong to it. */
export interface VerbMatch<T> {
  readonly value: T;
  /** The token after it. */
  readonly end: number;
  /** Where its verb stands, after the noun that it takes with it. */
  readonly verb: number;
  readonly group: VerbGroup;
  readonly negated: boolean;
}

interface Item<T> {
  readonly literal: readonly string[];
  readonly root: string;
  readonly value: T;
}

/** Verbs with the nouns they take ("گرفتار کر", "आग लगा"), looked up by their first word in all forms of the root. */
export class VerbIndex<T> {
  readonly #verbs: VerbFinal;
  readonly #byFirst = new Map<string, Item<T>[]>();

  constructor(verbs: VerbFinal) {
    this.#verbs = verbs;
  }

  /** Adds a phrase whose last word is a root. */
  add(phrase: string, value: T): void {
    const words = phrase.split(" ");
    const root = words.pop() ?? "";
    const item = { literal: words, root, value };
    for (const first of words.length > 0 ? [words[0]!] : this.#verbs.formsOf(root)) {
      const list = this.#byFirst.get(first) ?? [];
      if (!list.includes(item)) list.push(item);
      this.#byFirst.set(first, list);
    }
  }

  /** The verb that starts at a token, of several the one with most words; null when there is none. Looks at most 18 tokens on. */
  match(tokens: readonly Token[], at: number, limit: number): VerbMatch<T> | null {
    let best: (VerbMatch<T> & { readonly words: number }) | null = null;
    for (const item of this.#byFirst.get(tokens[at]?.lower ?? "") ?? []) {
      const found = this.#fit(item, tokens, at, limit);
      const words = item.literal.length;
      if (found && (!best || found.end > best.end || (found.end === best.end && words > best.words)))
        best = { ...found, words };
    }
    return best;
  }

  #fit(item: Item<T>, tokens: readonly Token[], at: number, limit: number): VerbMatch<T> | null {
    for (let i = 0; i < item.literal.length; i++) if (tokens[at + i]?.lower !== item.literal[i]) return null;
    const after = at + item.literal.length;
    let negated = false;
    for (let verb = after; verb < limit && verb <= after + 3; verb++) {
      const group = this.#verbs.groupAt(tokens, verb, item.root, limit);
      const bare = group?.form === "stem" && !group.participle;
      if (group && !bare) return { value: item.value, end: group.end, verb, group, negated: negated || group.negated };
      const word = tokens[verb]!.lower;
      if (item.literal.length === 0 || !this.#verbs.filler.has(word)) return null;
      if (this.#verbs.negation.has(word)) negated = true;
    }
    return null;
  }
}
