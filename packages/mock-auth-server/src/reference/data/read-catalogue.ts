import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One row of the requirement catalogue. */
export interface CatalogueRow {
  readonly id: string
  readonly group: string
  /** The requirement in a line. */
  readonly text: string
  /** The behaviour of a correct client after that fault. */
  readonly expected: string
}

export type Catalogue = Readonly<Record<'S' | 'C' | 'F', readonly CatalogueRow[]>>

interface RawRow {
  readonly id: string
  readonly group: string
  readonly requirement?: string
  readonly fault?: string
  readonly expected?: string
}

/** Reads the rows of the project's own copy of the catalogue: server (S), client (C), faults (F). */
export async function readCatalogue(root: string): Promise<Catalogue> {
  const raw = JSON.parse(await readFile(join(root, 'spec/catalogue.json'), 'utf8')) as Record<
    string,
    RawRow[]
  >
  const rows = (kind: string) =>
    (raw[kind] ?? []).map(
      ({ id, group, requirement, fault, expected = '' }): CatalogueRow => ({
        id,
        group,
        text: requirement ?? fault ?? '',
        expected,
      }),
    )
  return { S: rows('S'), C: rows('C'), F: rows('F') }
}
