import { phraseLinks } from "../by-phrase/phrase-link.ts";
import { type Found, statementAt } from "../found.ts";
import type { LinkClaim } from "../result.ts";
import { spanOf } from "../text/document.ts";
import type { NounPhrase } from "../text/phrase.ts";
import { perLanguage } from "../words/per-language.ts";

const forcedWords = /^(?:forced|child|slave|bonded)$/;
const companyWords =
  /^(?:company|companies|factory|factories|firm|firms|brand|brands|supplier|suppliers|corporation|contractor)$/;

interface LinkVerb {
  readonly relation: LinkClaim["relation"];
  readonly at: string;
}

const linkVerbs = perLanguage((lexicons, language): ReadonlyMap<string, LinkVerb> => {
  const verbs = new Map<string, LinkVerb>();
  for (const { words, fields, at } of lexicons.entries(`${language}/links.txt`))
    for (const word of words) verbs.set(word, { relation: fields[0] as LinkClaim["relation"], at });
  return verbs;
});

/** Links between organisations, and of companies to forced labour: always the words of whoever says so. Linear. */
export function findLinks(found: Found): LinkClaim[] {
  const { document } = found;
  if (document.language !== "en") return phraseLinks(found);
  const verbs = linkVerbs(found.lexicons, "en");
  const claims: LinkClaim[] = [];
  document.sentences.forEach((_, number) => {
    for (const clause of document.clausesOf(number)) {
      const lemma = document.tokens[clause.verb]!.lemma;
      const entry = verbs.get(lemma);
      if (!entry || !clause.subject) continue;
      const to = clause.object ?? clause.agent;
      const labour = to !== null && isForcedLabour(found, to);
      if (lemma === "use" ? !labour : !to || !isOrganisation(found, clause.subject)) continue;
      const trigger = spanOf(document, clause.verb, clause.verb + 1);
      claims.push({
        kind: "claim",
        claim: "link",
        id: "",
        statement: statementAt(found.statements, number, trigger.start, trigger.end)?.id ?? "",
        relation: entry.relation,
        trigger,
        from: spanOf(document, clause.subject.first, clause.subject.end),
        to: to ? spanOf(document, to.first, to.end) : null,
        modality: {
          negated: clause.negated,
          hypothetical: clause.hypothetical,
          future: clause.future,
          habitual: false,
        },
        sure: labour ? 0.75 : 0.6,
        why: ["link/verb", entry.at],
      });
    }
  });
  return claims;
}

function isForcedLabour(found: Found, phrase: NounPhrase): boolean {
  return found.document.tokens.slice(phrase.first, phrase.end).some((token) => forcedWords.test(token.lower));
}

function isOrganisation(found: Found, phrase: NounPhrase): boolean {
  const words = found.document.tokens.slice(phrase.first, phrase.end);
  return words.some((token) => companyWords.test(token.lower));
}
