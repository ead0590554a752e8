import { useEffect, useState } from "react";

/** Where the reader is: a page, what it shows, and the code point to open at. Kept behind the `#`, which never leaves the browser. */
export interface Place {
  readonly page: "arrivals" | "desk" | "incidents" | "names" | "search" | "record";
  readonly id: string;
  readonly at: number | null;
}

/** The place that the address names, and how to go elsewhere. */
export function usePlace(): [Place, (place: Partial<Place>) => void] {
  const [place, setPlace] = useState(fromHash);
  useEffect(() => {
    const changed = () => setPlace(fromHash());
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, []);
  return [place, go];
}

/** Goes to a place; what is left out is empty. */
export function go(place: Partial<Place>): void {
  location.hash = `/${place.page ?? "arrivals"}/${place.id ?? ""}${place.at == null ? "" : `@${place.at}`}`;
}

function fromHash(): Place {
  const match = /^#\/([a-z]+)\/([^@]*)(?:@(\d+))?$/.exec(location.hash);
  const page = (match?.[1] ?? "arrivals") as Place["page"];
  return { page, id: decodeURIComponent(match?.[2] ?? ""), at: match?.[3] ? Number(match[3]) : null };
}
