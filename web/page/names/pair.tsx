import { useEffect, useRef, useState } from "react";
import type { NameInWords, PairInWords } from "../../../src/http/contract.ts";
import { Quote } from "../../part/words.tsx";
import { t } from "../../words.ts";
import { mentionsOf } from "./mentions-link.ts";

export type PairVerdict = "same" | "not-same" | "unsure";

const types = ["person", "place", "organisation", "group"] as const;
const verdicts = [
  ["S", "same"],
  ["X", "not-same"],
  ["U", "unsure"],
] as const;

/** Two names side by side as their sources wrote them; the one at hand with the words around them, the reasons and the keys. */
export function Pair({
  pair,
  isCurrent,
  onChoose,
  onDecide,
}: {
  pair: PairInWords;
  isCurrent: boolean;
  onChoose: () => void;
  onDecide: (verdict: PairVerdict, type: PairInWords["type"], why: string) => void;
}) {
  const own = useRef<HTMLLIElement>(null);
  const [type, setType] = useState(pair.type);
  const [why, setWhy] = useState("");
  useEffect(() => {
    if (isCurrent) own.current?.scrollIntoView({ block: "nearest" });
  }, [isCurrent]);
  const isOne = pair.a === pair.b;
  return (
    <li ref={own} className={isCurrent ? "c pair on" : "c pair sg"} aria-current={isCurrent ? "true" : undefined}>
      <button type="button" className="plain both" onClick={onChoose} aria-expanded={isCurrent}>
        <Name name={pair.a} places={pair.inA} />
        {!isOne && (
          <>
            <span className="beside" aria-hidden="true">
              /
            </span>
            <Name name={pair.b} places={pair.inB} />
          </>
        )}
        <span className="quiet">
          {t(`type.${pair.type}`)} ·{" "}
          {isOne ? t("oneSpelling", { n: tellersOf(pair.inA) }) : t("alike", { share: Math.round(pair.score * 100) })}
        </span>
      </button>
      {isCurrent && (
        <>
          <div className={isOne ? "stand one" : "stand"}>
            <Places places={pair.inA} />
            {!isOne && <Places places={pair.inB} />}
          </div>
          <p className="quiet">
            {[...new Set([pair.a, pair.b])].map((name) => (
              <a key={name} className="each" href={mentionsOf(name)} aria-label={`${t("eachMention")}: ${name}`}>
                {t("eachMention")}: <q dir="auto">{name}</q>
              </a>
            ))}
          </p>
          {!isOne && <Reasons pair={pair} />}
          <div className="ask">
            <label>
              {t("asA")}{" "}
              <select value={type} onChange={(event) => setType(event.target.value as PairInWords["type"])}>
                {types.map((one) => (
                  <option key={one} value={one}>
                    {t(`type.${one}`)}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {t("why")}{" "}
              <input value={why} dir="auto" maxLength={4000} onChange={(event) => setWhy(event.target.value)} />
            </label>
          </div>
          <div className="keys">
            {verdicts.map(([key, verdict]) => (
              <button key={key} type="button" className="btn" onClick={() => onDecide(verdict, type, why)}>
                <kbd>{key}</kbd> {t(isOne && verdict !== "unsure" ? `verdict.one.${verdict}` : `verdict.${verdict}`)}
              </button>
            ))}
            <span className="quiet">
              <kbd>N</kbd> {t("next")} <kbd>P</kbd> {t("previous")}
            </span>
          </div>
        </>
      )}
    </li>
  );
}

function Name({ name, places }: { name: string; places: readonly NameInWords[] }) {
  return (
    <q className="name" dir="auto" lang={places[0]?.language}>
      {name}
    </q>
  );
}

/** Where a name stands: who tells it, and the exact words, each a way to the original. */
function Places({ places }: { places: readonly NameInWords[] }) {
  return (
    <ul>
      {places.map((place) => (
        <li key={place.ref}>
          <a href={`#/desk/${place.object}${place.start === null ? "" : `@${place.start}`}`}>
            <bdi className="who">{place.teller}</bdi>
            {place.quote === "" ? (
              <span className="quiet"> {t("tellsIt")}</span>
            ) : (
              <Quote text={place.quote} marks={place.marks} language={place.language} around={60} />
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What the score is made of: the rule, both values, and what it takes away. */
function Reasons({ pair }: { pair: PairInWords }) {
  return (
    <table className="reasons">
      <caption>
        {t("reasons")}
        {pair.tested && (
          <span className="tested">
            {t("tested", {
              pairs: pair.tested.pairs,
              share: Math.round((100 * pair.tested.same) / Math.max(1, pair.tested.pairs)),
            })}
          </span>
        )}
      </caption>
      <tbody>
        {pair.why.map((one) => (
          <tr key={`${one.rule} ${one.a} ${one.b}`}>
            <th scope="row" lang="en" dir="ltr">
              {one.rule}
            </th>
            <td>
              <bdi>{one.a || "–"}</bdi>
            </td>
            <td>
              <bdi>{one.b || "–"}</bdi>
            </td>
            <td className="weight">{one.weight === 0 ? "" : `−${one.weight}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function tellersOf(places: readonly NameInWords[]): number {
  return new Set(places.map((place) => place.teller)).size;
}
