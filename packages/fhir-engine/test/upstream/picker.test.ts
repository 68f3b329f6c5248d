import { describe, expect, it } from 'vitest'
import { createFhirBase } from '../../src/index.ts'
import { createUpstream, searchUpstreamPatients } from '../../src/upstream/index.ts'
import { base, startBehind } from './behind-upstream.ts'

describe('the picker in front of another server', () => {
  it('meets patients by name, id, identifier and birth date, and those that it knows stay', async () => {
    const store = createFhirBase([]).fork()
    const { upstream } = startBehind()
    const names = (text: string) => store.findPatients({ text }).patients.map(({ id }) => id)
    for (const [text, id] of [
      ['Hansen', 'frank-hansen'],
      ['henry-late', 'henry-late'],
      ['MRN-ada-empty', 'ada-empty'],
      ['1987-02-20', 'amy-shaw'],
    ] as const) {
      expect(names(text)).toEqual([])
      await searchUpstreamPatients(upstream, store, text)
      expect(names(text)).toEqual([id])
    }
  })

  it('goes on when the server behind fails', async () => {
    const store = createFhirBase([]).fork()
    const upstream = createUpstream({ base, fetch: async () => new Response('', { status: 500 }) })
    await searchUpstreamPatients(upstream, store, 'hansen')
    expect(store.findPatients({ text: '' }).total).toBe(0)
  })
})
