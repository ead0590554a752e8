import type { Explanation } from "../reading/index.ts";
import type { Card, DeedClaim, ReadingLine } from "../reading/result.ts";
import { shown } from "./io.ts";

/**
 * A reading as a card for a person: who speaks, what was done, to whom, by whom, figures, what is unnamed, what could not be read.
 * With explanations (one a line of the reading) each result says why.
 */
export function cardOf(lines: readonly ReadingLine[], explanations: readonly Explanation[] | null): string {
  const out: string[] = [];
  const explained = new Map(explanations?.map((one, index) => [lines[index], one]));
  const why = (line: ReadingLine) => {
    const one = explained.get(line);
    return one === undefined ? "" : `\n      ${because(one)}`;
  };
  const card = lines.find((line) => line.kind === "card");
  const section = (title: string, items: readonly string[]) => {
    if (items.length === 0) return;
    out.push(title, ...[...new Set(items)].map((item) => `  ${item}`));
  };
  section(
    "WHO TELLS",
    lines
      .filter((line) => line.kind === "telling")
      .map((t) => `${t.author.resolvedTo ?? t.author.name} (${t.form})${why(t)}`),
  );
  section(
    "WHO SPEAKS",
    lines
      .filter((line) => line.kind === "statement")
      .filter((line) => line.speakers.length > 1)
      .map((line) => `${line.speakers.map((one) => shown(one.resolvedTo ?? one.name)).join(" > ")}${why(line)}`),
  );
  const deeds = lines.filter((line) => line.kind === "claim").filter((line) => line.claim === "deed");
  section(
    "WHAT THEY SAY WAS DONE",
    deeds.map((deed) => `${deedWords(deed)}${why(deed)}`),
  );
  section(
    "FIGURES",
    lines
      .filter((line) => line.kind === "figure")
      .map((f) => `"${shown(f.text)}" = ${range(f.min, f.max)} ${f.unit}${f.of ? `, ${f.of}` : ""}${why(f)}`),
  );
  section(
    "WHAT IS MISSING, AS TOLD",
    lines
      .filter((line) => line.kind === "claim")
      .filter((line) => line.claim === "gap")
      .map((gap) => `${gap.missing}: "${shown(gap.trigger.text)}"${why(gap)}`),
  );
  section(
    "WHO IS TIED TO WHOM, AS TOLD",
    lines
      .filter((line) => line.kind === "claim")
      .filter((line) => line.claim === "link")
      .map((link) => `${shown(link.from?.text ?? "?")} ${link.relation} ${shown(link.to?.text ?? "?")}${why(link)}`),
  );
  if (explanations !== null)
    section(
      "NAMES, PLACES, DATES",
      lines.filter((line) => line.kind === "mention").map((line) => `${shown(line.text)} (${line.type})${why(line)}`),
    );
  section(
    "WORDS FOR IT",
    lines.filter((line) => line.kind === "frame").map((frame) => `${shown(frame.term)} (${frame.family})${why(frame)}`),
  );
  if (card !== undefined) {
    const where = [card.city?.text, card.region?.text, card.country?.text].filter((one) => one !== undefined);
    section("WHERE", where.length === 0 ? [] : [where.map(shown).join(", ")]);
    section("WHEN", card.date === null ? [] : [when(card.date)]);
    section(
      "WHOM",
      card.victims.map((one) => `${shown(one.name)}${one.age === null ? "" : `, ${one.age}`}`),
    );
    section(
      "TOLD WITHOUT A DOER",
      card.unnamed.map((id) => deedById(deeds, id)),
    );
    section(
      "NOT READ",
      card.unread.map((one) => `${one.why}: "${shown(one.text.slice(0, 80))}"`),
    );
    const { on, ...parts } = card.quality;
    const measured = Object.entries(parts).map(
      ([part, value]) => `${part} ${value === null ? "not measured" : value.toFixed(2)}`,
    );
    section("HOW WELL THIS IS READ", [
      `${card.language}, ${card.form}: ${measured.join(", ")}${on === null ? "" : ` (F1 on our own sentences, ${on})`}`,
    ]);
  }
  return out.length === 0 ? "Nothing was found in this text." : out.join("\n");
}

/** "deed/does; ur/deeds.txt:3 “the doer ends a life”; words “قتل کیا”". */
function because({ rule, entries, words }: Explanation): string {
  const lexicon = entries.map(({ at, reason }) => (reason === "" ? at : `${at} “${reason}”`));
  const quoted = words.length === 0 ? [] : [`words ${words.map((word) => `“${shown(word)}”`).join(", ")}`];
  return [rule, ...lexicon, ...quoted].join("; ");
}

function deedWords(deed: DeedClaim): string {
  const doer = deed.doer.visibility === "hidden" ? "nobody named" : `"${shown(deed.doer.text)}"`;
  const whom = deed.doneTo.map((one) => `"${shown(one.text)}"`).join(", ");
  const when = deed.time?.edtf ? `, ${deed.time.edtf}` : "";
  const not = deed.modality.negated ? "NOT " : "";
  return `${not}${deed.deed}: "${shown(deed.trigger.text)}", by ${doer}${whom === "" ? "" : `, to ${whom}`}${when}`;
}

function deedById(deeds: readonly DeedClaim[], id: string): string {
  const deed = deeds.find((one) => one.id === id);
  return deed === undefined ? id : `${deed.deed}: "${shown(deed.trigger.text)}"`;
}

/** "2021-05-12 ("12 May")"; "2021-05 ("Wednesday": 2021-05-12, counted from the day of publication)". */
function when({ edtf, text, reckoned }: NonNullable<Card["date"]>): string {
  return `${edtf} ("${shown(text)}"${reckoned === null ? "" : `: ${reckoned}, counted from the day of publication`})`;
}

function range(min: number | null, max: number | null): string {
  if (min === max) return String(min ?? "?");
  return `${min ?? "…"} to ${max ?? "…"}`;
}
