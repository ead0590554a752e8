/** Turns UTF-16 positions of one text into code points and back. Free when the text holds no surrogate pair. */
export interface Points {
  toPoint(unit: number): number;
  toUnit(point: number): number;
}

/** Positions of a text: an index of its surrogate pairs, made once. */
export function codePointsOf(text: string): Points {
  const pairs: number[] = [];
  for (let at = 0; at < text.length - 1; at++) {
    if ((text.charCodeAt(at) & 0xfc00) !== 0xd800 || (text.charCodeAt(at + 1) & 0xfc00) !== 0xdc00) continue;
    pairs.push(at++);
  }
  if (pairs.length === 0) return { toPoint: (unit) => unit, toUnit: (point) => point };
  return {
    toPoint: (unit) => unit - countBelow(pairs, unit, 0),
    toUnit: (point) => point + countBelow(pairs, point, 1),
  };
}

/** How many pairs start before a position; with `step` 1 the position is in code points. */
function countBelow(pairs: readonly number[], position: number, step: 0 | 1): number {
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pairs[middle]! - middle * step < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A copy of a result with every `start` and `end` in code points. */
export function shifted<T>(value: T, points: Points): T {
  if (points.toPoint(0x7fff_ffff) === 0x7fff_ffff) return value;
  return shift(value, points) as T;
}

function shift(value: unknown, points: Points): unknown {
  if (Array.isArray(value)) return value.map((item) => shift(item, points));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      (key === "start" || key === "end") && typeof item === "number" ? points.toPoint(item) : shift(item, points),
    ]),
  );
}
