import { phraseGaps } from "../by-phrase/phrase-gap.ts";
import { type Found, statementAt } from "../found.ts";
import type { GapClaim } from "../result.ts";
import { spanOf } from "../text/document.ts";

/** What is told to be missing: "no paper was given", "not allowed to see him", "refused to register a complaint". Linear. */
export function findGaps(found: Found): GapClaim[] {
  const { document } = found;
  if (document.language !== "en") return phraseGaps(found);
  const things = new Map<string, { missing: string; at: string }>();
  const refusals = new Set<string>();
  const seen = new Set<string>();
  for (const entry of found.lexicons.entries("en/gaps.txt")) {
    for (const word of entry.words) {
      if (entry.section === "thing") things.set(word, { missing: entry.fields[0] ?? "", at: entry.at });
      else if (entry.section === "refusal") refusals.add(word);
      else seen.add(word);
    }
  }
  const claims: GapClaim[] = [];
  document.sentences.forEach((range, number) => {
    for (const clause of document.clausesOf(number)) {
      const lemma = document.tokens[clause.verb]!.lemma;
      const from = clause.first;
      const end = Math.min(range.end, clause.end + 12);
      const words = document.tokens.slice(Math.max(range.first, from - 6), end);
      const no =
        clause.negated ||
        lemma === "refuse" ||
        lemma === "deny" ||
        words.some((word) => /^(?:no|nor|without|never)$/.test(word.lower));
      if (!no) continue;
      const thing = words.findIndex((word) => things.has(word.lower));
      const refusal = refusals.has(lemma) || lemma === "refuse" || lemma === "deny";
      const access =
        (lemma === "allow" || lemma === "let" || lemma === "permit") &&
        clause.negated &&
        document.tokens.slice(clause.end, end).some((word) => seen.has(word.lower));
      if (!access && (thing < 0 || !refusal)) continue;
      const trigger = spanOf(
        document,
        from,
        access ? Math.min(end, clause.end + 2) : Math.max(clause.end, Math.max(range.first, from - 6) + thing + 1),
      );
      const hit = thing >= 0 ? things.get(words[thing]!.lower) : undefined;
      claims.push({
        kind: "claim",
        claim: "gap",
        id: "",
        statement: statementAt(found.statements, number, trigger.start, trigger.end)?.id ?? "",
        missing: access ? "access" : (hit?.missing ?? "other"),
        trigger,
        from: clause.passive
          ? null
          : clause.subject
            ? spanOf(document, clause.subject.first, clause.subject.end)
            : null,
        refusedTo: clause.passive && clause.subject ? spanOf(document, clause.subject.first, clause.subject.end) : null,
        sure: access ? 0.75 : 0.65,
        why: ["gap/told", access ? "en/gaps.txt [told]" : (hit?.at ?? "")],
      });
    }
  });
  return claims;
}
