import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type DragEvent, useRef, useState } from "react";
import { getObjects, keepFile } from "../api.ts";
import { Fault } from "../part/fault.tsx";
import { go } from "../place.ts";
import { t } from "../words.ts";

/** Dropping a file: it is kept as it comes and opens on its card. */
export function Arrivals() {
  const objects = useQuery({ queryKey: ["objects"], queryFn: getObjects });
  return (
    <main>
      <h1>{t("arrivals")}</h1>
      <Drop />
      <Fault error={objects.error} />
      {objects.data?.length === 0 && <p className="quiet">{t("noObjects")}</p>}
      <ul className="kept">
        {objects.data?.toReversed().map((object) => (
          <li key={object.object}>
            <a href={`#/desk/${object.object}`}>
              <bdi>{object.name || `${object.object.slice(0, 12)}…`}</bdi>
              <span className={object.unit === null ? "pill" : "pill sealed"}>
                {object.unit === null ? t("open") : t("sealed")}
              </span>
              <span className="quiet">
                {t("kept")} <bdi>{object.time.slice(0, 16).replace("T", " ")}</bdi>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </main>
  );
}

/** The drop field with who it comes from; used on the table too, to add what somebody else says. */
export function Drop({ onKept }: { onKept?: (object: string) => void }) {
  const client = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const [source, setSource] = useState("");
  const [open, setOpen] = useState(false);
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const take = async (files: FileList | null) => {
    const file = files?.[0];
    if (!file) return;
    setBusy(true);
    setError(null);
    try {
      const kept = await keepFile(file, source, open);
      await client.invalidateQueries();
      if (onKept) onKept(kept.object);
      else go({ page: "desk", id: kept.object });
    } catch (caught) {
      setError(caught);
    }
    setBusy(false);
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files);
  };
  return (
    <section
      className={over ? "drop over" : "drop"}
      aria-label={t("drop")}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <button type="button" className="btn go" disabled={busy} onClick={() => chooser.current?.click()}>
        {busy ? t("keeping") : t("drop")}
      </button>
      <input
        ref={chooser}
        type="file"
        hidden
        aria-hidden="true"
        tabIndex={-1}
        onChange={(event) => void take(event.target.files)}
      />
      <label>
        {t("source")} <input value={source} dir="auto" onChange={(event) => setSource(event.target.value)} />
      </label>
      <label className="check">
        <input type="checkbox" checked={open} onChange={(event) => setOpen(event.target.checked)} />{" "}
        {t("alreadyPublic")}
      </label>
      <p className="quiet">{t("dropNote")}</p>
      <Fault error={error} />
    </section>
  );
}
