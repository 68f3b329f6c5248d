import { expect, test } from 'vitest'
import { listExportedNames, stripInternalComments } from './strip-internal-comments.ts'

const TYPES = `/** A mock. */
declare class Mock {
  /** Its journal. */
  readonly journal: Journal;
  close(): void;
}
/** The journal of a mock. */
declare class Journal {
  /** The store of its entries. */
  readonly entries: EntryStore;
}
/** The entries. */
declare class EntryStore {
  /** Number of entries. */
  readonly size: number;
  /**
   * Returns an entry.
   */
  get(seq: number): string; // kept
}
export { Mock as M, type Settings };
`

test('leaves out comments that nobody comes across, and nothing else', () => {
  const stripped = stripInternalComments(TYPES, listExportedNames(TYPES))
  expect(stripped).toContain('/** Its journal. */')
  expect(stripped).toContain('/** The store of its entries. */')
  expect(stripped).not.toMatch(/The entries|Number of entries|Returns an entry/)
  expect(stripped).toContain(
    'declare class EntryStore {\n  readonly size: number;\n  get(seq: number): string; // kept\n}',
  )
})

test('knows the names that are exported, however they are renamed', () => {
  expect(listExportedNames(TYPES)).toEqual(['Mock', 'Settings'])
})
