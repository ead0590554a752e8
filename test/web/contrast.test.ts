import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync(new URL("../../web/style/paper.css", import.meta.url), "utf8");
const colours = new Map([...css.matchAll(/--([\w-]+): #([0-9a-f]{3,6});/g)].map((match) => [match[1]!, match[2]!]));

/** Relative luminance, WCAG 2.2. */
function luminance(name: string): number {
  const hex = colours.get(name)!;
  const whole = hex.length === 3 ? [...hex].map((digit) => digit + digit).join("") : hex;
  const [r, g, b] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(whole.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

const words = ["ink", "ink-2", "ink-3", "judged", "conflict", "deny", "gap"];
const grounds = ["paper", "sheet", "wash", "conflict-wash", "deny-wash", "gap-wash"];

test.each(words.flatMap((word) => grounds.map((ground) => [word, ground] as const)))(
  "%s can be read on %s: 4.5 to 1 or more",
  (word, ground) => {
    const [light, dark] = [luminance(word), luminance(ground)].sort((a, b) => b - a);
    expect((light! + 0.05) / (dark! + 0.05)).toBeGreaterThanOrEqual(4.5);
  },
);
