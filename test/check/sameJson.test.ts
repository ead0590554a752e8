import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { JsonError, parseMembers } from "../../src/bytes/json.ts";
import { fromUtf8 } from "../../src/bytes/text.ts";

const python = spawnSync("python3", ["--version"]).status === 0;

const nested = (arrays: number) => `{"a":${"[".repeat(arrays)}${"]".repeat(arrays)}}`;
const allowed = [
  "{}",
  '{"a":1}',
  '{"a":0,"b":9007199254740991}',
  '{"A":1,"a":2,"a1":3}',
  '{"a":null,"b":true,"c":[],"d":{}}',
  '{"a":"\\u001f\\b\\f\\n\\r\\t\\"\\\\/\u007f\u2028é😀"}',
  nested(31),
];
const refused = [
  "",
  "[]",
  "1",
  ' {"a":1}',
  '{"a":1}\n',
  '{"a": 1}',
  '\ufeff{"a":1}',
  '{"a":1,}',
  '{"a":1,"a":1}',
  '{"b":1,"a":2}',
  '{"a":1,"A":2}',
  '{"":1}',
  '{"1a":1}',
  '{"a_b":1}',
  '{"a\\u0062":1}',
  '{"é":1}',
  '{"a":-1}',
  '{"a":-0}',
  '{"a":1.0}',
  '{"a":0.5}',
  '{"a":1e3}',
  '{"a":01}',
  '{"a":9007199254740992}',
  '{"a":NaN}',
  '{"a":Infinity}',
  '{"a":"\\ud800"}',
  '{"a":"\\u00e9"}',
  '{"a":"\\u0008"}',
  '{"a":"\\u001F"}',
  '{"a":"\\/"}',
  '{"a":"\u0000"}',
  nested(32),
  nested(5000),
];
const notUtf8 = ["7b2261223a22ff227d", "7b2261223a22eda080227d", "7b2261223a22c0af227d"];

function isRead(bytes: Uint8Array): boolean {
  const text = fromUtf8(bytes);
  try {
    return text !== null && parseMembers(text) !== null;
  } catch (error) {
    if (error instanceof JsonError) return false;
    throw error;
  }
}

it("what is canonical JSON of the record and what is not, both checkers say alike", () => {
  const cases = [...allowed, ...refused]
    .map((text) => Buffer.from(text))
    .concat(notUtf8.map((hex) => Buffer.from(hex, "hex")));
  const wanted = cases.map((_, at) => at < allowed.length);
  expect(cases.map(isRead)).toEqual(wanted);
  if (!python) return;
  const program =
    "import sys, json; sys.path.insert(0, 'spec'); import check; print(json.dumps([check.parse(bytes.fromhex(x)) is not None for x in json.load(sys.stdin)]))";
  const input = JSON.stringify(cases.map((bytes) => bytes.toString("hex")));
  const run = spawnSync("python3", ["-B", "-c", program], { encoding: "utf8", input });
  expect(run.stderr).toBe("");
  expect(JSON.parse(run.stdout)).toEqual(wanted);
});
