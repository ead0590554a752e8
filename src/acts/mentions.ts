import type { NamedType } from "../names/index.ts";
import type { Ports } from "./ports.ts";
import { type JudgedNames, type NameInWords, nameKey, placesOf, resolved } from "./resolve.ts";

/** One mention of a name with the words around it, and what people judged of just this one. */
export interface MentionInWords extends NameInWords {
  /** As its source wrote it here. */
  readonly name: string;
  readonly type: NamedType | null;
  /** A judgement in force says that it is not who others of its name are. */
  readonly apart: boolean;
  /** Other names that it is joined with. */
  readonly also: readonly string[];
  /** Accounts that speak of the same one, its own among them. */
  readonly accounts: number;
  /** In force, and about just this mention. */
  readonly judgements: readonly JudgedNames[];
}

/** The mentions of a name under any keyboard's spelling: at most so many, of how many. */
export interface MentionsOfName {
  readonly mentions: readonly MentionInWords[];
  readonly of: number;
}

/** Every mention of a name, of different accounts first, so that each can be judged by itself. Appends nothing. */
export async function mentionsOf(ports: Ports, name: string, limit = 200): Promise<MentionsOfName> {
  const all = await resolved(ports);
  const key = nameKey(ports);
  const own = key(name);
  const places = await placesOf(ports, all)(name, limit);
  const of = [...all.namings.values()].filter((one) => key(one.name) === own).length;
  const mentions = places.flatMap((place) => {
    const naming = all.namings.get(place.ref);
    const ring = all.resolution.ringOf(place.ref);
    if (naming === undefined || ring === null) return [];
    const judgements = [...ring.judgements, ...ring.open].filter(({ a, b }) => a === place.ref || b === place.ref);
    return [
      {
        ...place,
        name: naming.name,
        type: ring.type ?? naming.type,
        apart: judgements.some((one) => one.verdict === "not-same" && key(one.nameA) === key(one.nameB)),
        also: ring.names.filter((one) => key(one.name) !== own).map((one) => one.name),
        accounts: new Set(ring.names.flatMap((one) => one.accounts)).size,
        judgements,
      },
    ];
  });
  return { mentions, of };
}
