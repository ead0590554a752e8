import { useState } from "react";
import type { ConsentRow, SourceRow } from "../../src/http/contract.ts";
import { type Use, uses } from "../../src/vault/consent.ts";
import { consent } from "../api.ts";
import { t } from "../words.ts";
import { Fault } from "./fault.tsx";
import { useSaying } from "./saying.ts";

/** What the source of an object, and the people it speaks of, allow; nothing written down is archive only. */
export function Allowed({ source, consents }: { source: SourceRow; consents: readonly ConsentRow[] }) {
  const [open, setOpen] = useState(false);
  const own = consents.find(({ subject }) => subject === "");
  return (
    <section className="list">
      <h3>{t("allowed")}</h3>
      <dl>
        <Line who={source.name} row={own} />
        {consents
          .filter(({ subject }) => subject !== "")
          .map((row) => (
            <Line key={row.ref} who={row.subject} row={row} />
          ))}
      </dl>
      <p>
        <button type="button" className="plain link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t("allowed.record")}
        </button>
      </p>
      {open && <Record source={source} own={own} onDone={() => setOpen(false)} />}
    </section>
  );
}

function Line({ who, row }: { who: string; row: ConsentRow | undefined }) {
  const grants = row?.allow.map((one) => one.split("=")) ?? [];
  return (
    <>
      <dt>
        <bdi>{who}</bdi>
      </dt>
      <dd>
        {grants.length === 0
          ? t("allowed.nothing")
          : grants
              .map(([use, until]) =>
                until ? t("allowed.until", { use: wordsOfUse(use!), day: until }) : wordsOfUse(use!),
              )
              .join(", ")}
        {row?.how && <small dir="auto">{row.how}</small>}
      </dd>
    </>
  );
}

/** A use in the interface's words; one that a newer program wrote down, as it stands. */
function wordsOfUse(use: string): string {
  const known = uses.find((one) => one === use);
  return known ? t(`use.${known}`) : use;
}

interface RecordProps {
  readonly source: SourceRow;
  readonly own: ConsentRow | undefined;
  readonly onDone: () => void;
}

function Record({ source, own, onDone }: RecordProps) {
  const { error, say } = useSaying();
  const [chosen, setChosen] = useState<ReadonlySet<Use>>(
    new Set(uses.filter((use) => own?.allow.some((one) => one.split("=")[0] === use))),
  );
  const [until, setUntil] = useState("");
  const [subject, setSubject] = useState("");
  const [how, setHow] = useState("");
  const submit = async () => {
    const allow = uses.filter((use) => chosen.has(use)).map((use) => (until === "" ? use : `${use}=${until}`));
    if (await say(() => consent(source.id, { allow, subject, how }))) onDone();
  };
  const turn = (use: Use) =>
    setChosen(new Set(chosen.has(use) ? [...chosen].filter((one) => one !== use) : [...chosen, use]));
  return (
    <div className="ask">
      <Fault error={error} />
      <fieldset>
        <legend>{t("allowed.uses")}</legend>
        {uses.map((use) => (
          <label key={use}>
            <input type="checkbox" checked={chosen.has(use)} onChange={() => turn(use)} /> {t(`use.${use}`)}
          </label>
        ))}
      </fieldset>
      <label>
        {t("allowed.lastDay")}{" "}
        <input
          type="date"
          value={until}
          min="1900-01-01"
          max="9999-12-31"
          onChange={(event) => setUntil(event.target.value)}
        />
      </label>
      <label>
        {t("allowed.subject")}{" "}
        <input value={subject} dir="auto" maxLength={500} onChange={(event) => setSubject(event.target.value)} />
      </label>
      <label>
        {t("allowed.how")}{" "}
        <input value={how} dir="auto" maxLength={1000} onChange={(event) => setHow(event.target.value)} />
      </label>
      <p className="quiet">{t("allowed.note")}</p>
      <button type="button" className="btn" onClick={() => void submit()}>
        {t("source.keep")}
      </button>
    </div>
  );
}
