import { existsSync } from "node:fs";
import { join } from "node:path";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as driver, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { memoryStore } from "../../src/catalog/memoryStore.ts";
import { readWordFiles } from "../../src/disk/words.ts";
import { serve } from "../../src/http/main.ts";
import { createNames } from "../../src/names/index.ts";
import { createReader } from "../../src/reading/index.ts";
import { openHouse } from "../acts/house.ts";
import { accessFindings } from "./findings.ts";

const built = join(import.meta.dirname, "..", "..", "dist", "web");

describe.skipIf(!existsSync(join(built, "app.js")) || process.platform !== "linux")(
  "the reading room in a browser",
  () => {
    let browser: Browser;
    let page: Page;
    let url = "";
    const closers: (() => Promise<void>)[] = [];
    const troubles: string[] = [];

    beforeAll(async () => {
      const house = await openHouse(memoryStore(), createReader(readWordFiles("src/reading/lexicon")));
      const matcher = createNames(readWordFiles("src/names/tables"));
      const trust = { roots: [], witnesses: [], revocation: [], now: null };
      const record = { id: "a-record", deeds: ["any"], what: "what nobody wrote down", source: "a standard", gaps: [] };
      const ports = { ...house.ports, names: () => matcher, checklist: [record] };
      const languages = ["en", "ar"];
      const served = await serve(ports, { folder: house.dir, trust, web: built, port: 0, languages });
      url = served.url;
      browser = await driver.launch({
        executablePath: await chromium.executablePath(),
        args: [...chromium.args, "--no-sandbox"],
        headless: true,
      });
      page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      page.on("pageerror", (error) => troubles.push(error.message));
      closers.push(() => browser.close(), served.close, house.close);
      await page.goto(url);
    });
    afterAll(async () => {
      for (const close of closers) await close();
    });

    const drop = (name: string, text: string) =>
      page.locator('input[type="file"]').setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

    test("offers the languages that were chosen at the start first", async () => {
      await expect
        .poll(() => page.getByLabel("Language").locator("option").allInnerTexts())
        .toEqual(["English", "العربية", "اردو", "हिन्दी"]);
    });

    test("takes the token out of the address", () => {
      expect(page.url()).not.toMatch(/[0-9a-f]{64}/);
    });

    test("shows the card of a dropped file", async () => {
      await page.getByLabel("Who does it come from?").fill("Zeba");
      await drop(
        "mother.txt",
        "The mother of the young man claims he died in police custody. At least 31 people were wounded.",
      );
      await page.getByRole("heading", { name: "What this says" }).waitFor();
      await expect(page.locator(".card").innerText()).resolves.toContain("death in custody");
      await expect(page.locator(".card").innerText()).resolves.toContain("at least 31".replace("at", "At"));
      expect(await page.locator(".c.sg, .c.on").count()).toBeGreaterThan(0);
    });

    test("judges by one key, and takes it back", async () => {
      const open = await page.getByRole("heading", { name: /^To judge/ }).innerText();
      await page.keyboard.press("a");
      await page.getByRole("button", { name: "undo" }).first().waitFor();
      expect(await page.getByRole("heading", { name: /^To judge/ }).innerText()).not.toBe(open);
      await page.getByRole("button", { name: "undo" }).first().click();
      await page.getByText(open).waitFor();
    });

    test("makes a claim of selected words with one key, with reading switched off or on", async () => {
      await page.evaluate(`(() => {
        const words = document.querySelector(".telling p span");
        const range = document.createRange();
        range.selectNodeContents(words);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        words.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
      })()`);
      await page.keyboard.press("c");
      await page.getByRole("dialog").waitFor();
      await page.getByLabel("Kind").selectOption("beating");
      await page.getByRole("button", { name: "Make" }).click();
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await page.locator(".list").getByText("beating").first().waitFor();
    });

    test("sets a second account beside the first and opens a cell on its words", async () => {
      await page.goto(`${new URL(url).origin}/#/arrivals/`);
      await page.getByLabel("Who does it come from?").fill("The Courier");
      await drop(
        "courier.txt",
        "Yaran passed away almost a day after he was released from police custody. Nine people were wounded.",
      );
      await page.getByRole("heading", { name: "What this says" }).waitFor();
      await page.goto(`${new URL(url).origin}/#/incidents/new`);
      await page.getByLabel("Title").fill("The death of Yaran");
      for (const box of await page.locator('.gathering input[type="checkbox"]').all()) await box.check();
      await page.getByRole("button", { name: "Gather" }).click();
      await page.locator("td.no").first().waitFor();
      expect(await page.locator("thead th").count()).toBe(3);
      await page.locator("td.no button.words").first().focus();
      await page.keyboard.press("Enter");
      await expect(page.getByRole("dialog").innerText()).resolves.toContain("does not show that they are true");
      await page.keyboard.press("Escape");
    });

    test("folds an account that tells nothing away, and unfolds it with one key", async () => {
      await page.goto(`${new URL(url).origin}/#/arrivals/`);
      await page.getByLabel("Who does it come from?").fill("Rain report");
      await drop("rain.txt", "It will rain.");
      await page.getByRole("heading", { name: "What this says" }).waitFor();
      await page.goto(`${new URL(url).origin}/#/incidents/new`);
      await page.getByLabel("Title").fill("The same with the rain");
      for (const box of await page.locator('.gathering input[type="checkbox"]').all()) await box.check();
      await page.getByRole("button", { name: "Gather" }).click();
      await page.locator("td.no").first().waitFor();
      expect(await page.locator("thead th").count()).toBe(3);
      await page.keyboard.press("f");
      await page.locator("thead th", { hasText: "Rain report" }).waitFor();
      expect(await page.evaluate('getComputedStyle(document.querySelector("tbody th")).position')).toBe("sticky");
    });

    test("tells the wording, and keeps how it stands with a record that should exist", async () => {
      await page.getByRole("tab", { name: "Kept beside" }).click();
      await page.getByRole("heading", { name: "Matters" }).waitFor();
      await page.getByRole("tab", { name: "Gaps" }).click();
      const state = page.getByLabel("what nobody wrote down").first();
      await state.selectOption("refused");
      await expect.poll(() => state.inputValue()).toBe("refused");
    });

    test("takes a claim out of a matter, joins it again, relates two incidents and records a source", async () => {
      await page.getByRole("tab", { name: "Kept beside" }).click();
      await page.getByLabel("this incident", { exact: false }).selectOption("follows");
      await page.getByLabel("the other incident").selectOption({ label: "The death of Yaran" });
      await page.getByRole("button", { name: "Say so" }).click();
      const said = page.locator("li", { hasText: "The same with the rain follows" });
      await said.getByRole("button", { name: "take back" }).click();
      await said.waitFor({ state: "detached" });
      const zeba = page.locator(".facts li", { hasText: "Zeba" }).filter({ hasText: "nothing recorded" });
      await zeba.getByRole("button", { name: "record" }).click();
      expect(await page.getByRole("button", { name: "Keep", exact: true }).isDisabled()).toBe(true);
      await page.getByLabel("How near it is").selectOption("relative");
      await page.getByLabel("Why (needed)").fill("the neighbours confirm it");
      await page.getByRole("button", { name: "Keep", exact: true }).click();
      await page
        .locator(".facts li", { hasText: "the neighbours confirm it" })
        .locator("span", { hasText: "relative" })
        .waitFor();
      const matter = page.locator(".facts li", { has: page.getByRole("button", { name: "split or join" }) });
      const several = matter.first();
      const title = await several.locator("b").first().innerText();
      await several.getByRole("button", { name: "split or join" }).click();
      await several.getByRole("checkbox").first().check();
      await several.getByLabel("Name of the new matter").fill("What the first one tells");
      await several.getByRole("button", { name: "Take 1 out" }).click();
      const made = matter.filter({ hasText: "What the first one tells" });
      await made.getByText("made by a person").waitFor();
      await made.getByRole("button", { name: "split or join" }).click();
      await made.getByLabel("The other matter").selectOption({ label: title });
      await made.getByRole("button", { name: "Make one of both" }).click();
      await expect.poll(() => made.getByRole("checkbox").count()).toBe(0);
    });

    test("judges names with one key, takes it back, and shows a contradiction with its chain", async () => {
      for (const [name, source, text] of [
        ["one.txt", "The Harbour Post", "Nur Halim was in Sarwand. The constables beat Nur Halim."],
        ["two.txt", "The Bridge Herald", "Noor Haleem saw it in Sarvand."],
      ] as const) {
        await page.goto(`${new URL(url).origin}/#/arrivals/`);
        await page.getByLabel("Who does it come from?").fill(source);
        await drop(name, text);
        await page.getByRole("heading", { name: "What this says" }).waitFor();
      }
      await page.goto(`${new URL(url).origin}/#/names/`);
      const pair = page.locator(".pair", { hasText: "Halim" }).first();
      await pair
        .getByRole("button", { expanded: false })
        .or(pair.getByRole("button", { expanded: true }))
        .first()
        .click();
      await pair.locator("mark").first().waitFor();
      expect(await pair.locator(".reasons tr").count()).toBeGreaterThan(0);
      expect(await pair.locator("q.name").first().getAttribute("dir")).toBe("auto");
      const idle = () => page.locator('.pairs[aria-busy="false"]').waitFor();
      const open = await page.getByRole("tab").first().innerText();
      await page.keyboard.press("s");
      await page.getByRole("status").getByText("same").waitFor();
      await idle();
      await page.keyboard.press("z");
      await page.getByRole("status").getByText("undo: ").waitFor();
      await idle();
      await page.getByRole("tab", { name: open, exact: true }).waitFor();
      await page.keyboard.press("x");
      await page.getByRole("status").getByText("not the same").waitFor();
      await idle();
      for (const [a, verdict] of [
        ["Sarwand", "same"],
        ["Sarwand", "not-same"],
      ] as const)
        await page.evaluate(
          `fetch("/api/names/judgements", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(${JSON.stringify({ a, b: "Sarvand", type: "place", verdict, why: "looked at the map" })}) })`,
        );
      await page.reload();
      await page.getByRole("tab", { name: /contradictions: 1/ }).click();
      const clash = page.getByRole("region", { name: "These cannot all hold" });
      await clash.waitFor();
      expect(await clash.locator("li").count()).toBe(2);
      await clash.getByRole("button", { name: "undo" }).last().click();
      await clash.waitFor({ state: "detached" });
      await page.locator(".ring", { hasText: "Sarvand" }).getByText("The Bridge Herald").waitFor();
    });

    test("judges one mention of a name by itself, with keys alone, and takes it back", async () => {
      await page.goto(`${new URL(url).origin}/#/arrivals/`);
      await page.getByLabel("Who does it come from?").fill("The Lamp Daily");
      await drop("khan.txt", "Zubair Khan drove the lorry to Bakoli. Zubair Khan signed the order in Sarwand.");
      await page.getByRole("heading", { name: "What this says" }).waitFor();
      await page.goto(`${new URL(url).origin}/#/names/`);
      await page.getByRole("tab", { name: "All names" }).click();
      await page.getByRole("searchbox").fill("Zubair Khan");
      await page.getByRole("link", { name: "each mention: Zubair Khan" }).click();
      const mentions = page.locator("li.pair");
      await expect.poll(() => mentions.count()).toBe(2);
      const current = page.locator('li.pair[aria-current="true"]');
      await current.locator("mark", { hasText: "Zubair Khan" }).waitFor();
      await page.keyboard.press("n");
      await expect.poll(() => current.innerText()).toContain("order");
      await page.keyboard.press("s");
      expect(await page.evaluate("document.activeElement.getAttribute('list')")).toBe("known-names");
      await page.keyboard.press("Enter");
      await page.keyboard.press("x");
      await current.getByText("another one of this name").first().waitFor();
      await page.locator('.pairs[aria-busy="false"]').waitFor();
      await page.getByLabel("The other name").fill("The Clerk");
      await page.keyboard.press("Enter");
      await page.keyboard.press("s");
      await current.getByText("judged the same:").waitFor();
      expect(await mentions.first().innerText()).not.toContain("The Clerk");
      for (const left of [1, 0]) {
        await page.locator('.pairs[aria-busy="false"]').waitFor();
        await page.keyboard.press("z");
        await expect.poll(() => current.locator(".judgements li").count()).toBe(left);
      }
      await page.locator('.pairs[aria-busy="false"]').waitFor();
      await page.getByLabel("The other name").fill("");
      await page.getByLabel("The other name").blur();
      await page.keyboard.press("m");
      await current.getByRole("button", { pressed: true }).waitFor();
      await page.keyboard.press("p");
      await page.keyboard.press("u");
      await current.getByText("unsure").first().waitFor();
      await expect.poll(() => page.locator(".judgements li").count()).toBe(2);
    });

    test("finds a person under another spelling and marks the words found where they stand", async () => {
      await page.keyboard.press("/");
      await page.getByRole("searchbox").fill("सरवंद");
      await page.keyboard.press("Enter");
      await page.getByRole("region", { name: "People & places" }).getByText("judged the same:").waitFor();
      await page.getByRole("searchbox").fill("CUSTODY");
      await page.keyboard.press("Enter");
      await page.locator(".hits mark").first().waitFor();
      expect(await page.locator(".hits mark").first().innerText()).toBe("custody");
    });

    test("checks the record while one looks", async () => {
      await page.goto(`${new URL(url).origin}/#/record/`);
      await page.getByRole("button", { name: "Check it now" }).click();
      await page.getByText(/Verdict: self consistent only/).waitFor();
    });

    test.each(["en", "ur"])("every page keeps the rules of access that a machine can test, in %s", async (language) => {
      const found: [string, string[]][] = [];
      const look = async (where: string) => found.push([where, await accessFindings(page)]);
      await page.goto(`${new URL(url).origin}/#/arrivals/`);
      await page.locator("nav select").selectOption(language);
      for (const where of [
        "arrivals/",
        "desk/",
        "incidents/new",
        "names/",
        "names/Zubair%20Khan",
        "search/",
        "record/",
        "incidents/",
      ]) {
        await page.goto(`${new URL(url).origin}/#/${where}`);
        await page.locator("main h1").first().waitFor();
        await page.waitForLoadState("networkidle");
        await look(where);
      }
      await page.locator("main").getByRole("link", { name: "The death of Yaran" }).click();
      await page.getByRole("tab").first().waitFor();
      for (const tab of await page.getByRole("tab").all()) {
        await tab.click();
        await look(await tab.innerText());
      }
      await page.locator("nav select").selectOption("en");
      expect(found.filter(([, findings]) => findings.length > 0)).toEqual([]);
      expect(found.length).toBeGreaterThan(9);
    });

    test("writes down what a source allows, and shows archive only before", async () => {
      await page.goto(`${new URL(url).origin}/#/arrivals/`);
      await page.getByLabel("Who does it come from?").fill("Ilva of the mill");
      await drop("ilva.txt", "They came to the mill at dusk and beat my brother.");
      const allowed = page.locator("section", { has: page.getByRole("heading", { name: "What is allowed" }) });
      await allowed.getByText("archive only").waitFor();
      await allowed.getByRole("button", { name: "write down what is allowed" }).click();
      await allowed.getByLabel("published without the name").check();
      await allowed.getByLabel("Last day, if it ends").fill("2032-01-31");
      await allowed.getByLabel("How it was given").fill("spoken, at the mill");
      await allowed.getByRole("button", { name: "Keep" }).click();
      await allowed.locator("dd", { hasText: "2032-01-31" }).getByText("published without the name").waitFor();
      expect(await accessFindings(page)).toEqual([]);
    });

    test("mirrors its frame for Urdu, and two Escapes hide everything", async () => {
      await page.goto(`${new URL(url).origin}/#/record/`);
      await page.getByLabel("Language").selectOption("ur");
      expect(await page.evaluate("document.documentElement.dir")).toBe("rtl");
      await page
        .locator(".acts bdi", { hasText: /^\d{4}-\d\d-\d\d / })
        .first()
        .waitFor();
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      await page.locator(".lone").waitFor();
      expect(await page.locator("nav").count()).toBe(0);
      await page.evaluate('localStorage.setItem("language", "en")');
    });

    test("a page that was not opened by this start is told so and shows nothing", async () => {
      await page.context().clearCookies();
      await page.goto(`${new URL(url).origin}/#/desk/`);
      await page.reload();
      await page.getByText("was not opened by this start").waitFor();
    });

    test("nothing went wrong on the way", () => {
      expect(troubles).toEqual([]);
    });
  },
);
