import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { CheckReport, Finding } from "../../src/http/contract.ts";
import { getActs, getState, runCheck } from "../api.ts";
import { Fault } from "../part/fault.tsx";
import { t } from "../words.ts";

/** The log, and a check that runs while one looks. */
export function Record() {
  const state = useQuery({ queryKey: ["state"], queryFn: getState });
  const acts = useQuery({ queryKey: ["acts"], queryFn: getActs });
  return (
    <main>
      <h1>{t("record")}</h1>
      <Fault error={acts.error} />
      {state.data?.checkpoints.map((log) => (
        <p key={log.log} className="quiet">
          <code>{log.log}</code> · {log.size} · <code>{log.root.slice(0, 16)}…</code>
        </p>
      ))}
      <Checking />
      <h2>{t("acts")}</h2>
      <table className="acts">
        <tbody>
          {acts.data?.map((act) => (
            <tr key={act.ref}>
              <td>{act.index}</td>
              <td>
                <b>{act.kind}</b>
              </td>
              <td>
                <bdi>{act.time.slice(0, 19).replace("T", " ")}</bdi>
              </td>
              <td>{act.sealed && <span className="pill sealed">{t("sealed")}</span>}</td>
              <td>
                <code>{act.ref.slice(0, 12)}…</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}

function Checking() {
  const [bytes, setBytes] = useState<number | null>(null);
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const [report, setReport] = useState<CheckReport | null>(null);
  const [error, setError] = useState<unknown>(null);
  const start = async () => {
    setFindings([]);
    setReport(null);
    setBytes(0);
    try {
      await runCheck((line) => {
        if (line.kind === "progress") setBytes(line.bytes ?? 0);
        else if (line.kind === "finding") setFindings((before) => [...before, line.finding as Finding]);
        else setReport(line.report as CheckReport);
      });
    } catch (caught) {
      setError(caught);
    }
    setBytes(null);
  };
  return (
    <section aria-live="polite">
      <button type="button" className="btn go" disabled={bytes !== null} onClick={() => void start()}>
        {bytes === null ? t("checkNow") : t("checking", { bytes })}
      </button>
      <Fault error={error} />
      {report && (
        <div className="report">
          <p>
            <b>
              {t("verdict")}: {report.verdict.replaceAll("-", " ")}
            </b>{" "}
            · {t("findings", { n: findings.length })}
          </p>
          <ul>
            {report.notProved.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
      <ul>
        {findings.map((finding, index) => (
          <li key={`${finding.code}-${String(index)}`} className="fault">
            <b>{finding.code}</b> {finding.message}
          </li>
        ))}
      </ul>
    </section>
  );
}
