import type { Found, NameIndex } from "./nameIndex.ts";

/** Names that sound like others of an archive, looked up a few at a time and remembered. */
export interface NearNames {
  /** Makes these the names there are, and looks up at most `lookups` of those not looked up yet, in the order given. */
  look(names: readonly string[], lookups: number): void;
  /** Other names like this one, best first; null while it has not been looked up. Names that came later know of it, it not of them. */
  near(name: string): readonly Found[] | null;
}

/** Spellings remembered for each name. */
const most = 8;

/** Remembers who sounds like whom, so that a judgement costs no new look at names: each name is looked up once in all. */
export function createNear(matcher: { index(): NameIndex }): NearNames {
  const index = matcher.index();
  const held = new Set<string>();
  const found = new Map<string, readonly Found[]>();
  return {
    look(names, lookups) {
      const now = new Set(names);
      for (const name of held) {
        if (now.has(name)) continue;
        index.remove(name);
        held.delete(name);
        found.delete(name);
      }
      for (const name of names) {
        if (held.has(name)) continue;
        index.add(name, name);
        held.add(name);
      }
      let left = lookups;
      for (const name of names) {
        if (left === 0) return;
        if (found.has(name)) continue;
        left--;
        found.set(
          name,
          index.best(name, most + 1).filter((one) => one.id !== name),
        );
      }
    },
    near: (name) => found.get(name) ?? null,
  };
}
