const deepest = 32;

/**
 * Whether bytes are one DER value whose parts fill each other exactly: definite and shortest lengths, nothing left over.
 * What is inside primitive values is not looked at. X.690, section 10.1.
 */
export function isWholeDer(bytes: Uint8Array): boolean {
  const end = wholeValue(bytes, 0, bytes.length, 0);
  return end === bytes.length;
}

/** The end of the value that starts at `at`; −1 when it does not fit before `limit`. */
function wholeValue(bytes: Uint8Array, at: number, limit: number, depth: number): number {
  const tag = bytes[at];
  if (tag === undefined || depth > deepest || (tag & 0x1f) === 0x1f) return -1;
  const head = lengthAt(bytes, at + 1);
  if (head === null || head.start + head.length > limit) return -1;
  const end = head.start + head.length;
  if ((tag & 0x20) === 0) return end;
  let next = head.start;
  while (next < end) {
    next = wholeValue(bytes, next, end, depth + 1);
    if (next < 0) return -1;
  }
  return end;
}

function lengthAt(bytes: Uint8Array, at: number): { start: number; length: number } | null {
  const first = bytes[at];
  if (first === undefined || first === 0x80 || first > 0x84) return null;
  if (first < 0x80) return { start: at + 1, length: first };
  let length = 0;
  for (let digit = 1; digit <= first - 0x80; digit++) length = length * 256 + (bytes[at + digit] ?? 0);
  const shortest = length >= 0x80 && (first === 0x81 || length >= 256 ** (first - 0x81));
  return shortest ? { start: at + 1 + first - 0x80, length } : null;
}
