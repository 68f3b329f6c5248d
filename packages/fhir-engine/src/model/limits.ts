/** Upper limits for one request, so that hostile input stays cheap. */
export const limits = {
  queryLength: 65_536,
  parameters: 250,
  alternatives: 1_000,
  chainDepth: 6,
  pageSize: 1_000,
  defaultPageSize: 50,
  includeParameters: 50,
  included: 5_000,
  includeRounds: 8,
  bodyBytes: 20_000_000,
  /** Bytes that the patches of one request may add by copying, and size of a resource that may still grow so. */
  copiedBytes: 5_000_000,
  jsonDepth: 100,
  /** Characters of a decimal, so that comparing it remains cheap. */
  decimalLength: 1_000,
  bundleEntries: 5_000,
  bundleReads: 500,
  /**
   * Work of all searches of a request: number of resources checked, times the criteria they are compared
   * with.
   */
  work: 4_000_000,
} as const
