import { describe, expect, it, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { createReader } from "../../src/reading/index.ts";

const reader = createReader(readWordFiles("src/reading/lexicon"));
/** Whose words, from the second speaker on, and which: of every statement that is not its teller's. */
const said = (text: string) =>
  reader
    .read(text, { published: "2031-03-15" })
    .flatMap((line) => (line.kind === "statement" && line.cue ? [line] : []))
    .map(({ speakers, quote }) => [
      speakers
        .slice(1)
        .map((one) => one.resolvedTo ?? one.name)
        .join(" > "),
      quote,
    ]);

describe("the one who speaks is found behind what hangs on them", () => {
  it.each([
    ["Three lawyers interviewed by the Courier said fifteen were held.", "Three lawyers", "fifteen were held"],
    ["A doctor at Lorn hospital, speaking on condition of anonymity, said she saw it.", "A doctor at Lorn hospital"],
    ["Sources close to the family claim the body bore marks.", "Sources close to the family", "the body bore marks"],
    ["“It was a massacre,” said one survivor.", "one survivor", "“It was a massacre,”"],
    ["State television reported that “calm has returned”.", "State television", "“calm has returned”"],
    ["As one teacher put it: “Nobody asked the children.”", "one teacher", "“Nobody asked the children.”"],
    ["In the words of a rescuer: “We dug with our hands.”", "a rescuer", "“We dug with our hands.”"],
    ["Two sisters, who spoke in Velsk, described how men had forced them to sing.", "Two sisters"],
    ["The ministry, asked about the deaths, said: “We have no information.”", "The ministry"],
    ["According to Halvar Dunn, who saw the bodies, three had been shot.", "Halvar Dunn", "three had been shot"],
    ["Witness statement of Halvar Dunn: “I heard shots. I counted nine bodies.”", "Halvar Dunn"],
  ])("%s: %s", (text, who, words = "") => {
    const first = said(text)[0];
    expect(first?.[0]).toBe(who);
    expect(first?.[1]).toContain(words);
  });
});

test("what another says behind “but” or a semicolon is not the first one's", () => {
  expect(said("The office said that nobody was held, but a lawyer said that nine were beaten.")).toEqual([
    ["The office", "nobody was held"],
    ["a lawyer", "nine were beaten"],
  ]);
  expect(said("The council says 300 people were killed; the mayor speaks of 41.")[0]).toEqual([
    "The council",
    "300 people were killed",
  ]);
});

describe("what is denied", () => {
  it.each([
    ["The minister rejected the allegations as “fabrications”.", "the allegations as “fabrications”"],
    ["The boys were beaten. The army denies this.", "this"],
    ["Osk denied any part in the raid.", "any part in the raid"],
  ])("%s: %s", (text, words) => {
    const [statement] = reader.read(text).filter((line) => line.kind === "statement" && line.cue);
    expect(statement).toMatchObject({ quote: words, speakers: [{}, { stance: "denies" }] });
  });
});

test("whom a quoted speaker reports stands inside the quoted words, in whatever sentence of them", () => {
  const quoted = "I heard shots. My neighbour Petra said to me, ‘They are shooting at the students.’ I ran";
  for (const text of [`Halvar Dunn said: “${quoted}.”`, `“${quoted},” Halvar Dunn said.`])
    expect(said(text).map(([who]) => who)).toContain("Halvar Dunn > My neighbour Petra");
  expect(said("The Herald quoted one of them as saying: “They were full when they left.”").at(-1)).toEqual([
    "The Herald > one of them",
    "“They were full when they left.”",
  ]);
});

test("“he” is none of several, and “they” are none but several", () => {
  const bren = "Residents allege that Bren kept the passports. “I have never been there,” he told a radio later.";
  expect(said(bren).at(-1)?.[0]).toBe("Bren");
  expect(said("On 4 June 2030 two men came to the gate. They said they wanted to talk.")[0]?.[0]).toBe("two men");
});

test("a block with a name under it is that person's, however the line says where it was taken down", () => {
  const text = "> They broke the door.\n\n— Testimony of S., recorded in Velsk, 2 May 2031\n\nThe mayor was away.";
  const [telling] = reader.read(text).filter((line) => line.kind === "telling");
  expect(telling).toMatchObject({ form: "quotation", author: { name: "S." } });
  const photo = "Photo: Yan Holm via the Lamp Network. Posted by @lorn on 3 May 2031.";
  expect(reader.read(photo).find((line) => line.kind === "telling")).toMatchObject({
    form: "caption",
    author: { name: "the Lamp Network" },
  });
});
