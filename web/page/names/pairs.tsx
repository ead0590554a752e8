import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
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

/** Pairs one after the other, each judged with one key and taken back with another. */
export function Pairs({ view }: { view: NamesView }) {
  const client = useQueryClient();
  const [chosen, setChosen] = useState({ key: "", at: 0 });
  const [done, setDone] = useState<readonly Done[]>([]);
  const [said, setSaid] = useState("");
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { pairs } = view;
  const known = pairs.findIndex((one) => keyOf(one) === chosen.key);
  const current = known < 0 ? Math.min(chosen.at, pairs.length - 1) : known;
  const pair = pairs[current];
  const choose = (at: number) => setChosen({ key: pairs[at] ? keyOf(pairs[at]) : "", at });
  const work = async (does: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      await does();
      await client.invalidateQueries();
    } catch (caught) {
      setError(caught);
    }
    setBusy(false);
  };
  const decide = (verdict: PairVerdict, type?: PairInWords["type"], why?: string) => {
    if (!pair) return;
    setChosen({ key: "", at: current });
    void work(async () => {
      const row = await judgeNames({ a: pair.a, b: pair.b, type: type ?? pair.type, verdict, ...(why ? { why } : {}) });
      const words = `${pair.a} / ${pair.b}: ${t(`verdict.${verdict}`)}`;
      setDone((before) => [...before, { ref: row.ref, words }]);
      setSaid(words);
    });
  };
  const last = done.at(-1);
  const takeBack = () => {
    if (!last) return;
    void work(async () => {
      await undoNames(last.ref);
      setDone((before) => before.slice(0, -1));
      setSaid(`${t("undo")}: ${last.words}`);
    });
  };
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
    <div className="pairs" aria-busy={busy}>
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
