import type { Script } from "./units.ts";

/** One word as the pieces that weights know: `pieces[at * reach + length - 1]` is the number of the piece of that length at that unit, 0 for none. */
export interface Pieces {
  readonly length: number;
  readonly pieces: Int16Array;
}

/** Learned costs between Latin letters and those of one other script. */
export interface Weights {
  readonly script: Script;
  /** A word's units as pieces of the Latin side or of the other. */
  latin(units: readonly string[]): Pieces;
  other(units: readonly string[]): Pieces;
  /** The least cost, in nats, of writing one as the other, or `most` where it is more. Cost is the product of the lengths, each cut at 40. */
  distance(latin: Pieces, other: Pieces, most: number): number;
}

const latinReach = 3;
const otherReach = 2;
const longest = 40;
/** A letter that weights never saw left out, and two that they never saw together: as dear as the rarest they know. */
const dropped = 4.5;
const strange = 6;

/** Reads `latin | other | cost` lines: `src/names/tables/weights/SCRIPT.txt` and what people added in `SCRIPT-by-hand.txt`. */
export function parseWeights(script: Script, texts: readonly string[]): Weights {
  const lines = texts
    .flatMap((text) => text.split("\n"))
    .flatMap((line) => {
      if (line.trim() === "" || line.startsWith("#")) return [];
      const [latin = "", other = "", cost = ""] = line.split("|").map((field) => field.trim());
      return [{ latin, other, cost: Number(cost) }];
    });
  const [a, b] = [numbering(), numbering()];
  // Single units first: what nearly every step reads lies together in memory.
  for (const { latin, other } of lines.toSorted(
    (one, two) => one.latin.length + one.other.length - two.latin.length - two.other.length,
  )) {
    a.number(latin);
    b.number(other);
  }
  const costs = costsOf(
    lines.map(({ latin, other, cost }) => [a.number(latin), b.number(other), cost]),
    a.size() + 1,
    b.size() + 1,
  );
  return {
    script,
    latin: (units) => a.pieces(units, latinReach),
    other: (units) => b.pieces(units, otherReach),
    distance: (latin, other, most) => distance(latin, other, most, costs),
  };
}

/** Costs by the numbers of the pieces, laid out for the loop that reads nothing else. */
interface PieceCosts {
  readonly columns: number;
  /** Cost of a Latin piece meeting another, `latin * columns + other`; infinite where they never meet. */
  readonly matrix: Float32Array;
  /** For a Latin piece, a bit for every remainder by 32 of the pieces it meets: most pairs need no look into the large matrix. */
  readonly partners: Int32Array;
  /** Cost of leaving a piece of either side out. */
  readonly latinDropped: Float32Array;
  readonly otherDropped: Float32Array;
}

function costsOf(lines: readonly (readonly [number, number, number])[], rows: number, columns: number): PieceCosts {
  const matrix = new Float32Array(rows * columns).fill(Number.POSITIVE_INFINITY);
  const partners = new Int32Array(rows);
  for (const [latin, other, cost] of lines) {
    const at = latin * columns + other;
    matrix[at] = Math.min(matrix[at]!, cost);
    partners[latin]! |= 1 << (other & 31);
  }
  const latinDropped = Float32Array.from({ length: rows }, (_, at) =>
    at === 0 ? dropped : Math.min(matrix[at * columns]!, dropped),
  );
  const otherDropped = Float32Array.from({ length: columns }, (_, at) =>
    at === 0 ? dropped : Math.min(matrix[at]!, dropped),
  );
  return { columns, matrix, partners, latinDropped, otherDropped };
}

/** Pieces by number from 1; the empty piece is 0. */
function numbering() {
  const numbers = new Map<string, number>();
  return {
    size: () => numbers.size,
    number(piece: string): number {
      if (piece === "") return 0;
      const known = numbers.get(piece);
      if (known !== undefined) return known;
      numbers.set(piece, numbers.size + 1);
      return numbers.size;
    },
    pieces(units: readonly string[], reach: number): Pieces {
      const length = Math.min(units.length, longest);
      const pieces = new Int16Array(length * reach);
      for (let at = 0; at < length; at++) {
        let piece = "";
        for (let more = 0; more < reach && at + more < length; more++) {
          piece = more === 0 ? units[at]! : `${piece} ${units[at + more]}`;
          pieces[at * reach + more] = numbers.get(piece) ?? 0;
        }
        if (pieces[at * reach] === 0) pieces[at * reach] = numbers.get(units[at]!.replace("$", "")) ?? 0;
      }
      return { length, pieces };
    },
  };
}

const cells = new Float32Array((longest + 1) * (longest + 1));

function distance(latin: Pieces, other: Pieces, most: number, costs: PieceCosts): number {
  const { columns, matrix, partners, latinDropped, otherDropped } = costs;
  const [height, width, up, across] = [latin.length, other.length, latin.pieces, other.pieces];
  const wide = width + 1;
  const last = height * wide + width;
  cells.fill(Number.POSITIVE_INFINITY, 0, last + 1);
  cells[0] = 0;
  let alive = 0;
  for (let i = 0; i <= height; i++) {
    // No piece leads over more than three rows.
    if (i - alive > latinReach) return most;
    const a1 = i < height ? up[i * latinReach]! : 0;
    const a2 = i + 1 < height ? up[i * latinReach + 1]! : 0;
    const a3 = i + 2 < height ? up[i * latinReach + 2]! : 0;
    const m1 = partners[a1]!;
    const m2 = partners[a2]!;
    const m3 = partners[a3]!;
    const gone = latinDropped[a1]!;
    for (let j = 0; j <= width; j++) {
      const at = i * wide + j;
      const so = cells[at]!;
      if (so >= most) continue;
      alive = i;
      if (i < height && so + gone < cells[at + wide]!) cells[at + wide] = so + gone;
      if (j === width) continue;
      const b1 = across[j * otherReach]!;
      const came = so + otherDropped[b1]!;
      if (came < cells[at + 1]!) cells[at + 1] = came;
      if (i === height) continue;
      const met = so + (a1 === 0 || b1 === 0 ? strange : Math.min(matrix[a1 * columns + b1]!, strange));
      if (met < cells[at + wide + 1]!) cells[at + wide + 1] = met;
      const b2 = j + 1 < width ? across[j * otherReach + 1]! : 0;
      if (a1 !== 0 && b2 !== 0 && (m1 >>> b2) & 1) lower(at + wide + 2, so + matrix[a1 * columns + b2]!);
      if (a2 !== 0) {
        if (b1 !== 0 && (m2 >>> b1) & 1) lower(at + wide * 2 + 1, so + matrix[a2 * columns + b1]!);
        if (b2 !== 0 && (m2 >>> b2) & 1) lower(at + wide * 2 + 2, so + matrix[a2 * columns + b2]!);
      }
      if (a3 !== 0) {
        if (b1 !== 0 && (m3 >>> b1) & 1) lower(at + wide * 3 + 1, so + matrix[a3 * columns + b1]!);
        if (b2 !== 0 && (m3 >>> b2) & 1) lower(at + wide * 3 + 2, so + matrix[a3 * columns + b2]!);
      }
    }
  }
  return Math.min(cells[last]!, most);
}

function lower(at: number, cost: number): void {
  if (cost < cells[at]!) cells[at] = cost;
}
