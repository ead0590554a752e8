import { expect, test } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { type Card, createReader } from "../../src/reading/index.ts";

const reader = createReader(readWordFiles("src/reading/lexicon"));
const dateOf = (text: string, published = "2021-09-20") => (reader.read(text, { published }).at(-1) as Card).date;

test.each([
  ["Soldiers shot Ozan Kel in Sarwand on 12 May 2020.", "2020-05-12"],
  ["Police arrested the teacher on Aug. 27, his family says.", "2021-08-27"],
  ["Ozan Kel was abducted on Sept. 3 in Sarwand.", "2021-09-03"],
  ["SINCE JANUARY 4TH the editor has been detained.", "2021-01-04"],
  ["The minister said on 14 September that soldiers shot Ozan Kel on 2 August.", "2021-08-02"],
  ["A court on September 14 sentenced the man who killed Ozan Kel in March 2019.", "2019-03"],
  ["Ozan Kel walked free on 1 September. He was arrested on 7 February 2018.", "2018-02-07"],
  ["KOTBAL, 17 September (Agency) – Gunmen abducted five pupils on 9 September.", "2021-09-09"],
  ["Published in The Lamp, September 18th, 2021. Soldiers killed two men on August 5.", "2021-08-05"],
  ["A guard looks on in Sarwand, September 6, 2021. REUTERS/A. Kel. Guards tortured Ozan Kel in May 2021.", "2021-05"],
  ["How they are (@sarwand) September 12, 2021. Police beat the boy on August 1.", "2021-08-01"],
  ["In this August 30, 2021 file photo a guard looks on. Guards tortured Ozan Kel in May 2021.", "2021-05"],
  ["Soldiers raided his house on Friday, his party said. FILE PHOTO A guard. The mill opened in 2015.", "2021-09"],
  ["A vote is due on 12 December. Ozan Kel was abducted in March.", "2021-03"],
  ["The fair opened on 4 May 2019. Detained in June 2018, he wept.", "2018-06"],
  ["A bus stop was built in May 2018. Soldiers killed Ozan Kel at the mill. It happened on 3 April.", "2021-04-03"],
  ["The trial opens on 3 October 2021. Ozan Kel was killed on 3 October 2019.", "2019-10-03"],
  // Times that fall in one year add to each other.
  [
    "Ozan Kel was abducted in May 2018. Police arrested his son in June 2020. Police beat his wife in July 2020. Police arrested his brother in August 2020.",
    "2020-06",
  ],
  ["Police said on Saturday that they had shot eighty men. Taxes have risen since 2014.", "2021-09"],
  // A day far from all that happened is none of the card's.
  [`Ozan Kel was abducted in May.${" The bread was warm.".repeat(12)} The fair was fine on 4 May.`, "2021-05"],
  ["Soldiers killed Ozan Kel over the weekend.", "2021-09"],
  ["Soldiers killed Ozan Kel in the second week of March.", "2021-03"],
  ["Soldiers killed Ozan Kel in May 2020, as they had after the 2013 killing of his son.", "2020-05"],
  // A season is no month.
  ["Soldiers killed Ozan Kel in the summer of 2019.", "2019"],
])("the card has the day of the deed: %s", (text, edtf) => {
  expect(dateOf(text)?.edtf).toBe(edtf);
});

test("a day told by its weekday is reckoned and stands apart from what the text names", () => {
  expect(dateOf("Soldiers killed two men on Tuesday.")).toEqual({
    edtf: "2021-09",
    text: "Tuesday",
    start: 27,
    end: 34,
    reckoned: "2021-09-14",
  });
});

test("a text without a time has the month of its publication, without words", () => {
  expect(dateOf("Soldiers killed two men.")).toEqual({
    edtf: "2021-09",
    text: "",
    start: null,
    end: null,
    reckoned: null,
  });
});

test("a text without a time or a day of publication has no date", () => {
  expect((reader.read("Soldiers killed two men.").at(-1) as Card).date).toBeNull();
});
