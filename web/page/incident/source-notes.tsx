import { useState } from "react";
import { closenesses, type IncidentTable } from "../../../src/incident/index.ts";
import { noteSource } from "../../api.ts";
import { Fault } from "../../part/fault.tsx";
import { useSaying } from "../../part/saying.ts";
import { t } from "../../words.ts";

type Note = IncidentTable["columns"][number]["sourceNote"];

/** How near each source is to what it tells, its interest and reliability, as an editor recorded it with reasons; never computed. */
export function SourceNotes({ table }: { table: IncidentTable }) {
  const [open, setOpen] = useState<string | null>(null);
  const notes = new Map(table.columns.map(({ source, sourceNote }) => [source, sourceNote]));
  return (
    <section className="facts">
      <h2>{t("fact.sources")}</h2>
      <p className="quiet">{t("fact.sources.note")}</p>
      <ul>
        {[...notes].map(([source, note]) => (
          <li key={source}>
            <b>
              <bdi>{source}</bdi>
            </b>{" "}
            {note ? <Recorded note={note} /> : <span className="quiet">{t("source.nothing")}</span>}{" "}
            <button
              type="button"
              className="plain link"
              aria-expanded={open === source}
              onClick={() => setOpen(open === source ? null : source)}
            >
              {t("source.record")}
            </button>
            {open === source && <Record source={source} note={note} onDone={() => setOpen(null)} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Recorded({ note }: { note: NonNullable<Note> }) {
  const parts = [note.interest, note.reliability].filter((one) => one !== "");
  return (
    <>
      <span>{t(`closeness.${note.closeness}`)}</span>
      {parts.map((part) => (
        <span key={part}>
          {" · "}
          <bdi>{part}</bdi>
        </span>
      ))}
      <div className="quiet" dir="auto">
        {note.why}
      </div>
    </>
  );
}

function Record({ source, note, onDone }: { source: string; note: Note; onDone: () => void }) {
  const { error, say } = useSaying();
  const [closeness, setCloseness] = useState<(typeof closenesses)[number]>(note?.closeness ?? "unknown");
  const [interest, setInterest] = useState(note?.interest ?? "");
  const [reliability, setReliability] = useState(note?.reliability ?? "");
  const [why, setWhy] = useState("");
  const submit = async () => {
    if (await say(() => noteSource({ source, closeness, interest, reliability, why }))) onDone();
  };
  return (
    <div className="ask">
      <Fault error={error} />
      <label>
        {t("source.closeness")}{" "}
        <select value={closeness} onChange={(event) => setCloseness(event.target.value as typeof closeness)}>
          {closenesses.map((one) => (
            <option key={one} value={one}>
              {t(`closeness.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("source.interest")}{" "}
        <input value={interest} dir="auto" maxLength={1000} onChange={(event) => setInterest(event.target.value)} />
      </label>
      <label>
        {t("source.reliability")}{" "}
        <input
          value={reliability}
          dir="auto"
          maxLength={1000}
          onChange={(event) => setReliability(event.target.value)}
        />
      </label>
      <label>
        {t("source.why")}{" "}
        <input value={why} dir="auto" maxLength={4000} onChange={(event) => setWhy(event.target.value)} />
      </label>
      <button type="button" className="btn" disabled={why.trim() === ""} onClick={() => void submit()}>
        {t("source.keep")}
      </button>
    </div>
  );
}
