/**
 * Writes `src/names/tables/rough`: how letters without a table of their own are read, roughly, after any-ascii (ISC, whose Chinese readings are Unihan's
 * kMandarin). `npx tsx scripts/rough-letters.ts`.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import anyAscii from "any-ascii";

const folder = join(import.meta.dirname, "..", "src", "names", "tables", "rough");
write("han.txt", "Chinese signs by their most usual reading in pinyin; signs with several readings have one here.", [
  [0x4e00, 0x9fff],
]);
write(
  "letters.txt",
  "Letters of scripts that nobody has written a table for: Lao, Tibetan, Thaana, Syriac, N'Ko, Tifinagh, Cherokee, Mongolian and more.",
  [
    [0x700, 0x8ff],
    [0xe80, 0xfff],
    [0x13a0, 0x18af],
    [0x1900, 0x1cff],
    [0x2c00, 0x2dff],
    [0xa000, 0xabff],
  ],
);

function write(file: string, what: string, ranges: readonly (readonly [number, number])[]): void {
  const byReading = new Map<string, string>();
  for (const [first, last] of ranges)
    for (let code = first; code <= last; code++) {
      const letter = String.fromCodePoint(code);
      const reading = anyAscii(letter)
        .toLowerCase()
        .replaceAll(/[^a-z]/g, "");
      // A letter is read as what folding leaves of it.
      if (reading === "" || !/\p{L}|\p{M}/u.test(letter) || letter.normalize("NFKD").toLowerCase() !== letter) continue;
      byReading.set(reading, (byReading.get(reading) ?? "") + letter);
    }
  const lines = [...byReading]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([reading, letters]) => `${reading} | ${letters}`);
  const head = [
    `# ${what}`,
    "# Written by scripts/rough-letters.ts from any-ascii (ISC); do not edit: a line in a table of letters wins over these.",
    "# latin | letters so read",
  ];
  writeFileSync(join(folder, file), `${[...head, ...lines].join("\n")}\n`);
}
