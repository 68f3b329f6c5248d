import { describe, expect, it } from 'vitest'
import { createFhirBase, type FhirStore } from '../index.ts'
import type { LiveVersion } from '../store/stored-version.ts'
import { findMatches } from './find-matches.ts'
import type { Clause, SearchContext } from './search-context.ts'

const observation = (id: string, patient: string) =>
  ({
    ...{ resourceType: 'Observation', id, status: 'final', code: { text: 'Weight' } },
    subject: { reference: `Patient/${patient}` },
  }) as fhir4.Observation

describe('a search in the compartment of a patient', () => {
  it.each([
    ['few resources, tries these alone', 3, 3],
    ['more resources than matches, looks at the matches of others, too', 1_001, 1_001 + 1_010],
  ])('of %s', (_, own, tried) => {
    const store = createFhirBase([
      ...Array.from({ length: own }, (_, i) => observation(`own-${i}`, 'amy')),
      ...Array.from({ length: 1_010 - Math.min(own, 1_010) }, (_, i) => observation(`other-${i}`, 'bob')),
    ]).fork()
    const seen: string[] = []
    const context = createContext(store, (entry) => {
      seen.push(entry.id)
      return entry.id.startsWith('own')
    })
    const all = store.lookup('Observation', '%all', [''], () => [''])
    const clause: Clause = { matches: ({ id }) => id !== 'own-1', candidates: () => all }
    expect(findMatches('Observation', [clause], context, 's').map(({ id }) => id)).toEqual(
      Array.from({ length: own }, (_, i) => `own-${i}`).filter((id) => id !== 'own-1'),
    )
    expect(seen).toHaveLength(tried)
  })
})

function createContext(store: FhirStore, isVisible: (entry: LiveVersion) => boolean): SearchContext {
  const own = store.lookup('Observation', '%all', [''], () => ['']).filter(({ id }) => id.startsWith('own'))
  return {
    ...{ store, isVisible, base: 'https://fhir.example', now: 0, depth: 0, links: new Map() },
    narrow: () => own,
    work: { search: () => undefined },
  } as unknown as SearchContext
}
