/** What one request may ask for, so that hostile input stays cheap. */
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
  /** Of what a patch has made by copying. */
  copiedBytes: 5_000_000,
  jsonDepth: 100,
  bundleEntries: 5_000,
  bundleReads: 500,
  /** Of all searches of a request: resources looked at, times the criteria they are held against. */
  work: 4_000_000,
} as const
