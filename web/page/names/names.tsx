import { useQuery } from "@tanstack/react-query";
import { Tabs } from "radix-ui";
import { getJudgedNames } from "../../api.ts";
import { Fault } from "../../part/fault.tsx";
import { t } from "../../words.ts";
import { AllNames } from "./all-names.tsx";
import { Judged } from "./judged.tsx";
import { Pairs } from "./pairs.tsx";

/** People and places: pairs to judge, what was judged, and every name as its source wrote it. */
export function Names() {
  const view = useQuery({
    queryKey: ["judgedNames"],
    queryFn: getJudgedNames,
    refetchInterval: ({ state }) => (state.data && state.data.looked < state.data.of ? 2000 : false),
  });
  const { pairs = [], rings = [], open = [] } = view.data ?? {};
  const conflicts = rings.reduce((sum, ring) => sum + ring.conflicts.length, 0);
  return (
    <main>
      <h1>{t("names")}</h1>
      <p className="quiet lead">{t("namesNote")}</p>
      <Fault error={view.error} />
      {view.isLoading && <p className="quiet">{t("loading")}</p>}
      {view.data && (
        <Tabs.Root defaultValue="pairs">
          <Tabs.List className="tabs bar" aria-label={t("names")}>
            <Tabs.Trigger className="tab" value="pairs">
              {t("toJudge", { n: pairs.length })}
            </Tabs.Trigger>
            <Tabs.Trigger className="tab" value="judged">
              {t("judged", { n: rings.length + open.length })}
              {conflicts > 0 && <span className="conflict"> · {t("contradictions", { n: conflicts })}</span>}
            </Tabs.Trigger>
            <Tabs.Trigger className="tab" value="all">
              {t("allNames")}
            </Tabs.Trigger>
          </Tabs.List>
          <Tabs.Content value="pairs" tabIndex={-1}>
            <Pairs view={view.data} />
          </Tabs.Content>
          <Tabs.Content value="judged" tabIndex={-1}>
            <Judged view={view.data} />
          </Tabs.Content>
          <Tabs.Content value="all" tabIndex={-1}>
            <AllNames />
          </Tabs.Content>
        </Tabs.Root>
      )}
    </main>
  );
}
