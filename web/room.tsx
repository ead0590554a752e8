import { useQuery } from "@tanstack/react-query";
import { Direction } from "radix-ui";
import { useEffect, useRef, useState } from "react";
import { ApiError, getState } from "./api.ts";
import { Arrivals } from "./page/arrivals.tsx";
import { Desk } from "./page/desk.tsx";
import { Incidents } from "./page/incidents.tsx";
import { Mentions } from "./page/names/mentions.tsx";
import { Names } from "./page/names/names.tsx";
import { Record } from "./page/record.tsx";
import { Search } from "./page/search.tsx";
import { isTyping } from "./part/keys.ts";
import { go, type Place, usePlace } from "./place.ts";
import { directionOf, languages, type MessageId, speakLanguage, t } from "./words.ts";

const pages: readonly Place["page"][] = ["arrivals", "desk", "incidents", "names", "search", "record"];

/** The frame: where one can go, how the record stands, and the page. `Esc Esc` hides everything, `/` searches. */
export function Room() {
  const [place] = usePlace();
  const [hidden, setHidden] = useState(false);
  const [language, setLanguage] = useState(localStorage.getItem("language") ?? "en");
  useHideKeys(() => setHidden(true));
  const state = useQuery({ queryKey: ["state"], queryFn: getState });
  const chosen = state.data?.languages ?? [];
  useEffect(() => {
    const first = chosen.find((one) => languages.some(([code]) => code === one));
    if (first === undefined || localStorage.getItem("language") !== null) return;
    speakLanguage(first);
    setLanguage(first);
  }, [chosen]);
  if (hidden) return <Hidden onShow={() => setHidden(false)} />;
  if (state.error instanceof ApiError && state.error.problem.status === 401)
    return <main className="lone">{t("locked")}</main>;
  const choose = (next: string) => {
    localStorage.setItem("language", next);
    speakLanguage(next);
    setLanguage(next);
  };
  const counts: Partial<Record<Place["page"], number>> = {
    desk: state.data?.objects ?? 0,
    incidents: state.data?.incidents ?? 0,
    record: state.data?.acts ?? 0,
  };
  return (
    <Direction.Provider dir={directionOf(language)}>
      <div className="app" key={language}>
        <nav aria-label="Gawah">
          <b>
            Gawah<span lang="ur">گواہ</span>
          </b>
          <div className="places">
            {pages.map((page) => (
              <a key={page} href={`#/${page}/`} aria-current={place.page === page ? "page" : undefined}>
                {t(page as MessageId)} <i>{page === "search" ? <kbd>/</kbd> : counts[page]}</i>
              </a>
            ))}
          </div>
          <hr />
          <div className="sound">
            <p className="seal">{t("soundUpTo", { acts: state.data?.acts ?? 0 })}</p>
            <p className="quiet">{t("notStamped")}</p>
            {state.data?.notices.map((notice) => (
              <p key={notice} className="quiet">
                {notice}
              </p>
            ))}
            <hr />
            <p className="quiet">
              <kbd>Esc</kbd>
              <kbd>Esc</kbd> {t("hides")}
            </p>
            <label className="quiet">
              {t("language")}{" "}
              <select value={language} onChange={(event) => choose(event.target.value)}>
                {languages
                  .toSorted(([a], [b]) => rankIn(chosen, a) - rankIn(chosen, b))
                  .map(([code, name]) => (
                    <option key={code} value={code}>
                      {name}
                    </option>
                  ))}
              </select>
            </label>
          </div>
        </nav>
        <Page place={place} />
      </div>
    </Direction.Provider>
  );
}

/** Languages that the person reads come first, in her order. */
function rankIn(chosen: readonly string[], language: string): number {
  const at = chosen.indexOf(language);
  return at < 0 ? chosen.length : at;
}

function Page({ place }: { place: Place }) {
  switch (place.page) {
    case "desk":
      return <Desk id={place.id} at={place.at} />;
    case "incidents":
      return <Incidents id={place.id} />;
    case "names":
      return place.id === "" ? <Names /> : <Mentions key={place.id} name={place.id} />;
    case "search":
      return <Search words={place.id} />;
    case "record":
      return <Record />;
    default:
      return <Arrivals />;
  }
}

function Hidden({ onShow }: { onShow: () => void }) {
  return (
    <main className="lone">
      <button type="button" className="btn" onClick={onShow}>
        {t("show")}
      </button>
    </main>
  );
}

/** Two Escapes within a second hide; a slash opens the search, but not while somebody types. */
function useHideKeys(hide: () => void): void {
  const last = useRef(0);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key === "Escape") {
        if (event.timeStamp - last.current < 1000) hide();
        last.current = event.timeStamp;
      } else if (event.key === "/" && !isTyping(event.target)) {
        event.preventDefault();
        go({ page: "search" });
      }
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  });
}
