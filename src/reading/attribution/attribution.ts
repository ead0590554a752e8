import { phraseAttributions } from "../by-phrase/phrase-attribution.ts";
import type { Clause } from "../text/clause.ts";
import type { Document } from "../text/document.ts";
import type { Attribution, Lexicons } from "../words/lexicons.ts";
import type { Attributed } from "./attributed.ts";
import { attributionByNoun } from "./attribution-noun.ts";
import { attributionByPhrase } from "./attribution-phrase.ts";
import { attributionByVerb } from "./attribution-verb.ts";
import { asOneWhoWasThere } from "./basis.ts";
import { dashAttribution } from "./dash-attribution.ts";
import { headlineAttribution } from "./headline-attribution.ts";
import type { Quotation } from "./quotation.ts";

/** All attributions of one sentence, outer before inner. Linear in its tokens but for the quotations that touch it. */
export function attributionsOf(
  document: Document,
  lexicons: Lexicons,
  sentence: number,
  quotations: readonly Quotation[],
): Attributed[] {
  const signed = quotations.flatMap((quotation) => dashAttribution(document, sentence, quotation) ?? []);
  if (document.language !== "en") return [...signed, ...phraseAttributions(document, lexicons, sentence, quotations)];
  const range = document.sentences[sentence]!;
  const introduced = document.tokens[range.end - 1]!.text === ":" ? 1 : 0;
  const touching = quotations.filter(
    (quotation) => quotation.open < range.end + introduced && quotation.close >= range.first - 1,
  );
  const found: Attributed[] = signed;
  for (const clause of document.clausesOf(sentence)) {
    const verb = asksForSomething(document, clause) ? undefined : attributingVerb(document, lexicons, clause.verb);
    const made = verb && attributionByVerb(document, lexicons, clause, verb, touching, found);
    if (made) found.push(made);
  }
  for (let at = range.first; at < range.end; at++) {
    const match = lexicons.attributingPhrases.match(document.tokens, at);
    const made = match
      ? attributionByPhrase(document, lexicons, at, at + match.length, match.value, range, touching)
      : attributionByNoun(document, lexicons, at, touching);
    if (made) found.push(made);
  }
  if (found.length === 0) {
    const quotation = touching.find((one) => one.depth === 0) ?? null;
    const beside = headlineAttribution(document, lexicons, sentence, quotation);
    if (beside) return [beside];
  }
  const all = asOneWhoWasThere(found);
  return all
    .map((one) => doubted(lexicons, one, all))
    .sort((a, b) => b.end - b.first - (a.end - a.first) || a.cueFirst - b.cueFirst);
}

/** "said a weaver who asked not to be named", "asked for a doctor": no words of theirs are told. */
function asksForSomething({ tokens }: Document, { verb, end }: Clause): boolean {
  if (tokens[verb]!.lemma !== "ask") return false;
  if (tokens[end]?.lower === "for") return true;
  const to = tokens[end]?.tag === "NOT" ? end + 1 : end;
  return tokens[to]?.tag === "TO" && tokens[to + 1]?.lower === "be" && unnamed.has(tokens[to + 2]?.lower ?? "");
}

const unnamed: ReadonlySet<string> = new Set(["named", "identified", "quoted"]);

/** A verb that attributes, with its particle where it needs one: "call on", "put it". */
function attributingVerb({ tokens }: Document, lexicons: Lexicons, at: number): Attribution | undefined {
  const { lemma } = tokens[at]!;
  const alone = lexicons.attributingVerbs.get(lemma);
  if (!withParticle.has(lemma)) return alone;
  return lexicons.attributingVerbs.get(`${lemma} ${tokens[at + 1]?.lower}`) ?? alone;
}

const withParticle: ReadonlySet<string> = new Set(["put", "call"]);

/** Words within another's, of a source that stands outside them: whose they are is a guess. */
function doubted(lexicons: Lexicons, one: Attributed, all: readonly Attributed[]): Attributed {
  const { source } = one;
  if (!source || one.direct) return one;
  const outer = all.some(
    (other) =>
      other !== one &&
      other.first <= one.first &&
      other.end >= one.end &&
      other.end - other.first > one.end - one.first &&
      one.cueFirst >= other.first &&
      one.cueEnd <= other.end &&
      (source.head < other.first || source.head >= other.end),
  );
  return outer ? { ...one, sure: Math.min(one.sure, lexicons.attributionSure.get("said-within") ?? 0) } : one;
}
