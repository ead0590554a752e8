/** A stretch of the text whose role the form itself tells. */
export interface Block {
  readonly role:
    | "title"
    | "byline"
    | "dateline"
    | "paragraph"
    | "blockquote"
    | "caption"
    | "message"
    | "sender"
    | "row"
    | "cell"
    | "heading"
    | "listitem"
    | "boilerplate";
  readonly start: number;
  readonly end: number;
  /** Sender and EDTF time of a chat message, column name of a cell. */
  readonly note?: Readonly<Record<string, string>>;
}
