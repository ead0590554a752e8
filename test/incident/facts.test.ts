import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import {
  type AccountReading,
  compareIncident,
  type IncidentInput,
  parseChecklist,
  tableChanges,
} from "../../src/incident/index.ts";
import { broaderDeeds } from "../../src/reading/index.ts";
import { account } from "./told.ts";

const words = readWordFiles("src/reading/lexicon");
const checklist = Object.values(readWordFiles("src/incident/checklists")).flatMap((text) => parseChecklist(text));

function table(accounts: readonly AccountReading[], extra: Partial<IncidentInput> = {}) {
  return compareIncident({
    id: "i",
    title: "The night at the canal",
    accounts,
    matters: [],
    marks: [],
    sameName: (a, b) => (a.replace(/^the /i, "") === b.replace(/^the /i, "") ? "same" : "different"),
    broader: broaderDeeds(words),
    ...extra,
  });
}

describe("between two versions of one account", () => {
  const first = account(
    "The Courier",
    "Police shot three students in Sarwand on Monday. A massacre, the teachers say. At least 14 people were wounded at the gate.",
    { object: "courier1", told: "2031-03-13" },
  );
  const second = account(
    "The Courier",
    "Three students were shot in Sarwand on Monday. A clash, the teachers say. At least 4 people were wounded at the gate.",
    { object: "courier2", told: "2031-03-15", versionOf: first.account.object },
  );
  const { drifts } = table([first, second]);
  const of = (what: string) => drifts.filter((drift) => drift.what === what);

  test("a doer who vanished is told with both sentences", () => {
    expect(of("doer-hidden")).toMatchObject([
      {
        before: { quote: expect.stringContaining("Police shot") },
        after: { quote: expect.stringContaining("were shot") },
      },
    ]);
  });

  test("a count that became another is told with both sentences", () => {
    expect(of("figure").map(({ before, after }) => [before?.quote, after?.quote])).toContainEqual([
      expect.stringContaining("14"),
      expect.stringContaining("4 people"),
    ]);
  });

  test("nothing is said of what stayed the same", () => {
    expect(table([first, { ...second, lines: first.lines }]).drifts).toEqual([]);
  });

  test("the other way round the doer appears", () => {
    const back = table([
      { ...first, account: { ...first.account, versionOf: second.account.object } },
      { ...second, account: { ...second.account, versionOf: null } },
    ]);
    expect(back.drifts.filter(({ between }) => between === "versions").map(({ what }) => what)).toContain("doer-shown");
  });
});

test("over days the first text in which another word for the event stands is told, beside the word before it", () => {
  const accounts = [
    account("One", "The massacre in Sarwand began at night.", { told: "2031-03-13" }),
    account("Two", "The massacre in Sarwand was denied.", { told: "2031-03-14" }),
    account("Three", "The clash in Sarwand is over.", { told: "2031-03-16" }),
    account("Four", "The clash in Sarwand was small.", { told: "2031-03-17" }),
  ];
  const found = table(accounts).drifts.filter(({ between }) => between === "days");
  expect(found).toMatchObject([{ what: "event-word", before: { source: "Two" }, after: { source: "Three" } }]);
});

describe("a relay", () => {
  const zeba = account("Zeba", "My son died in police custody. Police beat him. I counted 14 wounds.", {
    form: "testimony",
  });

  test("that makes of custody a death after release is told with both words", () => {
    const courier = account("The Courier", "Zeba said her son died a day after he was released from custody.", {
      told: "2031-03-16",
    });
    expect(table([zeba, courier]).relayChanges).toContainEqual(
      expect.objectContaining({
        speaker: "Zeba",
        change: "contradicts",
        own: true,
        said: expect.objectContaining({ source: "Zeba" }),
        relayed: expect.objectContaining({ source: "The Courier" }),
      }),
    );
  });

  test("that says what its source said is not told", () => {
    const courier = account("The Courier", "Zeba said her son died in police custody.");
    expect(table([zeba, courier]).relayChanges).toEqual([]);
  });
});

describe("a denial", () => {
  const crowd = account("One", "Police fired at the crowd in Sarwand. Police beat two students.");
  const police = account("District Police", "Police did not fire at the crowd.");
  const [denial] = table([crowd, police]).denials;

  test("says exactly what is denied and who tells it", () => {
    expect(denial).toMatchObject({ by: "District Police", denied: { deed: "shooting" } });
    expect(denial?.against.map(({ quote }) => quote)).toEqual([expect.stringContaining("fired at the crowd")]);
  });

  test("leaves standing what its words do not deny", () => {
    expect(denial?.leaves.map(({ quote }) => quote)).toEqual([expect.stringContaining("beat two students")]);
  });
});

describe("the wording of an account", () => {
  const one = account("One", "Zeba said that it was a massacre. Police shot three students. Two boys were beaten.");
  const marks = ["what-is-it-called", "who-did-it"].map((question) => ({
    account: one.account.id,
    question,
    by: "k",
    time: "2031-03-16T10:00:00Z",
  }));

  test("is not told before a person has read it for both questions", () => {
    expect(table([one]).wording).toEqual([]);
    expect(table([one], { marks: marks.slice(0, 1) }).wording).toEqual([]);
  });

  test("is the words, who did it as far as the doer is seen, and who is quoted first", () => {
    const [profile] = table([one], { marks }).wording;
    expect(profile?.eventWords.map(({ word }) => word)).toEqual(["massacre"]);
    expect(profile?.doers.role.map(({ quote }) => quote)).toEqual([expect.stringContaining("Police shot")]);
    expect(profile?.doers.hidden.map(({ quote }) => quote)).toContainEqual(expect.stringContaining("were beaten"));
    expect(profile?.quoted[0]?.name).toBe("Zeba");
    expect(Object.keys(profile ?? {})).not.toContain("score");
  });
});

describe("records that should exist", () => {
  const death = account("Zeba", "My son died in police custody.");

  test("are those that the deeds told ask for, each with who asks", () => {
    const found = table([death], { checklist }).expected;
    expect(found.map(({ id }) => id)).toContain("custody-register");
    expect(found.map(({ id }) => id)).not.toContain("fire-service-log");
    expect(found.every(({ source }) => source !== "")).toBe(true);
  });

  test("stand as the newest mark says", () => {
    const mark = (state: "sought" | "refused", time: string) => ({
      record: "post-mortem-report",
      state,
      by: "k",
      time,
      why: "",
    });
    const expected = [mark("sought", "2031-03-16T10:00:00Z"), mark("refused", "2031-03-18T10:00:00Z")];
    const found = table([death], { checklist, expected }).expected;
    expect(found.find(({ id }) => id === "post-mortem-report")?.mark?.state).toBe("refused");
  });

  test("are none where nothing was told", () => {
    expect(table([account("One", "The weather was fine.")], { checklist }).expected).toEqual([]);
  });
});

test("a rejected reading stays listed with who and why, and is in no cell", () => {
  const made = table([account("One", "Police shot three students.", {}, "rejected")]);
  expect(made.rejected).toContainEqual(expect.objectContaining({ by: "k", why: "misread" }));
  expect(made.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.words))).toEqual([]);
});

test("what changed between two tables is told, and nothing where nothing did", () => {
  const [one, two] = [account("One", "Nine persons were wounded."), account("Two", "At least 31 people were wounded.")];
  expect(tableChanges(table([one]), table([one]))).toMatchObject({ accountsAdded: [], words: [], statuses: [] });
  const changes = tableChanges(table([one]), table([one, two]));
  expect(changes.accountsAdded.map(({ source }) => source)).toEqual(["Two"]);
  expect(changes.statuses).toContainEqual(expect.objectContaining({ before: "told", now: "cannot-both-hold" }));
  expect(changes.words).toContainEqual(expect.objectContaining({ change: "came" }));
});

test("facts about words do not depend on the order of accounts", () => {
  const all = [
    account("One", "The massacre in Sarwand: police shot three students.", { told: "2031-03-13" }),
    account("Two", "Police did not shoot anybody, a clash.", { told: "2031-03-14" }),
    account("Three", "One said police shot nine students in the riot.", { told: "2031-03-15" }),
  ];
  const facts = (accounts: readonly AccountReading[]) => {
    const { drifts, relayChanges, denials } = table(accounts);
    return JSON.stringify([drifts, relayChanges, denials]);
  };
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: 3 }), (shuffled) => {
      expect(facts(shuffled)).toBe(facts(all));
    }),
  );
});
