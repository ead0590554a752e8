import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { findNames } from "../../api.ts";
import { Fault } from "../../part/fault.tsx";
import { t } from "../../words.ts";
import { FoundNameView } from "./found-name.tsx";

/** Every name, the most used first; or those like what is typed, under any spelling and script. */
export function AllNames() {
  const [typed, setTyped] = useState("");
  const words = useDeferredValue(typed);
  const names = useQuery({
    queryKey: ["names", words],
    queryFn: () => findNames(words),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <input
        type="search"
        value={typed}
        dir="auto"
        aria-label={t("findName")}
        placeholder={t("findName")}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Fault error={names.error} />
      {names.data?.length === 0 && <p className="quiet">{t("noNames")}</p>}
      <ul className="founds">
        {names.data?.map((found) => (
          <FoundNameView key={`${found.name}-${found.type}`} found={found} most={1} />
        ))}
      </ul>
    </>
  );
}
