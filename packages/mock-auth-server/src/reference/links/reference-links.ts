/** A kind of declaration with a page of its own. */
export type PageKind = 'faults' | 'rules' | 'presets'

/** The differences between an index that is read in a checkout and the same one that the mock serves. */
export interface IndexLinks {
  /** Sentences that end the first paragraph. */
  readonly intro: string
  /** Returns the first cell of a row. */
  readonly linkRow: (folder: string, name: string) => string
  /** Returns a link to that row, or to the page. */
  readonly linkName: (name: string) => string
}

const linkPage = (kind: PageKind) => (name: string) => `[${name}](${kind}/${name}.md)`

/** Creates the links of the index that the mock serves: to the pages beside it. */
export function createServedLinks(kind: PageKind): IndexLinks {
  return { intro: '', linkRow: (_folder, name) => linkPage(kind)(name), linkName: linkPage(kind) }
}

/** Creates the links of the index in `docs/`: each row is an anchor and leads to the declaration. */
export function createCheckoutLinks(kind: PageKind, intro: string): IndexLinks {
  return {
    intro,
    linkRow: (folder, name) =>
      `<a id="${name}"></a>[${name}](../packages/mock-auth-server/src/${kind}/${folder}/${name}.ts)`,
    linkName: (name) => `[${name}](#${name})`,
  }
}

/** Returns a link from another page in `docs/` to the row of a fault or rule. */
export function buildIndexRowLink(kind: PageKind, name: string): string {
  return `[${name}](${kind}.md#${name})`
}
