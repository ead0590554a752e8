import { phraseGaps } from "../by-phrase/phrase-gap.ts";
import { type Found, statementAt } from "../found.ts";
import type { GapClaim } from "../result.ts";
import type { Clause } from "../text/clause.ts";
import { spanOf } from "../text/document.ts";
import { perLanguage } from "../words/per-language.ts";

const noWords: ReadonlySet<string> = new Set(["no", "nor", "without", "never"]);

/** The words of `en/gaps.txt`. */
interface GapWords {
  readonly things: ReadonlyMap<string, { readonly missing: string; readonly at: string }>;
  readonly refusals: ReadonlySet<string>;
  /** What is done with somebody: "see", "meet". */
  readonly seen: ReadonlySet<string>;
}

const gapWords = perLanguage((lexicons, language): GapWords => {
  const things = new Map<string, { missing: string; at: string }>();
  const refusals = new Set(["refuse", "deny"]);
  const seen = new Set<string>();
  for (const entry of lexicons.entries(`${language}/gaps.txt`)) {
    for (const word of entry.words) {
      if (entry.section === "thing") things.set(word, { missing: entry.fields[0] ?? "", at: entry.at });
      else if (entry.section === "refusal") refusals.add(word);
      else seen.add(word);
    }
  }
  return { things, refusals, seen };
});

/** What is told to be missing: "no paper was given", "not allowed to see him", "refused to register a complaint". Linear. */
export function findGaps(found: Found): GapClaim[] {
  const { document } = found;
  if (document.language !== "en") return phraseGaps(found);
  const words = gapWords(found.lexicons, "en");
  const claims: GapClaim[] = [];
  for (let sentence = 0; sentence < document.sentences.length; sentence++)
    for (const clause of document.clausesOf(sentence)) {
      const claim = gapOf(found, words, clause);
      if (claim) claims.push(claim);
    }
  return claims;
}

function gapOf(found: Found, { things, refusals, seen }: GapWords, clause: Clause): GapClaim | null {
  const { document } = found;
  const { tokens } = document;
  const range = document.sentences[clause.sentence]!;
  const { lemma } = tokens[clause.verb]!;
  const refusal = refusals.has(lemma);
  const allows = clause.negated && (lemma === "allow" || lemma === "let" || lemma === "permit");
  if (!refusal && !allows) return null;
  const from = Math.max(range.first, clause.first - 6);
  const end = Math.min(range.end, clause.end + 12);
  const words = tokens.slice(from, end);
  const no = clause.negated || lemma === "refuse" || lemma === "deny" || words.some(({ lower }) => noWords.has(lower));
  if (!no) return null;
  const at = words.findIndex(({ lower }) => things.has(lower));
  const access = allows && tokens.slice(clause.end, end).some(({ lower }) => seen.has(lower));
  if (!access && (at < 0 || !refusal)) return null;
  const thing = at < 0 ? undefined : things.get(words[at]!.lower);
  const until = access ? Math.min(end, clause.end + 2) : Math.max(clause.end, from + at + 1);
  // "no FIR was registered": the thing itself is the subject, and nobody it was refused to.
  const isSubject =
    clause.subject !== null && at >= 0 && from + at >= clause.subject.first && from + at < clause.subject.end;
  const trigger = spanOf(document, isSubject ? clause.subject!.first : clause.first, until);
  const subject = clause.subject && !isSubject ? spanOf(document, clause.subject.first, clause.subject.end) : null;
  return {
    kind: "claim",
    claim: "gap",
    id: "",
    statement: statementAt(found.statements, clause.sentence, trigger.start, trigger.end)?.id ?? "",
    missing: access ? "access" : (thing?.missing ?? "other"),
    trigger,
    from: clause.passive ? null : subject,
    refusedTo: clause.passive ? subject : null,
    sure: access ? 0.75 : 0.65,
    why: ["gap/told", access ? "en/gaps.txt [told]" : (thing?.at ?? "")],
  };
}
