import { type Any, ask, sampleStore } from '../engine.ts'

export const store = sampleStore()
/** Searches the sample data. */
export const search = (url: string, options = {}) => ask(store, url, options).body as Any

/** Returns the ids of a bundle's matches, or of its entries of another mode. */
export const listIds = (bundle: Any, mode = 'match') =>
  (bundle.entry ?? []).filter((each: Any) => each.search.mode === mode).map((each: Any) => each.resource.id)
