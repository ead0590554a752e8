import { describe, expect, it } from "vitest";
import { readWordFiles } from "../../src/disk/words.ts";
import { createReader, type ReadingLine } from "../../src/reading/index.ts";

const reader = createReader(readWordFiles("src/reading/lexicon"));

const parties: readonly (readonly [string, string])[] = [
  ["the police", "the crowd"],
  ["Muslims", "Hindus"],
  ["the government", "the rebels"],
  ["Syria", "Turkey"],
];
const sentences = `A beat B near the mill.
A killed four of B in the lane.
A attacked B at dusk.
A arrested two of B on Friday.
A shot at B from the roof.
A burned the homes of B.
A looted the shops of B.
A tortured B in the cellar.
A detained B for nine days.
A abducted B from the bridge.
A bombed B in May.
A threatened B with knives.
A displaced B from the valley.
A said that B killed a baker.
A alleged that B burned the mill.
A denied that B was beaten.
According to A, B attacked the market.
A told the court that B shot a boy.
B was beaten by A.
B was killed by A at the gate.
B was arrested by A in the lane.
B was attacked by A on Monday.
B was not attacked by A.
A did not kill B.
A will attack B.
A may attack B.
If A attacks B, the lane will burn.
A promised that B would be paid.
A claimed that B looted the bakery.
A blamed B for the fire.
Clashes between A and B left five dead.
The massacre of B by A was filmed.
The killing of B by A was filmed.
The attack on B by A lasted an hour.
A forced B to kneel.
A forced B to sing.
A refused to help B.
A failed to protect B.
A surrounded B near the well.
A watched while B was beaten.
A was accused of beating B.
“A beat us,” said a woman of B.
“B burned our homes,” A said.
A insulted B in the square.
A kidnapped three of B.
A destroyed the temple of B.
A wounded nine of B.
A stabbed one of B.
A evicted B from the camp.
A stoned B at the crossing.`.split("\n");

const marks = ["@@", "%%"] as const;
const fill = (sentence: string, a: string, b: string) => {
  const text = sentence.replace(/\bA\b(?! (?:baker|boy|woman))/g, marks[0]).replace(/\bB\b/g, marks[1]);
  const named = text.replaceAll(marks[0], a).replaceAll(marks[1], b);
  return named.replace(/^[“]?\p{Ll}/u, (first) => first.toUpperCase());
};

/** What is read, without names, positions and the types that the names themselves carry. */
function shape(lines: readonly ReadingLine[]): string[] {
  return lines.flatMap((line) => {
    if (line.kind === "statement")
      return [`said by ${line.speakers.map((speaker) => `${speaker.how} ${speaker.stance}`).join(", ")}`];
    if (line.kind !== "claim" || line.claim !== "deed") return [];
    return [
      `${line.deed} ${line.voice} hidden:${line.doer.visibility === "hidden"} to:${line.doneTo.length} ${JSON.stringify(line.modality)}`,
    ];
  });
}

describe("with the parties exchanged the reading is the same", () => {
  for (const [a, b] of parties) {
    for (const sentence of sentences) {
      it(`${a} and ${b}: ${sentence}`, () => {
        const one = shape(reader.read(fill(sentence, a, b), { everything: true }));
        const other = shape(reader.read(fill(sentence, b, a), { everything: true }));
        expect(other).toEqual(one);
      });
    }
  }
});
