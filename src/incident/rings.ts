import type { AccountReading, SameName } from "./input.ts";
import type { RingOf } from "./traits.ts";

/** Of many names, those that may be one with a name under other spellings. */
export type NearNames = (names: readonly string[]) => (name: string) => readonly string[];

/**
 * One key for every spelling of a name in these accounts: names that are the same, straight or through a third, have one. Suggestions
 * only: nothing is merged by it. Cost is one comparison for every near name.
 */
export function ringsOf(accounts: readonly AccountReading[], sameName: SameName, nearNames?: NearNames): RingOf {
  const names = [...new Set(accounts.flatMap(namesIn))].filter((name) => !initialled.test(name)).sort();
  const parent = new Map(names.map((name) => [name, name]));
  const root = (name: string): string => {
    let at = name;
    while (parent.get(at) !== at) at = parent.get(at) ?? at;
    return at;
  };
  const near = nearNames?.(names) ?? ((name: string) => names.slice(0, names.indexOf(name)));
  for (const name of names)
    for (const other of near(name))
      if (other !== name && root(other) !== root(name) && sameName(name, other) === "same")
        parent.set(root(name), root(other));
  return (name) => (parent.has(name) ? root(name) : name);
}

/** "I. Bako" may be every Bako: it bridges no two names. */
const initialled = /(?:^|\s)\p{L}(?:[.\s…]|$)/u;

function namesIn({ account, lines }: AccountReading): string[] {
  const names = [account.source.name];
  for (const { line, state } of lines) {
    if (state === "rejected") continue;
    if (line.kind === "mention" && line.type !== "date" && line.type !== "work") names.push(line.text);
    if (line.kind === "claim" && line.claim === "deed")
      for (const { resolvedTo, text } of line.doneTo)
        if (/^\p{Lu}/u.test(resolvedTo ?? text)) names.push(resolvedTo ?? text);
  }
  return names;
}
