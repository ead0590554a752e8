import { compare } from "../../acts/compare.ts";
import { expect as expectRecord } from "../../acts/expect.ts";
import type { ExpectedState } from "../../incident/index.ts";
import { type CommandSpec, textOf } from "../command.ts";
import { shown } from "../io.ts";
import { UsageError } from "../usage.ts";

export const expect: CommandSpec = {
  usage: "expect <incident> [record] [state]",
  summary:
    "The records that should exist after what is told, and how it stands with each: had, refused, destroyed, sought or do-not-ask-again. A to-do, never a claim.",
  example: 'expect "The night at the canal" post-mortem-report refused --why "asked at the hospital on 20 March"',
  archive: true,
  options: [["--why <reason>", "why"]],
  async run({ open, out }, [incident, record, state], options) {
    const id = String(incident);
    if (record === undefined) {
      const { expected } = await compare(await open({ readOnly: true }), id);
      for (const item of expected)
        out.line(
          { kind: "expected-record", ...item },
          `[${item.mark?.state ?? "nobody has looked"}] ${item.id}: ${shown(item.what)} (${shown(item.source)})`,
        );
      return;
    }
    if (state === undefined)
      throw new UsageError(
        "usage",
        `Writing down the record "${shown(String(record))}": how it stands is needed after it.`,
      );
    const why = textOf(options, "why");
    const row = await expectRecord(await open(), {
      incident: id,
      record: String(record),
      state: String(state) as ExpectedState,
      ...(why === undefined ? {} : { why }),
    });
    out.line({ kind: "expected", ...row }, `${row.record}: ${row.state}`);
  },
};
