import { describe, expect, it } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { createReader, type DeedClaim } from "../../src/reading/index.ts";

const reader = createReader(readWordFiles("src/reading/lexicon"));
const deeds = (text: string) =>
  reader
    .read(text, { everything: true })
    .filter((line): line is DeedClaim => line.kind === "claim" && line.claim === "deed");
const brief = (text: string) => deeds(text).map((deed) => `${deed.deed} ${deed.doer.type} ${deed.doer.visibility}`);
const kinds = (text: string) => deeds(text).map((deed) => deed.deed);
const done = (deed: DeedClaim) => !Object.values(deed.modality).includes(true);

describe("a deed told with its doer", () => {
  it.each([
    ["The police opened fire near the mill.", "shooting police role"],
    ["At the bridge police fired nine rounds in the air.", "shooting police role"],
    ["The police resorted to a baton charge.", "use-of-force police role"],
    ["Soldiers lobbed tear gas into the lane.", "use-of-force military role"],
    ["Sentries posted there killed one of the bakers.", "killing police role"],
    ["The police, searching the lane, have arrested nine weavers.", "arrest police role"],
    ["He was picked up by police from his house.", "arrest police role"],
    ["The killing of four weavers by soldiers was filmed.", "killing military role"],
    ["The mob burst into the lane and killed a baker.", "killing crowd role"],
    ["The mob attacked the bakers.", "mob-attack crowd role"],
    ["The crowd attacked the bakers.", "use-of-force crowd role"],
    ["The police have booked nine men.", "arrest police role"],
    ["Salim Daro was beaten by prison guards after dusk.", "beating police role"],
    ["Karim Oru, lamp maker, arrested by the police on Friday.", "arrest police role"],
    ["Weavers accused police of looting their homes.", "looting police role"],
    ["Weavers accused rebels of looting their homes.", "looting armed-group role"],
    ["The council condemns the beating of a weaver by policemen.", "beating police role"],
    ["Three weavers were killed by rebel shells.", "killing armed-group role"],
    ["The police arrested close to 4,000 over the first days, and shot dead 98 weavers.", "arrest police role"],
    ["The police arrested close to 4,000 over the first days, and shot dead 98 weavers.", "killing police role"],
    ["The guards who had searched the lane shot two weavers.", "shooting police role"],
    ["The rebels who had searched the lane shot two weavers.", "shooting armed-group role"],
  ])("%s", (text, expected) => expect(brief(text)).toContain(expected));
});

describe("a deed told without its doer", () => {
  it.each([
    ["Four weavers were killed at the gate.", "killing unknown hidden"],
    ["Nine weavers were arrested on Friday.", "arrest police hidden"],
    ["31 people arrested near the bridge were taken away.", "arrest police hidden"],
    ["More than forty arrests were made in the town.", "arrest police hidden"],
    ["One man died at the gate.", "killing unknown hidden"],
    ["A bus took the arrested lamp-sellers away.", "arrest police hidden"],
    ["Nine weavers were apprehended from the mill.", "arrest police hidden"],
  ])("%s", (text, expected) => expect(brief(text)).toContain(expected));
});

describe("a deed done to nobody, or not meant", () => {
  it.each([
    "Nobody was arrested.",
    "Not a single weaver was arrested.",
    "No one was killed at the gate.",
    "He suggested that those guilty be arrested.",
    "My arrest would not be in anyone's interest.",
  ])("%s", (text) => {
    expect(deeds(text)).not.toEqual([]);
    expect(deeds(text).filter(done)).toEqual([]);
  });

  it.each([
    "He had a cardiac arrest.",
    "The weaver was charged with resisting arrest.",
    "The coast guard detained the vessel.",
    "When the police raided the house of the two bakers.",
    "The accused fled the scene.",
    "The police charged the two bakers with theft.",
    "The company held talks.",
  ])("%s", (text) => expect(kinds(text)).toEqual([]));
});

describe("what was done is seen past the words between", () => {
  it.each([
    ["The police have been able to arrest only one weaver.", "arrest police role"],
    ["The police acted swiftly to arrest a weaver.", "arrest police role"],
    ["The police arrested close to 4,000 weavers over five days, and shot dead 98 bakers.", "killing police role"],
    ["Of the bakers, forty fell to police bullets.", "killing police role"],
    ["The nine that succumbed to the police firing were bakers.", "killing police role"],
    ["A policeman, who ran, was also badly hurt.", "wounding unknown hidden"],
    ["4 policemen and 4 weavers also killed.", "killing unknown hidden"],
    ["four were held in connection with the fire.", "detention police hidden"],
    ["Dozens of weavers were badly injured.", "wounding unknown hidden"],
    ["Hundreds fled the town.", "displacement unknown hidden"],
    ["Two hundred families left their homes.", "displacement unknown hidden"],
    ["The riot police charged the crowd and broke the arms of two weavers.", "use-of-force police role"],
    ["The riot police charged the crowd and broke the arms of two weavers.", "wounding police role"],
    ["The company held thirty workers.", "detention company role"],
    ["The baker was strangled in his cell.", "death-in-custody police hidden"],
    ["The shelling of the market left nineteen dead.", "killing unknown hidden"],
    ["Her whereabouts remain unknown.", "disappearance unknown hidden"],
    ["He was held incommunicado for three weeks.", "disappearance unknown hidden"],
    ["The forced disappearance of Noor Halim by soldiers was denied.", "disappearance military role"],
  ])("%s", (text, expected) => expect(brief(text)).toContain(expected));

  it("“as a result” is none of those who were killed", () => {
    const [killing] = deeds("As a result 47 weavers have been killed.");
    expect(killing?.doneTo.map((one) => one.text)).toEqual(["47 weavers"]);
  });

  it("“the market attack” is a noun, and the market no doer", () => {
    expect(brief("They spoke of the market attack and the fire.").join()).not.toContain("role");
  });
});

describe("a death has the doer of what brought it about, whoever that is", () => {
  it.each([
    ["Four weavers died in police firing.", "killing police role"],
    ["The weavers were beaten, robbed and killed by soldiers.", "looting military role"],
    ["A baker was dragged out, kicked and slapped by policemen.", "beating police role"],
    ["The police have jailed, harassed and threatened forty weavers.", "threat police role"],
    ["The weavers were subjected to torture by soldiers.", "torture military role"],
    ["There were reports of unfair trials and enforced disappearances.", "disappearance unknown hidden"],
    ["Four weavers died in rebel firing.", "killing armed-group role"],
    ["Four weavers died in army shelling.", "killing military role"],
    ["Two bakers were killed when the police fired.", "killing police role"],
    ["Two bakers were killed when the rebels fired.", "killing armed-group role"],
    ["The soldiers fired forty rounds, killing two bakers.", "killing military role"],
  ])("%s", (text, expected) => expect(brief(text)).toContain(expected));

  it("“the firing” is still that of the sentence before, and the doer stays hidden", () => {
    const [, second] = deeds("Police opened fire at the mill. A weaver was hurt in the firing.").filter(
      (deed) => deed.deed === "shooting",
    );
    expect(second?.doer).toMatchObject({ visibility: "hidden", type: "police", text: "" });
    expect(second?.why).toContain("deed/doer-as-before");
  });
});

describe("who had the duty and did not act", () => {
  it.each([
    ["The police stood by as the mill burned.", "failure-to-protect police role"],
    ["The officers did not intervene.", "failure-to-protect police role"],
    ["The police were mute spectators.", "failure-to-protect police role"],
    ["There was inaction on the part of the police.", "failure-to-protect police role"],
    ["The police were unwilling to register the complaint.", "failure-to-protect police role"],
    ["The soldiers failed to protect the lane.", "failure-to-protect military role"],
    ["The police could do little to stop the mob.", "failure-to-protect police role"],
    ["The police came to the lane. They did nothing.", "failure-to-protect police role"],
    ["There was a total lack of police action that night.", "failure-to-protect police role"],
    ["She blamed the police of the town and of the whole valley for their inaction.", "failure-to-protect police role"],
    ["There was no police protection for the bakers.", "failure-to-protect police role"],
    ["The rebels refused to help the bakers.", "failure-to-protect armed-group role"],
  ])("%s", (text, expected) => expect(brief(text)).toContain(expected));
});

describe("what was not done", () => {
  it.each([
    "The leaders demanded the arrest of the miller.",
    "The weavers are likely to be arrested on Friday.",
    "An arrest warrant was prepared.",
    "The bakers will court arrest.",
    "Arrests can be made under the new law.",
    "The police will arrest the weavers.",
    "The police may fire at the crowd.",
    "The town has the first modern jail of the region.",
    "Talks have been held in the town hall.",
  ])("%s", (text) => expect(deeds(text).filter(done)).toEqual([]));

  it("what somebody had to do or was forced to do was done", () => {
    expect(deeds("The police had to fire nine rounds.").filter(done)).toHaveLength(1);
    expect(deeds("The police were forced to fire at the crowd.").filter(done)).not.toHaveLength(0);
  });
});

it("a text without capitals reads as the same deeds", () => {
  const text = "Police opened fire near the mill. Four weavers were killed. Nine people were arrested.";
  expect(brief(text.toLowerCase())).toEqual(brief(text));
});

describe("those it was done to", () => {
  it.each([
    ["Police shot dead two weavers at the gate.", "killing: two weavers"],
    ["The shops burned.", "arson: The shops"],
    ["Soldiers gunned down a baker.", "killing: a baker"],
  ])("%s", (text, expected) =>
    expect(deeds(text).map((deed) => `${deed.deed}: ${deed.doneTo.map((one) => one.text).join(", ")}`)).toContain(
      expected,
    ),
  );
});

describe("what is no deed", () => {
  it.each([
    "The district jail in Sarwand is new.",
    "The jail superintendent was ill.",
    "Two coaches were booked for the pilgrims.",
    "The police booked seats.",
  ])("%s", (text) => expect(kinds(text)).toEqual([]));
});

it("what it was done with hides who did it, and is told", () => {
  const brief = (text: string) => deeds(text).map(({ doer, instrument }) => [doer.visibility, instrument?.text]);
  expect(brief("Yusuf Tal was killed by a shell on Monday.")).toEqual([["hidden", "a shell"]]);
  expect(brief("A bomb killed three weavers.")).toEqual([["hidden", "A bomb"]]);
  expect(brief("A policeman killed three weavers.")).toEqual([["role", undefined]]);
});

it("words that end like adverbs or adjectives are still whom it was done to, and who did it", () => {
  expect(deeds("Police beat an elderly man.")[0]?.doneTo[0]?.text).toBe("an elderly man");
  expect(deeds("The constable shot the weaver.")[0]?.doer.text).toBe("The constable");
  expect(deeds("The council found that guards had raped at least three women.")[0]).toMatchObject({
    doer: { text: "guards" },
    doneTo: [{ text: "three women" }],
  });
});

it("a register of who is held is read: “s/o”, a day without “on”, men in plain clothes", () => {
  const [held] = deeds("Salim Daro s/o Karim, arrested 5 May by the crime branch, was released.");
  expect(held).toMatchObject({ deed: "arrest", doneTo: [{ text: "Salim Daro s/o Karim" }] });
  const [taken] = deeds("Yusuf Tal was picked up from his house by men in plain clothes.");
  expect(taken).toMatchObject({ deed: "abduction", doer: { text: "men", type: "unknown" } });
  expect(kinds("The parcel was picked up by a boy.")).toEqual([]);
});
