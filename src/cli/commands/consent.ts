import { consentsOf, consent as consentTo } from "../../acts/consent.ts";
import { findSource } from "../../acts/withdraw.ts";
import { formatGrant, uses } from "../../vault/consent.ts";
import { type CommandSpec, listOf, textOf } from "../command.ts";
import { consentWords } from "../consentWords.ts";
import type { Session } from "../session.ts";
import { UsageError } from "../usage.ts";

export const consent: CommandSpec = {
  usage: "consent <source>",
  summary:
    "Record what a source, or a person it speaks of, allows from now on, in the place of all before; without --allow or --none, print what is allowed. Without a grant it stays in the archive.",
  example: 'consent "Zeba" --allow hand-over publish-unnamed=2032-12-31 --how "spoken, in Urdu, before her brother"',
  archive: true,
  options: [
    ["--allow <use...>", `${uses.join(", ")}; with =DATE its last day`],
    ["--none", "allow nothing: archive only"],
    ["--subject <name>", "the person spoken of who allows it, when it is not the source"],
    ["--how <words>", "how it was given"],
    ["--why <reason>", "why"],
  ],
  async run(session, [given], options) {
    const allow = listOf(options, "allow");
    if (allow.length > 0 && options.none === true)
      throw new UsageError("usage", "Recording a consent: --allow or --none is needed, not both.");
    if (allow.length === 0 && options.none !== true) return await print(session, String(given));
    const [subject, how, why] = ["subject", "how", "why"].map((name) => textOf(options, name));
    const done = await consentTo(await session.open(), {
      source: String(given),
      allow,
      ...(subject === undefined ? {} : { subject }),
      ...(how === undefined ? {} : { how }),
      ...(why === undefined ? {} : { why }),
    });
    session.out.line({ kind: "consent", ...done }, consentWords(done));
    if (done.narrowed.length === 0) return;
    session.out.note(
      `No longer allowed as before: ${done.narrowed.map(formatGrant).join(", ")}. This cannot recall what was shown, handed over or published until now, nor copies of it.`,
    );
  },
};

async function print(session: Session, given: string): Promise<void> {
  const ports = await session.open({ readOnly: true });
  const source = await findSource(ports, given);
  const rows = await consentsOf(ports, source);
  if (!rows.some((row) => row.subject === ""))
    session.out.line(
      { kind: "consent", source: source.id, subject: "", allow: [], ref: null },
      "Allowed by the source: nobody has written it down, so archive only.",
    );
  for (const row of rows) session.out.line({ kind: "consent", ...row }, consentWords(row));
}
