/** Where every mention of a name is judged by itself. */
export function mentionsOf(name: string): string {
  return `#/names/${encodeURIComponent(name).replaceAll("@", "%40")}`;
}
