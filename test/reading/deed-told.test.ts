import { describe, expect, it } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { createReader, type DeedClaim } from "../../src/reading/index.ts";

const reader = createReader(readWordFiles("src/reading/lexicon"));
const told = (text: string) =>
  reader
    .read(text)
    .filter((line): line is DeedClaim => line.kind === "claim" && line.claim === "deed")
    .filter(({ modality }) => !Object.values(modality).includes(true))
    .map(({ deed, doer, doneTo }) => `${deed} | ${doer.text} | ${doneTo.map((one) => one.text).join(", ")}`);

it.each([
  "He hanged himself in his cell.",
  "An army spokesman refused to comment.",
  "The mayor did not hurt himself.",
  "Police executed five search warrants in Velsk.",
  "The execution of the Press Act began on Monday.",
  "Emails were hacked from the mayor.",
])("tells of no deed done to another: %s", (text) => expect(told(text)).toEqual([]));

describe("a deed as people tell it in words of every day", () => {
  it.each([
    ["My mother was hit on the head with a rod.", "beating |  | My mother"],
    ["They hit my brother with rifle butts until he fell.", "beating | They | my brother"],
    ["The guard struck him twice across the face.", "beating | The guard | him"],
    ["He was clubbed by riot police outside the court.", "beating | riot police | He"],
    ["They took my cousin Adil and we have not seen him since.", "abduction | They | my cousin Adil"],
    ["They took my cousin Adil and we have not seen him since.", "disappearance |  | him"],
    ["Armed men took him from his house at night.", "abduction | Armed men | him"],
    ["My father was taken away by men in uniform.", "abduction | men | My father"],
    ["My father was taken away by soldiers.", "arrest | soldiers | My father"],
    ["Men in plain clothes dragged her into a van.", "abduction | Men in plain clothes | her"],
    ["Nobody has seen him since that night.", "disappearance |  | him"],
    ["She was never seen again.", "disappearance |  | She"],
    ["Twelve of them are still missing.", "disappearance |  | Twelve of them"],
    ["She was stripped and paraded through the market.", "degrading-treatment |  | She"],
    ["The guards refused him water for two days.", "denial-of-aid | The guards | him"],
    ["The wounded were denied medical treatment.", "denial-of-aid |  | The wounded"],
    ["Villagers were not allowed to return to their homes.", "denial-of-aid |  | Villagers"],
    ["Ambulances were stopped at the bridge.", "obstruction |  | Ambulances"],
    ["Officers seized the cameras and deleted the footage.", "obstruction | Officers | the cameras"],
    ["Her phone was tapped for a year.", "surveillance |  | Her phone"],
    ["The office was placed under surveillance.", "surveillance |  | The office"],
    ["The villagers were made to carry loads for the army.", "forced-labour |  | The villagers"],
    ["Some 4,000 people fled the fighting.", "displacement |  | Some 4,000 people"],
    ["Two hundred families have been driven from their homes.", "displacement |  | Two hundred families"],
    ["Soldiers took our goats and our grain.", "looting | Soldiers | our goats, our grain"],
    ["Soldiers tore down nineteen houses in Mill Lane.", "destruction | Soldiers | nineteen houses"],
    ["The rebels burnt down the school.", "arson | The rebels | the school"],
    ["Jets struck the market at noon.", "bombing | Jets | the market"],
    ["A bullet hit him in the neck.", "shooting |  | him"],
    ["The baker lost his life in the firing.", "killing |  | The baker"],
    ["He bled to death in the lane.", "killing |  | He"],
    ["The blast claimed eleven lives.", "killing |  | "],
    ["Nine bodies were pulled from the well, hands tied.", "killing |  | "],
    ["Her body was found with bullet wounds.", "killing |  | "],
    ["He was hanged on Tuesday.", "killing |  | He"],
    ["They gave him electric shocks and hung him from the ceiling.", "torture | They | him"],
    ["She was sexually assaulted in detention.", "sexual-violence |  | She"],
    ["Nine persons sustained injuries.", "wounding |  | Nine persons"],
    ["He lost an eye to a pellet.", "wounding |  | He"],
    ["The editor was taken in for questioning.", "arrest |  | The editor"],
    ["He has been behind bars since May.", "detention |  | He"],
    ["The boy spent nine days in a cell.", "detention |  | The boy"],
    ["They kept us in a school for a week.", "detention | They | us"],
    ["A mob set upon two bakers near the station.", "mob-attack | A mob | two bakers"],
    ["Soldiers set upon two bakers near the station.", "use-of-force | Soldiers | two bakers"],
    ["Three men vanished on Monday.", "disappearance |  | Three men"],
    ["Sixty people went missing after the raid.", "disappearance |  | Sixty people"],
    ["The imam was summoned and has been missing ever since.", "disappearance |  | The imam"],
    ["Clashes between police and protesters left two dead.", "killing |  | two"],
    ["Shelling by government forces left nine dead in Kotbal.", "killing | government forces | nine"],
    ["An air strike killed two weavers in Talkot.", "killing |  | two weavers"],
    ["Air strikes hit the ward, doctors said, leaving 14 patients dead.", "killing |  | 14 patients"],
    ["A bomb planted in a cart went off near the bus stand, killing six people.", "killing |  | six people"],
    ["A car bomb exploded in front of the court.", "bombing |  | "],
    ["A farmer was killed and his son injured in an attack by gunmen.", "wounding | gunmen | his son"],
    ["Police and soldiers beat three men.", "beating | Police and soldiers | three men"],
    ["Guards said soldiers beat him at the gate.", "beating | soldiers | him"],
    ["Masked men smashed the printing press.", "destruction | Masked men | the printing press"],
    ["A mob armed with iron rods attacked a bus.", "mob-attack | A mob armed with iron rods | a bus"],
    ["Police opened fire on the crowd.", "shooting | Police | the crowd"],
    ["Troops are accused of burning down forty homes.", "arson | Troops | forty homes"],
    ["Neighbours found him dead in the yard.", "killing |  | him"],
    ["He was pronounced dead at the hospital.", "killing |  | He"],
    ["Amin Tal, 32, a baker, was shot in the back.", "shooting |  | Amin Tal"],
    ["The boy, Amin Tal, was hit on the head with a rod.", "beating |  | The boy"],
    ["They made us sing the anthem and kneel.", "degrading-treatment | They | us"],
    ["The authorities cut off water to the camp.", "denial-of-aid | The authorities | "],
    ["Aid trucks have been turned back at the crossing.", "obstruction |  | Aid trucks"],
    ["Unknown men threw acid at the lawyer.", "wounding | Unknown men | the lawyer"],
    ["His phone had been infected with spyware.", "surveillance |  | His phone"],
    ["The company is alleged to have used child labour.", "forced-labour | The company | "],
    ["When the police tried to hold them, they threw stones.", "use-of-force | they | "],
  ])("%s", (text, expected) => expect(told(text)).toContain(expected));
});

describe("the same words of something else", () => {
  it.each([
    "The car hit a wall.",
    "The party was hit by a scandal.",
    "She took her mother to the hospital.",
    "He took the bus away from the town.",
    "The price struck a new high.",
    "The gate was locked up for the night.",
    "She refused to eat.",
    "The guards did not refuse him water.",
    "Villagers were allowed to return to their homes.",
    "We have not seen the film since.",
    "The report was missing a page.",
    "Nobody is missing.",
    "He seized his chance and found a job.",
    "Traders carried away their goods.",
    "The strike cost the mill nine days.",
    "Police stopped a lorry at the bridge.",
    "She spent nine days in Sarwand.",
    "He lost his keys.",
    "No fewer than 45 bodies were pulled from the rubble.",
  ])("is no deed: %s", (text) => expect(told(text)).toEqual([]));
});
