import { useEffect, useRef, useState } from "react";
import type { LineRow, ObjectView } from "../../src/http/contract.ts";
import { directionOf, t } from "../words.ts";
import type { Selection } from "./hand-claim.tsx";

interface Run {
  readonly start: number;
  readonly end: number;
  readonly row: LineRow | null;
}

/** The text as it was told, paragraph by paragraph: judged words underlined solid, suggested ones dashed, figures tinted. */
export function Sheet({
  view,
  at,
  current,
  onSelect,
  onChoose,
}: {
  view: ObjectView;
  at: number | null;
  current: LineRow | null;
  onSelect: (selection: Selection | null) => void;
  onChoose: (ref: string) => void;
}) {
  const sheet = useRef<HTMLDivElement>(null);
  const [original, setOriginal] = useState(false);
  const points = [...view.text];
  const { object } = view;
  const language = object.language ?? languageOf(view);
  useEffect(() => {
    if (at === null) return;
    const spans = [...(sheet.current?.querySelectorAll<HTMLElement>("[data-at]") ?? [])];
    const target = spans.findLast((span) => Number(span.dataset.at) <= at);
    target?.scrollIntoView({ block: "center" });
    target?.classList.add("arrived");
  }, [at]);
  return (
    <div className="sheet">
      <div className="meta">
        <h1>
          <bdi>{object.name}</bdi>
        </h1>
        <span>
          {t("kept")} <bdi>{object.time.slice(0, 16).replace("T", " ")}</bdi>
        </span>
        <span className={object.unit === null ? "pill" : "pill sealed"}>
          {object.unit === null ? t("open") : t("sealed")}
        </span>
        <span className="grow" />
        <a className="plain" href={`/api/objects/${object.object}/custody`} target="_blank" rel="noreferrer">
          {t("custody")}
        </a>
        <button type="button" className="plain" aria-pressed={!original} onClick={() => setOriginal(false)}>
          {t("text")}
        </button>
        <button type="button" className="plain" aria-pressed={original} onClick={() => setOriginal(true)}>
          {t("original")}
        </button>
      </div>
      {original ? (
        <Original view={view} />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: selecting words is what reading a text is; the same is offered by keyboard with C
        <div
          ref={sheet}
          className="telling"
          lang={language}
          dir={directionOf(language)}
          onMouseUp={() => onSelect(selected(sheet.current, points))}
          onKeyUp={() => onSelect(selected(sheet.current, points))}
        >
          {paragraphs(points).map(([start, end]) => (
            <p key={start} className={speakerClass(view, start)}>
              {runs(view, start, end).map((run) => (
                <Piece
                  key={run.start}
                  run={run}
                  text={points.slice(run.start, run.end).join("")}
                  current={current}
                  onChoose={onChoose}
                />
              ))}
            </p>
          ))}
        </div>
      )}
    </div>
  );
}

function Piece({
  run,
  text,
  current,
  onChoose,
}: {
  run: Run;
  text: string;
  current: LineRow | null;
  onChoose: (ref: string) => void;
}) {
  const { row } = run;
  if (!row) return <span data-at={run.start}>{text}</span>;
  const kind = row.line.kind === "figure" ? "fig" : row.state === "suggested" ? "s" : "w";
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list beside the text offers the same to the keyboard (N)
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <span
      data-at={run.start}
      className={row.ref === current?.ref ? `${kind} sel` : kind}
      title={row.line.kind === "claim" ? ("deed" in row.line ? row.line.deed : row.line.claim) : undefined}
      onClick={() => onChoose(row.ref)}
    >
      {text}
    </span>
  );
}

/** The bytes as they came, as far as a browser shows them as text; nothing of a page is run. */
function Original({ view }: { view: ObjectView }) {
  const [text, setText] = useState("");
  useEffect(() => {
    void fetch(`/api/objects/${view.object.object}/original`)
      .then((response) => response.text())
      .then((whole) => setText(whole.slice(0, 500_000)));
  }, [view.object.object]);
  return (
    <>
      <p className="quiet">
        <code>{view.object.object}</code> · {view.object.size} bytes
      </p>
      <pre className="raw" dir="auto">
        {text}
      </pre>
    </>
  );
}

function languageOf(view: ObjectView): string {
  const telling = view.lines.map((row) => row.line).find((line) => line.kind === "telling");
  return telling?.kind === "telling" ? telling.language : "en";
}

/** A colour for each teller; the compiler's own words have a dashed edge. */
function speakerClass(view: ObjectView, start: number): string {
  const tellings = view.lines.flatMap((row) => (row.line.kind === "telling" ? [row.line] : []));
  const index = tellings.findIndex((telling) => start >= telling.start && start < telling.end);
  const telling = tellings[index];
  if (!telling) return "st-d";
  return telling.author.start === null ? "st-d" : ["st-a", "st-b", "st-c"][index % 3]!;
}

function paragraphs(points: readonly string[]): [number, number][] {
  const found: [number, number][] = [];
  let start = 0;
  for (let at = 0; at <= points.length; at++) {
    const ends = at === points.length || (points[at] === "\n" && points[at + 1] === "\n");
    if (!ends) continue;
    if (at > start) found.push([start, at]);
    while (points[at] === "\n") at++;
    start = at;
  }
  return found;
}

/** The paragraph cut at the words of claims and figures; where two overlap the first stands. */
function runs(view: ObjectView, start: number, end: number): Run[] {
  const spans = view.lines
    .flatMap((row) => {
      if (row.state === "rejected") return [];
      const span =
        row.line.kind === "claim"
          ? row.line.trigger
          : row.line.kind === "figure" && row.line.of
            ? row.line
            : row.line.kind === "frame"
              ? row.line
              : null;
      return span && span.start >= start && span.end <= end ? [{ start: span.start, end: span.end, row }] : [];
    })
    .sort((a, b) => a.start - b.start);
  const result: Run[] = [];
  let at = start;
  for (const span of spans) {
    if (span.start < at || span.end <= span.start) continue;
    if (span.start > at) result.push({ start: at, end: span.start, row: null });
    result.push(span);
    at = span.end;
  }
  if (at < end) result.push({ start: at, end, row: null });
  return result;
}

/** The selected words in code points of the text; null when nothing of the sheet is selected. */
function selected(sheet: HTMLElement | null, points: readonly string[]): Selection | null {
  const selection = getSelection();
  if (!sheet || !selection || selection.isCollapsed || !selection.anchorNode || !selection.focusNode) return null;
  const one = pointOf(sheet, selection.anchorNode, selection.anchorOffset);
  const other = pointOf(sheet, selection.focusNode, selection.focusOffset);
  if (one === null || other === null) return null;
  let [start, end] = one < other ? [one, other] : [other, one];
  while (start < end && /\s/.test(points[start]!)) start++;
  while (end > start && /\s/.test(points[end - 1]!)) end--;
  return end > start ? { start, end, text: points.slice(start, end).join("") } : null;
}

function pointOf(sheet: HTMLElement, node: Node, offset: number): number | null {
  const holder = (node instanceof HTMLElement ? node : node.parentElement)?.closest<HTMLElement>("[data-at]");
  if (!holder || !sheet.contains(holder)) return null;
  return Number(holder.dataset.at) + [...(node.textContent ?? "").slice(0, offset)].length;
}
