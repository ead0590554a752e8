import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { NamesView, PairInWords } from "../../../src/http/contract.ts";
import { judgeNames, undoNames } from "../../api.ts";
import { Fault } from "../../part/fault.tsx";
import { useKeys } from "../../part/keys.ts";
import { t } from "../../words.ts";
import { Pair, type PairVerdict } from "./pair.tsx";

interface Done {
  readonly ref: string;
  readonly words: string;
}

/** Pairs one after the other, each judged with one key and taken back with another; no key is lost while the one before is written. */
export function Pairs({ view }: { view: NamesView }) {
  const client = useQueryClient();
  const [chosen, setChosen] = useState({ key: "", at: 0 });
  const [said, setSaid] = useState("");
  const [error, setError] = useState<unknown>(null);
  const [waiting, setWaiting] = useState<readonly string[]>([]);
  const [last, setLast] = useState<Done | null>(null);
  const done = useRef<Done[]>([]);
  const queue = useRef(Promise.resolve());
  const pairs = view.pairs.filter((one) => !waiting.includes(keyOf(one)));
  const known = pairs.findIndex((one) => keyOf(one) === chosen.key);
  const current = known < 0 ? Math.min(chosen.at, pairs.length - 1) : known;
  const pair = pairs[current];
  const choose = (at: number) => setChosen({ key: pairs[at] ? keyOf(pairs[at]) : "", at });
  const enqueue = (key: string, does: () => Promise<void>) => {
    setError(null);
    setWaiting((before) => [...before, key]);
    queue.current = queue.current
      .then(does)
      .then(() => client.invalidateQueries())
      .catch(setError)
      .then(() => {
        setLast(done.current.at(-1) ?? null);
        setWaiting((before) => before.filter((one) => one !== key));
      });
  };
  const decide = (verdict: PairVerdict, type?: PairInWords["type"], why?: string) => {
    if (!pair) return;
    setChosen({ key: "", at: current });
    enqueue(keyOf(pair), async () => {
      const row = await judgeNames({ a: pair.a, b: pair.b, type: type ?? pair.type, verdict, ...(why ? { why } : {}) });
      const words = `${pair.a} / ${pair.b}: ${t(`verdict.${verdict}`)}`;
      done.current.push({ ref: row.ref, words });
      setSaid(words);
    });
  };
  const takeBack = () =>
    enqueue(`undo ${waiting.length}`, async () => {
      const judged = done.current.at(-1);
      if (!judged) return;
      await undoNames(judged.ref);
      done.current.pop();
      setSaid(`${t("undo")}: ${judged.words}`);
    });
  const move = (by: number) => pairs.length > 0 && choose((current + by + pairs.length) % pairs.length);
  useKeys({
    s: () => decide("same"),
    x: () => decide("not-same"),
    u: () => decide("unsure"),
    z: takeBack,
    n: () => move(1),
    p: () => move(-1),
  });
  return (
    <div className="pairs" aria-busy={waiting.length > 0}>
      <p role="status" className="quiet said">
        {said === "" ? t("pairsNote") : <bdi>{said}</bdi>}{" "}
        {last && (
          <button type="button" className="plain link" onClick={takeBack}>
            <kbd>Z</kbd> {t("undo")}
          </button>
        )}
      </p>
      <Fault error={error} />
      {pairs.length === 0 && <p>{t("noPairs")}</p>}
      <ol>
        {pairs.map((one, index) => (
          <Pair
            key={keyOf(one)}
            pair={one}
            isCurrent={index === current}
            onChoose={() => choose(index)}
            onDecide={decide}
          />
        ))}
      </ol>
      {view.looked < view.of && <p className="quiet">{t("lookedUp", { looked: view.looked, of: view.of })}</p>}
    </div>
  );
}

function keyOf(pair: PairInWords): string {
  return `${pair.a}\n${pair.b}`;
}
