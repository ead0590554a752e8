import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import {
  type AccountReading,
  compareIncident,
  type IncidentInput,
  suggestRelations,
} from "../../src/incident/index.ts";
import { broaderDeeds } from "../../src/reading/index.ts";
import { account } from "./told.ts";

const words = readWordFiles("src/reading/lexicon");
const sameName = (a: string, b: string) => (a === b ? "same" : "different") as "same" | "different";

function table(accounts: readonly AccountReading[], extra: Partial<IncidentInput> = {}) {
  const title = "The night at the canal";
  return compareIncident({
    id: "i",
    title,
    accounts,
    matters: [],
    marks: [],
    sameName,
    broader: broaderDeeds(words),
    ...extra,
  });
}

const accounts = [
  account("One", "Police beat Yaran and Zeba in Sarwand on Monday. Police detained Samir."),
  account("Two", "Police beat Yaran on Monday.", { told: "2031-03-15" }),
  account("Three", "Officers did not beat Samir.", { told: "2031-03-16" }),
];
const doneTo = (all: readonly AccountReading[]) =>
  table(all).matters.map(({ title, acts }) => [title, acts.map((act) => act.doneTo).sort()]);

describe("matters", () => {
  test("a deed done to two is two acts, and one whom two accounts name is one", () => {
    const beating = table(accounts).matters.find(({ acts }) => acts.some((act) => act.doneTo.includes("Yaran")));
    expect(beating?.acts.filter((act) => act.doneTo.includes("Yaran"))).toMatchObject([{ accounts: 2 }]);
    expect(beating?.acts.map((act) => act.doneTo)).toContain("Zeba");
    expect(beating?.why.join(" ")).toContain("Yaran, 2 accounts");
  });

  test("“he” and “five men” are nobody named: two of them may be one, so no act is counted", () => {
    const all = [account("Five", "He was beaten by police. Police beat five men."), account("Six", "Police beat him.")];
    const found = table(all).matters;
    expect(found.flatMap(({ acts }) => acts)).toEqual([]);
    expect(found.flatMap(({ unnamed }) => unnamed)).toEqual(expect.arrayContaining(["him"]));
  });

  test("what is only denied is no act", () => {
    expect(table(accounts.slice(2)).matters.flatMap(({ acts }) => acts)).toEqual([]);
  });

  test("the order of accounts and a copy of one change no act", () => {
    const before = doneTo(accounts);
    fc.assert(
      fc.property(fc.shuffledSubarray(accounts, { minLength: 3 }), fc.constantFrom(...accounts), (all, copied) => {
        const object = "copy".padEnd(64, "0");
        const copy = {
          ...copied,
          account: { ...copied.account, id: `${object}#t1`, object, source: { name: "Copy", id: null } },
          lines: copied.lines.map((line) => ({ ...line, ref: line.ref.replace(/^[^#]+/, object) })),
        };
        expect(doneTo(all).sort()).toEqual(before.toSorted());
        expect(doneTo([...all, copy]).sort()).toEqual(before.toSorted());
      }),
      { numRuns: 20 },
    );
  });

  test("claims that a person put together stand in one matter and in no other", () => {
    const [first] = table(accounts).matters;
    const claims = first!.claims.slice(0, 1);
    const made = [{ id: "m", title: "The beating at the gate", question: "what-was-done", claims }];
    const found = table(accounts, { matters: made }).matters;
    expect(found[0]).toMatchObject({ row: "matter-m", made: true, claims });
    expect(found.slice(1).flatMap((matter) => matter.claims)).not.toContain(claims[0]);
  });
});

describe("two incidents", () => {
  const night = { id: "night", accounts: [account("One", "Police shot three students in Lahore on 14 March 2031.")] };
  const week = {
    id: "week",
    accounts: [
      account("Two", "A mob burned shops in Lahore on 12 March 2031. A mob killed two men in Lahore on 17 March 2031."),
    ],
  };
  const after = { id: "after", accounts: [account("Four", "Police arrested five men in Lahore on 20 March 2031.")] };
  const elsewhere = { id: "else", accounts: [account("Three", "Police shot a man in Quetta on 14 March 2031.")] };

  test("the one whose days and place lie within the other's may be part of it; the later one may follow", () => {
    const found = suggestRelations([night, week, after, elsewhere], sameName);
    const told = found.map(({ from, relation, to }) => `${from} ${relation} ${to}`).sort();
    expect(told).toEqual(["after follows night", "after follows week", "night part-of week"]);
    expect(found.every(({ why }) => why.some((reason) => reason.includes("Lahore")))).toBe(true);
  });

  test("nothing is suggested for an incident and itself, or where no day is told", () => {
    const undated = { id: "undated", accounts: [account("Five", "Police shot a man in Lahore.", { told: null })] };
    expect(suggestRelations([night, night, { ...undated, accounts: [] }], sameName)).toEqual([]);
  });
});

describe("two relays of one mother", () => {
  const compiler = account("Noor", "The mother of the young man claims he died in police custody.");
  const paper = account(
    "The Courier",
    "Mother of Man in Video says he died a day after he was released from custody.",
    {
      told: "2031-03-16",
    },
  );

  test("that word it differently stand beside each other with the rule, which says that they may be two", () => {
    const found = table([compiler, paper]).relayChanges;
    expect(found).toMatchObject([{ own: false, said: { source: "Noor" }, relayed: { source: "The Courier" } }]);
    expect(found[0]?.rule).toContain("if both speakers are one");
  });
});

describe("words over days", () => {
  const told = (name: string, text: string, day: string) =>
    account(name, text, { told: day, object: `${name}${day}`.toLowerCase().replaceAll(" ", "") });
  const all = [
    told("The Courier", "The pogrom in Sarwand began at night.", "2031-03-13"),
    told("The Herald", "The clash in Sarwand is over.", "2031-03-14"),
    told("The Courier", "The clash in Sarwand was small.", "2031-03-16"),
  ];

  test("a teller who takes another word is told with both sentences", () => {
    const found = table(all).drifts.filter(({ between }) => between === "teller");
    expect(found).toMatchObject([
      { what: "event-word", before: { told: "2031-03-13" }, after: { source: "The Courier", told: "2031-03-16" } },
    ]);
  });

  test("texts of one day have no order among them", () => {
    const oneDay = all.map((one) => ({ ...one, account: { ...one.account, told: "2031-03-13" } }));
    fc.assert(
      fc.property(fc.shuffledSubarray(oneDay, { minLength: 3 }), (shuffled) => {
        expect(table(shuffled).drifts).toEqual([]);
      }),
    );
  });

  test("versions in two languages are not compared", () => {
    const [first, second] = [all[0]!, all[2]!];
    const later = { ...second.account, versionOf: first.account.object, language: "ur" };
    const between = table([first, { ...second, account: later }]).drifts.map((drift) => drift.between);
    expect(between).not.toContain("versions");
  });
});

test("what an account tells of as missing stands beside the record that should exist, in its words", () => {
  const checklist = [
    { id: "post-mortem-report", deeds: ["killing"], what: "the report", source: "a standard", gaps: ["post-mortem"] },
  ];
  const one = account("Zeba", "Police killed Yaran. The family was not given the autopsy report.");
  const [item] = table([one], { checklist }).expected;
  expect(item?.told.map(({ quote }) => quote)).toEqual([expect.stringContaining("autopsy report")]);
});
