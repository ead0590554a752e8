import { useEffect, useRef, useState } from "react";
import type { MentionInWords } from "../../../src/http/contract.ts";
import { Quote } from "../../part/words.tsx";
import { t } from "../../words.ts";
import { JudgementView } from "./judged.tsx";
import type { PairVerdict } from "./pair.tsx";

const verdicts = [
  ["S", "same"],
  ["X", "not-same"],
  ["U", "unsure"],
] as const;

/** One mention: who tells it, the exact words, what was judged of it, and, of the one at hand, the keys. */
export function Mention({
  mention,
  isCurrent,
  isHeld,
  beside,
  onChoose,
  onHold,
  onDecide,
  onUndo,
}: {
  mention: MentionInWords;
  isCurrent: boolean;
  isHeld: boolean;
  /** It is judged beside another mention or name; else beside all others of its name. */
  beside: boolean;
  onChoose: () => void;
  onHold: () => void;
  onDecide: (verdict: PairVerdict, why: string) => void;
  onUndo: (ref: string) => void;
}) {
  const own = useRef<HTMLLIElement>(null);
  const [why, setWhy] = useState("");
  useEffect(() => {
    if (isCurrent) own.current?.scrollIntoView({ block: "nearest" });
  }, [isCurrent]);
  return (
    <li ref={own} className={isCurrent ? "c pair on" : "c pair sg"} aria-current={isCurrent ? "true" : undefined}>
      <button type="button" className="plain both" onClick={onChoose} aria-expanded={isCurrent}>
        <bdi className="who">{mention.teller}</bdi>
        {mention.quote === "" ? (
          <span className="quiet">{t("tellsIt")}</span>
        ) : (
          <Quote text={mention.quote} marks={mention.marks} language={mention.language} around={120} />
        )}
        <span className="quiet">
          {mention.type && t(`type.${mention.type}`)}
          {mention.apart && ` · ${t("anotherOne")}`}
          {isHeld && ` · ${t("held")}`}
        </span>
      </button>
      {mention.also.length > 0 && (
        <p className="quiet">
          {t("judgedSame")}{" "}
          {mention.also.map((name, at) => (
            <span key={name}>
              {at > 0 && ", "}
              <q dir="auto">{name}</q>
            </span>
          ))}
        </p>
      )}
      {mention.judgements.length > 0 && (
        <ul className="judgements">
          {mention.judgements.map((one) => (
            <JudgementView key={one.ref} one={one} onUndo={onUndo} />
          ))}
        </ul>
      )}
      {isCurrent && (
        <>
          <p>
            <a href={`#/desk/${mention.object}${mention.start === null ? "" : `@${mention.start}`}`}>
              {t("whereItStands")}
            </a>
          </p>
          <div className="ask">
            <label>
              {t("why")}{" "}
              <input value={why} dir="auto" maxLength={4000} onChange={(event) => setWhy(event.target.value)} />
            </label>
          </div>
          <div className="keys">
            {verdicts.map(([key, verdict]) => (
              <button key={key} type="button" className="btn" onClick={() => onDecide(verdict, why)}>
                <kbd>{key}</kbd> {t(verdict === "not-same" && !beside ? "anotherOne" : `verdict.${verdict}`)}
              </button>
            ))}
            <button type="button" className="btn" aria-pressed={isHeld} onClick={onHold}>
              <kbd>M</kbd> {t("hold")}
            </button>
            <span className="quiet">
              <kbd>N</kbd> {t("next")} <kbd>P</kbd> {t("previous")} <kbd>Z</kbd> {t("undo")}
            </span>
          </div>
        </>
      )}
    </li>
  );
}
