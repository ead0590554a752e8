import type { DefaultTreeAdapterTypes } from "parse5";
import { attribute, find, textOf } from "./element.ts";

type Parent = DefaultTreeAdapterTypes.ParentNode;

/** What a page says of itself. */
export interface PageAbout {
  /** BCP 47 primary language; null when it does not say. */
  readonly language: string | null;
  /** EDTF day; null when it does not say. */
  readonly published: string | null;
  readonly title: string | null;
}

const dateNames = new Set([
  "article:published_time",
  "datepublished",
  "date",
  "dc.date",
  "dc.date.issued",
  "pubdate",
  "publish-date",
  "sailthru.date",
  "parsely-pub-date",
]);

/** Language, date and title from attributes, meta elements, JSON-LD and `time`, in that order of trust. */
export function pageAbout(document: Parent): PageAbout {
  const html = find(document, (element) => element.tagName === "html");
  const language = /^[a-z]{2,3}/i.exec((html && attribute(html, "lang")) ?? "")?.[0]?.toLowerCase() ?? null;
  return { language, published: published(document), title: title(document) };
}

function published(document: Parent): string | null {
  const meta = find(document, (element) => {
    const name = attribute(element, "property") ?? attribute(element, "name") ?? attribute(element, "itemprop");
    return (
      element.tagName === "meta" &&
      name !== null &&
      dateNames.has(name.toLowerCase()) &&
      day(attribute(element, "content")) !== null
    );
  });
  if (meta) return day(attribute(meta, "content"));
  const linked = find(
    document,
    (element) => element.tagName === "script" && attribute(element, "type") === "application/ld+json",
  );
  const inLinked = /"datePublished"\s{0,9}:\s{0,9}"([^"]{4,40})"/.exec(
    linked ? textOf(linked).slice(0, 200_000) : "",
  )?.[1];
  if (inLinked && day(inLinked)) return day(inLinked);
  const time = find(document, (element) => element.tagName === "time" && day(attribute(element, "datetime")) !== null);
  return time ? day(attribute(time, "datetime")) : null;
}

function title(document: Parent): string | null {
  const meta = find(document, (element) => element.tagName === "meta" && attribute(element, "property") === "og:title");
  const own = find(document, (element) => element.tagName === "title");
  const said = (meta && attribute(meta, "content")) ?? (own ? textOf(own) : null);
  return said?.trim() || null;
}

function day(value: string | null): string | null {
  return /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])/.exec(value?.trim() ?? "")?.[0] ?? null;
}
