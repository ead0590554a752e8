import type { Found } from "./found.ts";
import { mainPlaces } from "./place-main.ts";
import type { Card, Claim, DeedClaim, DoerType, Mention } from "./result.ts";
import type { Piece } from "./telling.ts";
import { mainDate } from "./time-main.ts";

/** What a documenter would write on top: the deeds done (not denied, planned or supposed), to whom, by whom, where, when, how many. */
export function makeCard(
  found: Found,
  tellings: readonly Piece[],
  claims: readonly Claim[],
  mentions: readonly Mention[],
): Card {
  const deeds = claims.filter((claim): claim is DeedClaim => claim.claim === "deed" && isDone(claim));
  const doers = deeds.filter((claim) => claim.doer.visibility !== "hidden" && claim.doer.start !== null);
  return {
    kind: "card",
    language: found.document.language,
    form: tellings.length > 1 ? "digest" : (tellings[0]?.form ?? "document"),
    violations: violationsOf(deeds),
    victims: victimsOf(found, deeds, mentions),
    doerType: mostFrequent(deeds.map((claim) => claim.doer.type).filter((type) => type !== "unknown")) ?? "unknown",
    doers: doers
      .slice(0, 20)
      .map((claim) => ({ text: claim.doer.text, start: claim.doer.start ?? 0, end: claim.doer.end ?? 0 })),
    ...mainPlaces(found, deeds),
    date: mainDate(found, deeds),
    figures: found.figures.map((figure) => figure.id),
    gaps: claims.filter((claim) => claim.claim === "gap").map((claim) => claim.id),
    unnamed: deeds.filter((claim) => claim.doer.visibility === "hidden").map((claim) => claim.id),
    unread: unreadOf(found),
    quality: qualityOf(found),
  };
}

function isDone(claim: DeedClaim): boolean {
  const { negated, hypothetical, future, habitual } = claim.modality;
  return !negated && !hypothetical && !future && !habitual;
}

function violationsOf(deeds: readonly DeedClaim[]): Card["violations"] {
  const byKind = new Map<string, DeedClaim[]>();
  for (const deed of deeds) {
    const same = byKind.get(deed.deed);
    if (same) same.push(deed);
    else byKind.set(deed.deed, [deed]);
  }
  return [...byKind].map(([deed, claims]) => ({
    deed,
    claims: claims.map((claim) => claim.id),
    start: claims[0]!.trigger.start,
    end: claims[0]!.trigger.end,
  }));
}

function victimsOf(found: Found, deeds: readonly DeedClaim[], mentions: readonly Mention[]): Card["victims"] {
  const names = mentions.filter((mention) => mention.type === "person").sort((a, b) => a.start - b.start);
  const victims = new Map<string, Card["victims"][number]>();
  for (const patient of deeds.flatMap((deed) => deed.doneTo)) {
    if (patient.type === "property" || patient.type === "place") continue;
    const name = firstWithin(names, patient);
    const text = name?.text ?? patient.text;
    if (
      /^(?:it|this|that|them|him|her|he|she|they|us|we|me|i|you|who|which)$/i.test(text) ||
      victims.has(text.toLowerCase())
    )
      continue;
    victims.set(text.toLowerCase(), {
      name: text,
      group: name === undefined && patient.type === "group",
      sex: /\b(?:woman|women|girl|girls|mother|sister|daughter|wife)\b/i.test(patient.text)
        ? "female"
        : /\b(?:man|men|boy|boys|son|father|brother|husband)\b/i.test(patient.text)
          ? "male"
          : "unknown",
      age: ageNear(found, patient.start, patient.end),
      start: name?.start ?? patient.start,
      end: name?.end ?? patient.end,
    });
    if (victims.size >= 50) break;
  }
  return [...victims.values()];
}

/** The first name that stands inside a span, of names in order. Logarithmic. */
function firstWithin(names: readonly Mention[], span: { start: number; end: number }): Mention | undefined {
  let low = 0;
  for (let high = names.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (names[middle]!.start < span.start) low = middle + 1;
    else high = middle;
  }
  const name = names[low];
  return name && name.end <= span.end ? name : undefined;
}

function ageNear(found: Found, start: number, end: number): string | null {
  const around = found.document.text.slice(Math.max(0, start - 24), end + 14);
  return (
    /\b(\d{1,3})[- ]year[- ]old/.exec(around)?.[1] ??
    /, (\d{1,2})[,.]/.exec(found.document.text.slice(end, end + 8))?.[1] ??
    null
  );
}

function mostFrequent(types: readonly DoerType[]): DoerType | null {
  const counts = new Map<DoerType, number>();
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** Languages with lexicons for speakers, deeds, figures, times and event words. Gaps and links are read in English alone. */
const readLanguages: ReadonlySet<string> = new Set(["en", "ur", "hi", "ar"]);

/** Questions, and texts in a language that only a person can read so far. */
function unreadOf(found: Found): Card["unread"] {
  const { document } = found;
  if (!readLanguages.has(document.language)) {
    return [
      {
        why: `the language "${document.language}" is read for figures in digits and places at most`,
        text: "",
        start: 0,
        end: document.text.length,
      },
    ];
  }
  return document.sentences
    .filter((range) => document.tokens[range.end - 1]?.text === "?" || document.tokens[range.end - 1]?.text === "؟")
    .slice(0, 20)
    .map((range) => {
      const start = document.tokens[range.first]!.start;
      const end = document.tokens[range.end - 1]!.end;
      return { why: "a question", text: document.text.slice(start, end), start, end };
    });
}

function qualityOf(found: Found): Card["quality"] {
  const entry = found.lexicons
    .entries("quality.txt")
    .find((candidate) => candidate.words[0] === found.document.language);
  const part = (at: number) => (entry?.fields[at] ? Number(entry.fields[at]) : null);
  return { speakers: part(0), deeds: part(1), figures: part(2) };
}
