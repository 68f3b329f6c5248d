import type { JournalEntry } from '../../core/journal/journal-entry.ts'

/** Lists the names of the parameters of a search, from its query and form, without modifiers and chains. */
export function listSearchNames({ request }: JournalEntry): ReadonlySet<string> {
  const query = request.target.split('?')[1] ?? ''
  const form = request.method === 'POST' ? request.body : ''
  const names = [query, form].flatMap((text) => [...new URLSearchParams(text).keys()])
  return new Set(names.map((name) => name.split(/[:.]/, 1)[0] ?? ''))
}

/** Returns the value of a request header, or `undefined`. */
export function readHeader({ request }: JournalEntry, name: string): string | undefined {
  return request.headers.find(([each]) => each.toLowerCase() === name)?.[1]
}
