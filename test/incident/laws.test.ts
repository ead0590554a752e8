import fc from "fast-check";
import { expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { type AccountReading, compareIncident, type IncidentTable, tableChanges } from "../../src/incident/index.ts";
import { broaderDeeds, createReader } from "../../src/reading/index.ts";

const words = readWordFiles("src/reading/lexicon");
const reader = createReader(words);
const broader = broaderDeeds(words);

const texts = [
  "Zeba said that it was a massacre. Police shot Yaran in Sarwand on Monday. At least 14 people were wounded.",
  "A clash was reported. Yaran was shot. Zeba said that 4 people were wounded.",
  "Police did not shoot Yaran. Two persons were wounded in the riot.",
  "My son died in police custody. Police beat Samir and Noor.",
  "Zeba said her son died a day after he was released from custody.",
] as const;

function account(at: number, text: string): AccountReading {
  const object = String(at).padStart(64, "0");
  const told = `2031-03-${13 + at}`;
  return {
    own: false,
    account: {
      id: `${object}#t1`,
      object,
      telling: "t1",
      source: { name: at === 3 ? "Zeba" : `Paper ${at}`, id: null },
      told,
      language: "en",
      form: "news-item",
      versionOf: at === 1 ? "0".repeat(64) : null,
      quality: { speakers: null, deeds: null, figures: null },
    },
    lines: reader.read(text, { published: told, everything: true }).map((line, index) => ({
      ref: `${object}#${"id" in line ? line.id : index}`,
      line,
      state: "suggested" as const,
    })),
  };
}

const all = texts.map((text, at) => account(at, text));
const questions = ["what-is-it-called", "who-did-it"];
const table = (accounts: readonly AccountReading[]): IncidentTable =>
  compareIncident({
    id: "i",
    title: "The night at the canal",
    accounts,
    matters: [],
    marks: accounts.flatMap(({ account: { id } }) =>
      questions.map((question) => ({ account: id, question, by: "k", time: "2031-03-20T10:00:00Z" })),
    ),
    sameName: (a, b) => (a === b ? "same" : "different"),
    broader,
  });
const some = fc.subarray(all, { minLength: 1 });

test("changes told the other way round are the same with coming and going exchanged", () => {
  fc.assert(
    fc.property(some, some, (one, other) => {
      const [a, b] = [table(one), table(other)];
      const [there, back] = [tableChanges(a, b), tableChanges(b, a)];
      expect(back.accountsAdded).toEqual(there.accountsRemoved);
      const flip = { came: "went", went: "came" } as const;
      const turned = there.words.map((word) => ({ ...word, change: flip[word.change] }));
      expect(new Set(back.words.map((word) => JSON.stringify(word)))).toEqual(
        new Set(turned.map((word) => JSON.stringify(word))),
      );
    }),
    { numRuns: 40 },
  );
});

test("the wording of an account is its own: no other account changes it", () => {
  fc.assert(
    fc.property(some, (chosen) => {
      for (const profile of table(chosen).wording) {
        const alone = chosen.filter(({ account: { id } }) => id === profile.account);
        expect(profile).toEqual(table(alone).wording[0]);
      }
    }),
    { numRuns: 20 },
  );
});

test("an account more takes no denial, version's drift or relay's change away", () => {
  const facts = ({ drifts, relayChanges, denials }: IncidentTable) => [
    ...drifts.filter(({ between }) => between === "versions"),
    ...relayChanges,
    ...denials.map(({ words: at, denied }) => [at, denied]),
  ];
  fc.assert(
    fc.property(some, fc.constantFrom(...all), (chosen, more) => {
      const after = facts(table([...new Set([...chosen, more])])).map((fact) => JSON.stringify(fact));
      for (const fact of facts(table(chosen))) expect(after).toContain(JSON.stringify(fact));
    }),
    { numRuns: 40 },
  );
});

test("the names of the parties exchanged, the facts are the same but for the names", () => {
  const exchange = (text: string) => text.replace(/Yaran|Samir/g, (name) => (name === "Yaran" ? "Samir" : "Yaran"));
  const exchanged = texts.map((text, at) => account(at, exchange(text)));
  const told = ({ drifts, relayChanges, denials, matters, wording }: IncidentTable) =>
    JSON.stringify({ drifts, relayChanges, denials, matters, wording });
  expect(told(table(exchanged))).toBe(exchange(told(table(all))));
});
