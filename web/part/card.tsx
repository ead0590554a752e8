import type { LineRow, ObjectView } from "../../src/http/contract.ts";
import type { Card, DeedClaim } from "../../src/reading/result.ts";
import { languageName, t } from "../words.ts";
import { kindWords } from "./kind-words.ts";

/** What a documenter would write on top, from the lines as they stand now: judged ones solid, suggestions dashed. */
export function CardView({ view }: { view: ObjectView }) {
  const live = view.lines.filter((row) => row.state !== "rejected");
  const card = view.lines.map((row) => row.line).find((line): line is Card => line.kind === "card");
  const deeds = live.filter(
    (row): row is LineRow & { line: DeedClaim } =>
      row.line.kind === "claim" && row.line.claim === "deed" && !isSupposed(row.line),
  );
  const hidden = deeds.filter((row) => row.line.doer.visibility === "hidden").length;
  const gaps = live.flatMap((row) =>
    row.line.kind === "claim" && row.line.claim === "gap" ? [{ text: row.line.trigger.text, row }] : [],
  );
  const figures = live.flatMap((row) =>
    row.line.kind === "figure" && row.line.of ? [{ text: `${row.line.text} (${kindWords(row.line.of)})`, row }] : [],
  );
  return (
    <div className="card">
      <h2>{t("whatThisSays")}</h2>
      <p>{quality(card)}</p>
      <dl>
        <Entry title={t("whoSpeaks")} items={asJudged(speakers(live), view.same)} words />
        <Entry title={t("whatWasDone")} items={unique(deeds.map((row) => ({ text: kindWords(row.line.deed), row })))} />
        <Entry
          title={t("toWhom")}
          items={asJudged(
            unique(deeds.flatMap((row) => row.line.doneTo.map((done) => ({ text: done.text, row })))),
            view.same,
          )}
          words
        />
        <dt>{t("byWhom")}</dt>
        <dd>
          <Items
            items={asJudged(
              unique(deeds.flatMap((row) => (row.line.doer.text ? [{ text: row.line.doer.text, row }] : []))),
              view.same,
            )}
            words
          />
          {deeds.length > 0 && <small>{t("unnamed", { n: hidden, all: deeds.length })}</small>}
        </dd>
        <dt>{t("whereWhen")}</dt>
        <dd>
          <WhereWhen card={card} />
        </dd>
        <Entry title={t("figures")} items={unique(figures)} words />
        <Entry title={t("missing")} items={unique(gaps)} words />
      </dl>
      <Unread card={card} lost={view.lost} />
    </div>
  );
}

/** The place and the date, each in its own direction: a date must not turn round beside Urdu. */
function WhereWhen({ card }: { card: Card | undefined }) {
  const told = [
    card?.city?.text,
    card?.region?.text,
    card?.country?.text,
    card?.date?.reckoned ?? card?.date?.edtf,
  ].filter((one) => one);
  if (told.length === 0) return <small>{t("nothingFound")}</small>;
  return told.map((words, at) => (
    <span key={words}>
      {at > 0 && ", "}
      <bdi>{words}</bdi>
    </span>
  ));
}

interface Item {
  readonly text: string;
  /** Other names of the same, as people judged. */
  readonly also?: readonly string[];
  readonly row: LineRow | null;
}

function Entry({ title, items, words = false }: { title: string; items: readonly Item[]; words?: boolean }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>
        <Items items={items} words={words} />
      </dd>
    </>
  );
}

function Items({ items, words }: { items: readonly Item[]; words: boolean }) {
  if (items.length === 0) return <small>{t("nothingFound")}</small>;
  return (
    <>
      {items.slice(0, 12).map((item, index) => (
        <span key={item.text}>
          {index > 0 && ", "}
          <span
            className={item.row?.state === "suggested" ? "sugg" : ""}
            title={item.row?.state === "suggested" ? t("suggested") : undefined}
          >
            {words ? <q dir="auto">{item.text}</q> : item.text}
            {item.also?.map((name) => (
              <span key={name} title={t("judgedSame")}>
                {" = "}
                <q dir="auto">{name}</q>
              </span>
            ))}
          </span>
        </span>
      ))}
      {items.length > 12 && " …"}
    </>
  );
}

function Unread({ card, lost }: { card: Card | undefined; lost: readonly string[] }) {
  const unread = card?.unread ?? [];
  if (unread.length === 0 && lost.length === 0) return null;
  return (
    <div className="unread">
      {t("couldNotRead")}:{" "}
      {[...unread.slice(0, 6).map((one) => (one.text ? `“${one.text}” (${one.why})` : one.why)), ...lost].join("; ")}.
    </div>
  );
}

function speakers(live: readonly LineRow[]): Item[] {
  const names: Item[] = [];
  for (const row of live) {
    if (row.line.kind === "telling") names.push({ text: row.line.author.name, row: null });
    if (row.line.kind === "statement")
      for (const speaker of row.line.speakers) names.push({ text: speaker.name, row: null });
  }
  return unique(names);
}

function unique(items: readonly Item[]): Item[] {
  const seen = new Map<string, Item>();
  for (const item of items) {
    const known = seen.get(item.text.toLowerCase());
    if (!known || (known.row?.state === "suggested" && item.row?.state !== "suggested"))
      seen.set(item.text.toLowerCase(), item);
  }
  return [...seen.values()];
}

/** One entry for names that people judged to be one, each still as it was written. */
function asJudged(items: readonly Item[], same: readonly (readonly string[])[]): Item[] {
  const whole: { item: Item; also: string[]; ring: readonly string[] | null }[] = [];
  for (const item of items) {
    const ring = same.find((names) => names.includes(item.text)) ?? null;
    const known = ring && whole.find((one) => one.ring === ring);
    if (known) known.also.push(item.text);
    else whole.push({ item, also: [], ring });
  }
  return whole.map(({ item, also }) => ({ ...item, also }));
}

function isSupposed(deed: DeedClaim): boolean {
  const { negated, hypothetical, future, habitual } = deed.modality;
  return negated || hypothetical || future || habitual;
}

function quality(card: Card | undefined): string {
  if (!card) return t("notMeasured", { language: "" });
  const { speakers: who, deeds } = card.quality;
  const language = languageName(card.language);
  return who === null && deeds === null
    ? t("notMeasured", { language })
    : t("measured", { language, speakers: who ?? "–", deeds: deeds ?? "–" });
}
