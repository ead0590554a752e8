import { findObject } from "../../acts/act.ts";
import type { Act } from "../../archive/archive.ts";
import type { CommandSpec } from "../command.ts";
import { shown } from "../io.ts";

export const custody: CommandSpec = {
  usage: "custody <object>",
  summary:
    "The chain of custody of one object: what was done to it, by whom, when, from where, and what each entry shows.",
  example: "custody 1a2b3c4d",
  archive: true,
  async run({ open, out }, [given]) {
    const ports = await open({ readOnly: true });
    const object = await findObject(ports, String(given));
    out.line(
      { kind: "object", ...object },
      `Object ${object.object}\nstored bytes: check them with sha256sum; bytes as they came: sha256 ${object.sha256}, ${object.size} bytes`,
    );
    for await (const act of ports.archive.replay()) {
      if (!speaksOf(act, object.object, object.reading?.suggestions ?? null)) continue;
      out.line({ ...act, kind: "custody", act: act.kind }, words(act));
    }
    out.note(
      "Each entry shows that a holder of the keyholder's key signed it in this place of the log. It does not show that what is claimed in it is true; the time is the keyholder's claim, bounded by stamps.",
    );
  },
};

function speaksOf(act: Act, object: string, suggestions: string | null): boolean {
  const text = JSON.stringify(act.body) ?? "";
  return text.includes(object) || (suggestions !== null && text.includes(suggestions));
}

function words(act: Act): string {
  const lines = [`${act.time}  ${act.kind}  by key ${act.by}, entry ${act.index} of log ${act.log}`];
  if (typeof act.private === "object" && act.private !== null && !Array.isArray(act.private)) {
    for (const [key, value] of Object.entries(act.private)) {
      lines.push(`    ${key}: ${shown(typeof value === "string" ? value : JSON.stringify(value))}`);
    }
  }
  return lines.join("\n");
}
