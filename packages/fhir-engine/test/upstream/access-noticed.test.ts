import { describe, expect, it } from 'vitest'
import type { FhirReply } from '../../src/index.ts'
import type { Any } from '../engine.ts'
import type { Holder } from '../leak/leak-world.ts'
import { findProblems, originals } from './leak-problems.ts'

describe('the suite notices', { timeout: 60_000 }, () => {
  const holder: Holder = {
    grants: [{ level: 'patient', type: '*', letters: 'rs' }],
    patient: 'amy-shaw',
  }
  const reply = (body: Any): FhirReply => ({ status: 200, headers: [], body })
  const bundle = (resource: Any, more: Any = {}) =>
    reply({
      resourceType: 'Bundle',
      type: 'searchset',
      ...more,
      entry: [{ resource, search: { mode: 'match' } }],
    })

  it('what is hidden, addresses, and a total that counts more', () => {
    const [mine, theirs] = ['amy-shaw', 'frank-hansen'].map((id) => originals.get(`Patient/${id}`))
    expect(findProblems(bundle(mine), holder, 'search', 'http://up')).toEqual([])
    expect(findProblems(bundle(theirs), holder, 'search', 'http://up')).toHaveLength(1)
    expect(findProblems(bundle(mine, { total: 5 }), holder, 'search', 'http://up')).toHaveLength(1)
    expect(
      findProblems(bundle(mine, { link: [{ url: 'http://up/x' }] }), holder, 'search', 'http://up'),
    ).toHaveLength(1)
  })
})
