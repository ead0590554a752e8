import "@fontsource-variable/inter";
import "@fontsource-variable/source-serif-4";
import "@fontsource-variable/noto-sans-devanagari";
import "@fontsource/noto-naskh-arabic/arabic-400.css";
import "@fontsource/noto-nastaliq-urdu/arabic-400.css";
import "./style/paper.css";
import "./style/frame.css";
import "./style/lists.css";
import "./style/words.css";
import "./style/desk.css";
import "./style/table.css";
import "./style/dialog.css";
import "./style/names.css";
import "./style/chart.css";
import "./style/record.css";
import "./style/facts.css";
import "./style/narrow.css";
import "./style/print.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { openSession } from "./api.ts";
import { Room } from "./room.tsx";
import { speakLanguage } from "./words.ts";

speakLanguage(localStorage.getItem("language") ?? "en");
const client = new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } } });

openSession()
  .catch(() => undefined)
  .then(() => {
    createRoot(document.getElementById("room")!).render(
      <QueryClientProvider client={client}>
        <Room />
      </QueryClientProvider>,
    );
  });
