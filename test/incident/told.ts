import { readWordFiles } from "../../src/disk/words.ts";
import type { AccountReading, LineState } from "../../src/incident/index.ts";
import { createReader } from "../../src/reading/index.ts";

const reader = createReader(readWordFiles("src/reading/lexicon"));

/** An account of the made-up town, read by the real reader; told on 14 March 2031 unless said otherwise, its lines all in one state. */
export function account(
  name: string,
  text: string,
  extra: Partial<AccountReading["account"]> = {},
  state: LineState = "suggested",
): AccountReading {
  const object = (extra.object ?? name.toLowerCase().replaceAll(" ", "")).padEnd(64, "0");
  const judged = { by: "k", time: "2031-03-20T10:00:00Z", why: "misread" };
  return {
    own: false,
    account: {
      id: `${object}#t1`,
      telling: "t1",
      source: { name, id: null },
      told: "2031-03-14",
      language: "en",
      form: "news-item",
      versionOf: null,
      quality: { speakers: null, deeds: null, figures: null },
      ...extra,
      object,
    },
    lines: reader.read(text, { published: extra.told ?? "2031-03-14", everything: true }).map((line, at) => ({
      ref: `${object}#${"id" in line ? line.id : at}`,
      line,
      state,
      ...(state === "suggested" ? {} : { judged }),
    })),
  };
}
