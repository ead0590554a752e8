import { useQueryClient } from "@tanstack/react-query";
import { Fragment, useState } from "react";
import type { JudgedNames, NamesView, ShownRing } from "../../../src/http/contract.ts";
import { undoNames } from "../../api.ts";
import { Fault } from "../../part/fault.tsx";
import { t } from "../../words.ts";
import { mentionsOf } from "./mentions-link.ts";

type Undo = (ref: string) => void;

/** What was judged: each actor and place with who uses which name, contradictions first, then what stands apart. */
export function Judged({ view }: { view: NamesView }) {
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const undo: Undo = (ref) => {
    setError(null);
    undoNames(ref)
      .then(() => client.invalidateQueries())
      .catch(setError);
  };
  if (view.rings.length + view.open.length === 0) return <p className="quiet">{t("nothingJudged")}</p>;
  return (
    <div className="rings">
      <Fault error={error} />
      {view.rings.map((ring) => (
        <RingView key={ring.id} ring={ring} onUndo={undo} />
      ))}
      {view.open.length > 0 && (
        <section>
          <h2>{t("keptApart")}</h2>
          <ul className="judgements">
            {view.open.map((one) => (
              <JudgementView key={one.ref} one={one} onUndo={undo} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function RingView({ ring, onUndo }: { ring: ShownRing; onUndo: Undo }) {
  const contested = ring.contested.length > 1;
  const groups = contested ? ring.contested : [ring.names.map((use) => use.name)];
  return (
    <section className="ring" aria-label={ring.names[0]?.name}>
      <h2>
        <q dir="auto">{ring.names[0]?.name}</q> <span className="pill">{ring.type ? t(`type.${ring.type}`) : "–"}</span>
      </h2>
      {contested && <p className="contested">{t("contested", { n: ring.contested.length })}</p>}
      {ring.conflicts.map((conflict) => (
        <Contradiction key={conflict.apart.ref} conflict={conflict} onUndo={onUndo} />
      ))}
      <dl className="uses">
        {groups.map((group, at) => (
          <Fragment key={group.join("\n")}>
            {ring.names
              .filter((use) => group.includes(use.name))
              .map((use, index) => (
                <Fragment key={use.name}>
                  <dt className={contested && at > 0 && index === 0 ? "other" : undefined}>
                    <a href={mentionsOf(use.name)}>
                      <q dir="auto">{use.name}</q>
                    </a>
                  </dt>
                  <dd>
                    {use.who.length === 0 && <span className="quiet">{t("inNoText")}</span>}
                    <Users who={use.who} />
                  </dd>
                </Fragment>
              ))}
          </Fragment>
        ))}
      </dl>
      <details>
        <summary>{t("judgedBy", { n: ring.judgements.length })}</summary>
        <ul className="judgements">
          {ring.judgements.map((one) => (
            <JudgementView key={one.ref} one={one} onUndo={onUndo} />
          ))}
        </ul>
      </details>
    </section>
  );
}

/** Who uses a name, each told once with a way to every account of theirs. */
function Users({ who }: { who: ShownRing["names"][number]["who"] }) {
  const tellers = [...new Set(who.map((one) => one.teller))];
  return tellers.map((teller, at) => (
    <Fragment key={teller}>
      {at > 0 && ", "}
      {who
        .filter((one) => one.teller === teller)
        .map((one, index) => (
          <Fragment key={one.account}>
            {index > 0 && " "}
            <a
              href={`#/desk/${one.object}${one.start === null ? "" : `@${one.start}`}`}
              aria-label={index > 0 ? `${teller} ${index + 1}` : undefined}
            >
              {index === 0 ? <bdi>{teller}</bdi> : index + 1}
            </a>
          </Fragment>
        ))}
    </Fragment>
  ));
}

/** Same and not the same at once: the chain that joins them, link by link, each of which can be taken back. */
function Contradiction({ conflict, onUndo }: { conflict: ShownRing["conflicts"][number]; onUndo: Undo }) {
  return (
    <section className="contradiction" aria-label={t("contradiction")}>
      <b>{t("contradiction")}</b>
      <ul className="judgements">
        {[...conflict.chain, conflict.apart].map((one) => (
          <JudgementView key={one.ref} one={one} onUndo={onUndo} />
        ))}
      </ul>
    </section>
  );
}

const signs = { same: "=", "not-same": "≠", unsure: "?" } as const;

/** One judgement in a line, with a way to take it back. */
export function JudgementView({ one, onUndo }: { one: JudgedNames; onUndo: Undo }) {
  const names = `${one.nameA} / ${one.nameB}`;
  return (
    <li>
      <span>
        <q dir="auto">{one.nameA}</q> <span aria-hidden="true">{signs[one.verdict]}</span> <q dir="auto">{one.nameB}</q>{" "}
        · {t(`verdict.${one.verdict}`)}
      </span>{" "}
      <span className="quiet">
        {t("byWhen", { by: one.by.slice(0, 8), time: one.time.slice(0, 16).replace("T", " ") })}
        {one.why !== "" && (
          <>
            {" "}
            · <bdi>{one.why}</bdi>
          </>
        )}
      </span>{" "}
      <button
        type="button"
        className="plain link"
        aria-label={`${t("undo")}: ${names}`}
        onClick={() => onUndo(one.ref)}
      >
        {t("undo")}
      </button>
    </li>
  );
}
