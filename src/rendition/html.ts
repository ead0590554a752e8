import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { Draft } from "./draft.ts";
import { attribute, find, textOf } from "./element.ts";
import { RenditionError } from "./error.ts";
import type { Form } from "./form.ts";
import { pageAbout } from "./page.ts";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

const mostSource = 50_000_000;
const deepest = 2_000;

/** Elements that hold no words of the teller. */
const silent = new Set(
  "head script style noscript template svg math iframe object embed form button select nav aside footer canvas audio video map".split(
    " ",
  ),
);
const flow = new Set(
  "p div section article main header blockquote figure figcaption ul ol li table tr td th h1 h2 h3 h4 h5 h6 pre address dl dt dd hr body html center time".split(
    " ",
  ),
);
/** Words in a class or id that mark what is around an article, not in it. */
const aroundWords = new Set(
  "advert advertisement ad ads banner breadcrumb comments cookie footer login menu nav newsletter popup promo related share sharing sidebar social subscribe".split(
    " ",
  ),
);

/**
 * A web page as its reader's words: the main part of the page, block by block, with title, byline, dateline and caption
 * told apart; what stands around it is left out and said so. Nothing is run or fetched. Throws `RenditionError` `too-large`
 * over 50 million characters. WHATWG HTML parsing, by parse5; elements nested over 2,000 deep are left out and said so.
 */
export const renderHtml: Form = {
  fits: (decoded, ending) =>
    /^x?html?$/.test(ending) ||
    /^\s{0,200}(?:<!--[\s\S]{0,2000}?-->\s{0,200})?<(?:!doctype\s+html|html)[\s>]/i.test(decoded.text.slice(0, 3000)),
  render: (decoded) => {
    const source = decoded.text;
    if (source.length > mostSource) {
      throw new RenditionError(
        "too-large",
        `Reading a page: it has ${source.length} characters, at most ${mostSource} are read.`,
      );
    }
    const { text, cut } = withoutDepth(source);
    const document = parse(text, { sourceCodeLocationInfo: true });
    const about = pageAbout(document);
    const walk = new Walk();
    walk.through(mainOf(document));
    const lost = [...walk.lost];
    if (cut > 0) lost.push(`${cut} elements nested over ${deepest} deep`);
    return walk.draft.finish(source, decoded.encoding, decoded.mark, {
      name: "text/html;1",
      language: about.language,
      published: about.published,
      title: about.title ?? walk.title,
      lost,
    });
  },
};

/** Blanks opening tags that nest too deep: parse5 and every walk after it stay bounded, positions stay as they are. */
function withoutDepth(source: string): { text: string; cut: number } {
  if (source.length < deepest * 3) return { text: source, cut: 0 };
  let depth = 0;
  let cut = 0;
  const text = source.replace(
    /<(\/?)([a-zA-Z][a-zA-Z0-9]{0,20})(?=[\s/>])[^<>]{0,4000}>/g,
    (tag, close: string, name: string) => {
      if (empty.has(name.toLowerCase()) || tag.endsWith("/>")) return tag;
      depth = close ? Math.max(0, depth - 1) : depth + 1;
      if (close ? depth < deepest : depth <= deepest) return tag;
      cut += close ? 0 : 1;
      return " ".repeat(tag.length);
    },
  );
  return cut > 0 ? { text, cut } : { text: source, cut: 0 };
}

const empty = new Set("area base br col embed hr img input link meta param source track wbr p li".split(" "));

/** `article`, `main` or the body: the first two only when they hold at least a third of the page's words. */
function mainOf(document: Parent): Parent {
  const body = find(document, (element) => element.tagName === "body") ?? document;
  const whole = wordsIn(body);
  for (const name of ["article", "main"]) {
    const found = find(body, (element) => element.tagName === name);
    if (found && wordsIn(found) * 3 >= whole) return found;
  }
  return body;
}

class Walk {
  readonly draft = new Draft();
  readonly lost: string[] = [];
  title: string | null = null;
  #around = 0;

  through(root: Parent): void {
    for (const child of root.childNodes) this.#node(child);
    if (this.#around > 0)
      this.lost.push(`${this.#around} blocks around the text (menus, links to other pages, notices)`);
  }

  #node(node: Node): void {
    if (node.nodeName === "#text") this.#text(node as DefaultTreeAdapterTypes.TextNode);
    if (!("tagName" in node) || silent.has(node.tagName)) return;
    if (isAround(node)) this.#around++;
    else if (node.tagName === "br") this.draft.breakLine();
    else if (flow.has(node.tagName)) this.#flow(node);
    else for (const child of node.childNodes) this.#node(child);
  }

  #flow(node: Element): void {
    this.draft.breakParagraph();
    const start = this.draft.length;
    for (const child of node.childNodes) this.#node(child);
    const role = roleOf(node, this.title !== null);
    if (role === "title") this.title = textOf(node).trim();
    if (role) this.draft.block(role, start, this.draft.length);
    this.draft.breakParagraph();
  }

  /** Runs of blanks become one; each word run keeps its place in the source when no character reference stands in it. */
  #text(node: DefaultTreeAdapterTypes.TextNode): void {
    const place = node.sourceCodeLocation;
    const exact = place && place.endOffset - place.startOffset === node.value.length ? place.startOffset : null;
    for (const match of node.value.matchAll(/[^ \t\n\r\f]+|[ \t\n\r\f]+/g)) {
      const isBlank = /^[ \t\n\r\f]/.test(match[0]);
      if (isBlank) this.draft.addSpace();
      else if (exact === null) this.draft.add(match[0]);
      else this.draft.add(match[0], exact + match.index, exact + match.index + match[0].length);
    }
  }
}

function roleOf(element: Element, titled: boolean) {
  const name = element.tagName;
  const label = classOf(element);
  if (name === "h1") return titled ? "heading" : "title";
  if (/^h[2-6]$/.test(name)) return "heading";
  if (/\b(byline|author)\b/.test(label) || attribute(element, "rel") === "author") return "byline";
  if (/\b(dateline|published|pubdate|timestamp)\b/.test(label) || name === "time") return "dateline";
  if (name === "blockquote") return "blockquote";
  if (name === "figcaption" || /\bcaption\b/.test(label)) return "caption";
  if (name === "li") return "listitem";
  if (name === "tr") return "row";
  if (name === "td" || name === "th") return "cell";
  return name === "p" || name === "pre" || name === "dd" ? "paragraph" : null;
}

function isAround(element: Element): boolean {
  const role = attribute(element, "role");
  if (role === "navigation" || role === "banner" || role === "search" || role === "contentinfo") return true;
  if (attribute(element, "hidden") !== null || attribute(element, "aria-hidden") === "true") return true;
  return (
    element.tagName !== "body" &&
    classOf(element)
      .split(/[\s_-]+/)
      .some((word) => aroundWords.has(word))
  );
}

function classOf(element: Element): string {
  return `${attribute(element, "class") ?? ""} ${attribute(element, "id") ?? ""}`.toLowerCase().slice(0, 500);
}

function wordsIn(root: Parent): number {
  return textOf(root).split(/\s+/).length;
}
