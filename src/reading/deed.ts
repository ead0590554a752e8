import type { Clause } from "./clause.ts";
import { type DeedLexicon, type DeedWord, deedLexicon } from "./deed-lexicon.ts";
import { type Document, spanOf } from "./document.ts";
import { doerOf, hiddenDoer } from "./doer.ts";
import { type Found, statementAt } from "./found.ts";
import { joinedPhrases, type NounPhrase } from "./phrase.ts";
import { findPhraseDeeds } from "./phrase-deed.ts";
import type { DeedClaim, Doer, DoneTo, Modality, Voice } from "./result.ts";
import type { Said } from "./statement.ts";

/** A deed before it is put together: what the words at a trigger come to. */
interface Deed {
  readonly kind: string;
  readonly first: number;
  readonly end: number;
  readonly clause: Clause | null;
  readonly doer: Doer;
  readonly doneTo: readonly NounPhrase[];
  readonly voice: Voice;
  readonly sure: number;
  readonly why: readonly string[];
}

/** Deeds told in the text, in its order: by verbs, by "died", by "forced to", by nouns, and by what was not done. Linear. */
export function findDeeds(found: Found): DeedClaim[] {
  const { document } = found;
  if (document.language !== "en") return findPhraseDeeds(found);
  const lexicon = deedLexicon(found.lexicons);
  const claims: DeedClaim[] = [];
  document.sentences.forEach((sentence, number) => {
    const taken = new Set<number>();
    for (const clause of document.clausesOf(number)) {
      const deeds = byClause(document, lexicon, clause);
      if (deeds.length > 0) taken.add(clause.verb);
      for (const deed of deeds) claims.push(claimOf(found, deed, number));
    }
    for (let at = sentence.first; at < sentence.end; at++) {
      const deed = taken.has(at) ? null : byNoun(document, lexicon, at, sentence.end);
      if (deed) claims.push(claimOf(found, deed, number));
    }
  });
  return claims;
}

function byClause(document: Document, lexicon: DeedLexicon, clause: Clause): Deed[] {
  const made = forced(document, lexicon, clause);
  if (made.length > 0) return made;
  const one =
    failure(document, lexicon, clause) ?? setOnFire(document, lexicon, clause) ?? plain(document, lexicon, clause);
  return one ? [one] : [];
}

function plain(document: Document, lexicon: DeedLexicon, clause: Clause): Deed | null {
  const lemma = document.tokens[clause.verb]!.lemma;
  const passing = lemma === "pass" && document.tokens[clause.end]?.lower === "away";
  const word = passing ? { kind: "killing", at: "en/deeds.txt: pass away" } : lexicon.verbs.get(lemma);
  if (!word || lemma === "set") return null;
  if (passing || lexicon.section("die").has(lemma)) return died(document, lexicon, clause, word);
  if (!fits(document, lexicon, clause, lemma)) return null;
  const patient = clause.passive ? clause.subject : clause.object;
  const actor = clause.passive ? clause.agent : clause.subject;
  const doer = actor ? doerOf(document, lexicon, actor) : hiddenDoer(lexicon, word.kind);
  const kind = word.kind === "mob-attack" && doer.type !== "crowd" ? "use-of-force" : word.kind;
  if (kind === "use-of-force" && word.kind === "mob-attack" && (doer.type === "unknown" || doer.type === "person"))
    return null;
  return {
    kind,
    first: clause.verb,
    end: clause.verb + 1,
    clause,
    doer,
    doneTo: patient ? joinedPhrases(document.tokens, patient, patient.end + 30) : [],
    voice: clause.passive ? "passive" : "active",
    sure: patient || clause.passive || actor ? 0.8 : 0.5,
    why: [clause.passive ? (actor ? "deed/passive-by" : "deed/passive-without-doer") : "deed/active-verb", word.at],
  };
}

/** Verbs of several meanings count only with what makes them a deed. */
function fits(document: Document, lexicon: DeedLexicon, clause: Clause, lemma: string): boolean {
  const object = clause.passive ? clause.subject : clause.object;
  const head = object ? document.tokens[object.head]!.lower : "";
  if (lemma === "fire") return !/^(?:employee|employees|worker|workers|coach|manager|minister)$/.test(head);
  if (lemma === "burn" || lemma === "torch" || lemma === "destroy" || lemma === "damage" || lemma === "hurt")
    return head !== "calories";
  if (lemma === "book")
    return (
      clause.passive || /^(?:police|officers)$/.test(clause.subject ? document.tokens[clause.subject.head]!.lower : "")
    );
  if (lemma === "transfer" || lemma === "relocate")
    return clause.passive && !/^(?:case|money|fund|funds|file|officer|officers|official)$/.test(head);
  if (lemma === "gun" || lemma === "rough") return /^(?:down|up)$/.test(document.tokens[clause.end]?.lower ?? "");
  if (lemma === "disappear")
    return (
      clause.passive || (clause.subject !== null && /^(?:PROPER|PRON)$/.test(document.tokens[clause.subject.head]!.tag))
    );
  if (lemma === "beat")
    return (
      head === "" ||
      lexicon.doerType.match(document.tokens, object!.head) === null ||
      clause.passive ||
      !/^(?:team|party|record)$/.test(head)
    );
  return true;
}

/** "died", "passed away": the doer is hidden; in custody it is a death in custody. */
function died(document: Document, lexicon: DeedLexicon, clause: Clause, word: DeedWord): Deed | null {
  if (!clause.subject || !isPerson(document, clause.subject)) return null;
  const custody = custodyAfter(document, lexicon, clause);
  const kind = custody ? "death-in-custody" : word.kind;
  return {
    kind,
    first: clause.verb,
    end: clause.verb + 1,
    clause,
    doer: hiddenDoer(lexicon, kind),
    doneTo: [clause.subject],
    voice: "active",
    sure: 0.7,
    why: [custody ? "deed/died-in-custody" : "deed/died", word.at],
  };
}

function custodyAfter(document: Document, lexicon: DeedLexicon, clause: Clause): boolean {
  const places = lexicon.section("custody");
  const range = document.sentences[clause.sentence]!;
  for (let at = clause.end; at < range.end && at < clause.end + 8; at++) {
    const token = document.tokens[at]!;
    if (token.tag === "SUB" || token.lower === "after" || token.lower === "released") return false;
    if (places.has(token.lower)) return true;
  }
  return false;
}

function isPerson(document: Document, phrase: NounPhrase): boolean {
  const head = document.tokens[phrase.head]!;
  return (
    head.tag !== "NOUN" ||
    !/^(?:movement|struggle|talks|storm|fire|plan|project|hope|engine|case|bill|idea|hopes|cattle|animal|animals|crop|crops)$/.test(
      head.lower,
    )
  );
}

/** "forced to sing", "made to kneel", "forced to work", "forces … to relocate". */
function forced(document: Document, lexicon: DeedLexicon, clause: Clause): Deed[] {
  const { tokens } = document;
  if (!lexicon.section("forced").has(tokens[clause.verb]!.lemma)) return [];
  const range = document.sentences[clause.sentence]!;
  let to = clause.passive ? clause.end : (clause.object?.end ?? clause.end);
  if (tokens[to]?.lower !== "to") to++;
  if (tokens[to]?.lower !== "to" || to + 1 >= range.end) return [];
  const joined = tokens[to + 2]?.tag === "CONJ" ? [to + 1, to + 3] : [to + 1];
  const patient = clause.passive ? clause.subject : clause.object;
  const actor = clause.passive ? (clause.agent ?? agentBeyond(document, clause, to)) : clause.subject;
  return joined.flatMap((at) => {
    const what = tokens[at]?.lemma ?? "";
    const kind = forcedKind(lexicon, what);
    if (!kind) return [];
    return {
      kind,
      first: clause.verb,
      end: at + 1,
      clause,
      doer: actor ? doerOf(document, lexicon, actor) : hiddenDoer(lexicon, kind),
      doneTo: patient ? [patient] : [],
      voice: clause.passive ? ("passive" as const) : ("active" as const),
      sure: 0.85,
      why: ["deed/forced-to", `en/deeds.txt “${what}”`],
    };
  });
}

function forcedKind(lexicon: DeedLexicon, what: string): string | null {
  if (lexicon.section("degrading").has(what)) return "degrading-treatment";
  if (lexicon.section("labour").has(what)) return "forced-labour";
  return lexicon.section("relocate").has(what) ? "forced-relocation" : null;
}

function agentBeyond(document: Document, clause: Clause, from: number): NounPhrase | null {
  const next = document.clausesOf(clause.sentence).find((other) => other.first >= from && other.agent);
  return next?.agent ?? null;
}

/** "set fire to", "set ablaze", "set on fire". */
function setOnFire(document: Document, lexicon: DeedLexicon, clause: Clause): Deed | null {
  const { tokens } = document;
  if (tokens[clause.verb]!.lemma !== "set") return null;
  const range = document.sentences[clause.sentence]!;
  const after = tokens.slice(clause.end, Math.min(range.end, clause.end + 10)).map((token) => token.lower);
  const fire = after.findIndex((word) => /^(?:fire|ablaze|afire|alight)$/.test(word));
  if (fire < 0) return null;
  const actor = clause.passive ? clause.agent : clause.subject;
  const patient = clause.passive ? clause.subject : clause.object;
  return {
    kind: "arson",
    first: clause.verb,
    end: clause.end + fire + 1,
    clause,
    doer: actor ? doerOf(document, lexicon, actor) : hiddenDoer(lexicon, "arson"),
    doneTo: patient && !/^(?:fire)$/.test(tokens[patient.head]!.lower) ? [patient] : [],
    voice: clause.passive ? "passive" : "active",
    sure: 0.9,
    why: ["deed/set-on-fire", "en/deeds.txt “set”"],
  };
}

/** Who had the duty and did not act: "police stood by", "failed to", "did nothing", "remained mute spectators". */
function failure(document: Document, lexicon: DeedLexicon, clause: Clause): Deed | null {
  const { tokens } = document;
  const verb = tokens[clause.verb]!;
  if (!clause.subject || clause.hypothetical || clause.future) return null;
  const doer = doerOf(document, lexicon, clause.subject);
  if (doer.type !== "police" && doer.type !== "official" && doer.type !== "military") return null;
  const next = tokens[clause.end]?.lower ?? "";
  const rest = tokens.slice(clause.end, clause.end + 6).map((token) => token.lower);
  const stood = (verb.lemma === "stand" || verb.lemma === "look") && /^(?:by|on|aside|idle|idly|watching)$/.test(next);
  const failed = (verb.lemma === "fail" || verb.lemma === "refuse") && next === "to";
  const nothing = verb.lemma === "do" && rest[0] === "nothing";
  const spectators =
    /^(?:remain|be|stand|become|turn)$/.test(verb.lemma) &&
    rest.some((word) => /^(?:spectator|spectators|onlookers|bystanders)$/.test(word));
  const inaction =
    clause.negated &&
    /^(?:act|intervene|respond|stop|come|help|protect|arrest|react|reach|arrive|register|bother|move|prevent|control|rescue|disperse|take)$/.test(
      verb.lemma,
    );
  if (!stood && !failed && !nothing && !spectators && !inaction) return null;
  return {
    kind: "failure-to-protect",
    first: clause.first,
    end: Math.max(clause.end, clause.verb + 1) + (stood || failed || nothing ? 1 : 0),
    clause: { ...clause, negated: false },
    doer,
    doneTo: [],
    voice: "active",
    sure: stood || nothing || spectators ? 0.85 : failed ? 0.75 : 0.65,
    why: ["deed/did-not-act", "en/deeds.txt [failure]"],
  };
}

function byNoun(document: Document, lexicon: DeedLexicon, at: number, limit: number): Deed | null {
  const token = document.tokens[at]!;
  if (token.tag.startsWith("VB") && token.tag !== "VBG") return null;
  const match = lexicon.nouns.match(document.tokens, at);
  if (!match || at + match.length > limit) return null;
  const after = document.tokens[at + match.length];
  const of = after?.lower === "of" ? nounAfterOf(document, at + match.length + 1, limit) : null;
  const owner = document.tokens[at - 1];
  const police = owner?.lower === "police" || match.value.kind === "use-of-force";
  const base = hiddenDoer(lexicon, match.value.kind);
  return {
    kind: match.value.kind,
    first: at,
    end: at + match.length,
    clause: null,
    doer: police ? { ...base, type: "police" } : base,
    doneTo: of ? [of] : [],
    voice: "nominal",
    sure: of || police ? 0.65 : 0.5,
    why: ["deed/noun-instead-of-verb", match.value.at],
  };
}

function nounAfterOf(document: Document, at: number, limit: number): NounPhrase | null {
  let head = at;
  while (head < limit && /^(?:DET|POSS|ADJ|NUM|NOUN|PROPER)$/.test(document.tokens[head]!.tag)) head++;
  return head > at ? { first: at, end: head, head: head - 1 } : null;
}

function claimOf(found: Found, deed: Deed, sentence: number): DeedClaim {
  const { document } = found;
  const trigger = spanOf(document, deed.first, deed.end);
  const statement = statementAt(found.statements, sentence, trigger.start, trigger.end);
  const range = document.sentences[sentence]!;
  const from = document.tokens[range.first]!.start;
  const to = document.tokens[range.end - 1]!.end;
  const inSentence = <T extends { start: number; end: number }>(list: readonly T[]) => within(list, from, to);
  const nearest = <T extends { start: number; end: number }>(list: readonly T[]) =>
    inSentence(list).reduce<T | null>(
      (best, next) => (!best || distance(next, trigger) < distance(best, trigger) ? next : best),
      null,
    );
  return {
    kind: "claim",
    claim: "deed",
    id: "",
    statement: statement?.id ?? "",
    deed: deed.kind,
    trigger,
    doer: deed.doer,
    doneTo: deed.doneTo.slice(0, 20).map((phrase) => doneTo(document, phrase)),
    voice: deed.voice,
    place: nearest(found.places),
    time: nearest(found.times),
    instrument: null,
    figures: inSentence(found.figures)
      .filter((figure) => matches(figure.of, deed.kind))
      .map((figure) => figure.id),
    modality: modality(document, deed, statement),
    sure: deed.sure,
    why: deed.why,
  };
}

/** Items of a list in text order that lie between two positions. */
function within<T extends { start: number; end: number }>(list: readonly T[], from: number, to: number): T[] {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.start < from) low = middle + 1;
    else high = middle;
  }
  const result: T[] = [];
  for (let at = low; at < list.length && list[at]!.end <= to; at++) result.push(list[at]!);
  return result;
}

function distance(item: { start: number; end: number }, trigger: { start: number; end: number }): number {
  return item.start >= trigger.end ? item.start - trigger.end : 2 * Math.max(0, trigger.start - item.end);
}

function matches(of: string | null, deed: string): boolean {
  const kinds: Readonly<Record<string, readonly string[]>> = {
    killed: ["killing", "massacre", "death-in-custody", "shooting", "bombing"],
    wounded: ["wounding", "beating", "shooting", "bombing"],
    detained: ["arrest", "detention"],
    displaced: ["displacement", "forced-relocation"],
    destroyed: ["arson", "destruction", "looting"],
    missing: ["disappearance"],
    assaulted: ["sexual-violence"],
  };
  return of !== null && (kinds[of]?.includes(deed) ?? false);
}

function modality(document: Document, deed: Deed, statement: Said | undefined): Modality {
  const denied = statement?.speakers.at(-1)?.stance === "denies" && !isPresupposed(document, deed);
  const promised = statement?.speakers.at(-1)?.stance === "promises";
  const verb = deed.clause ? document.tokens[deed.clause.verb]! : null;
  const habitual =
    deed.clause !== null &&
    deed.clause.finite &&
    verb !== null &&
    /^(?:VB|VBZ)$/.test(verb.tag) &&
    !deed.clause.future &&
    !deed.clause.hypothetical;
  const always = isPattern(document, deed);
  return {
    negated: (deed.clause?.negated ?? false) || denied,
    hypothetical: deed.clause?.hypothetical ?? false,
    future:
      (deed.clause?.future ?? false) ||
      promised ||
      (deed.clause !== null &&
        !deed.clause.finite &&
        verb?.tag === "VB" &&
        deed.voice !== "passive" &&
        !deed.why[0]!.includes("forced")),
    habitual: always && (habitual || deed.voice !== "nominal"),
  };
}

/** "They deny that he was there when he died": what a "when" takes for granted is not denied. */
function isPresupposed(document: Document, deed: Deed): boolean {
  const first = deed.clause?.subject?.first ?? deed.first;
  return /^(?:when|after|before|since|while|until)$/.test(document.tokens[first - 1]?.lower ?? "");
}

/** "every time", "whenever", "always": a pattern, not one event. Looks at the sentence up to the deed. */
function isPattern(document: Document, deed: Deed): boolean {
  const { tokens } = document;
  const sentence = tokens[deed.first]!.sentence;
  for (let at = deed.end - 1; at >= 0 && tokens[at]!.sentence === sentence; at--) {
    const word = tokens[at]!.lower;
    if (word === "whenever" || word === "always" || word === "usually") return true;
    if (word === "time" && /^(?:every|each)$/.test(tokens[at - 1]?.lower ?? "")) return true;
  }
  return false;
}

function doneTo(document: Document, phrase: NounPhrase): DoneTo {
  const head = document.tokens[phrase.head]!;
  const things =
    /^(?:homes?|houses?|shops?|buildings?|mosques?|temples?|churches|church|vehicles?|huts?|property|properties|buses|bus|cars?|train|coach|stalls?|godowns?)$/;
  const groups = /s$|^(?:people|men|women|children|police|crowd|family|community|population)$/;
  const type = things.test(head.lower)
    ? "property"
    : head.tag === "PROPER" || head.tag === "PRON"
      ? "person"
      : groups.test(head.lower)
        ? "group"
        : "person";
  return { ...spanOf(document, phrase.first, phrase.end), type, resolvedTo: null };
}
