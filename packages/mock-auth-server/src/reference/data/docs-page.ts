/** A page of the documentation as Markdown. Its links are relative to its path, as in the repository. */
export interface DocsPage {
  /** Path in the repository, such as `docs/guides/ci.md`; pages that are rendered have one there too. */
  readonly path: string
  readonly title: string
  readonly text: string
}

/** Returns the text of the first heading of Markdown. */
export function readTitle(text: string): string {
  return /^# (.*)$/m.exec(text)?.[1] ?? ''
}
