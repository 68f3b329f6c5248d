import { describe, expect, it } from 'vitest'
import { createFhirBase, type StoreOptions } from '../../src/index.ts'
import { ask } from '../engine.ts'
import { reducedStore, WORLD } from '../leak/leak-world.ts'
import { grantAmy } from './amy-token.ts'

const base = createFhirBase(WORLD)
const fork = (options: StoreOptions = {}) => base.fork({ now: () => 0, newId: () => 'new', ...options })

describe('the work limit', () => {
  it.each([
    'Practitioner?_has:Observation:performer:status=final',
    'Observation?_id=frank-hansen-bp-1,amy-shaw-bp-1',
    'Observation?status=final&_revinclude=*',
    'Observation/_history',
    'Patient/$everything',
    'Patient?_has:Observation:subject:value-quantity=gt150',
  ])('counts what the caller sees, and nothing hidden: %s', (url) => {
    const holder = {
      patient: 'amy-shaw',
      grants: [{ level: 'patient', type: '*', letters: 'rs' }] as Parameters<
        typeof reducedStore
      >[0]['grants'],
    }
    const narrow = grantAmy('patient/*.rs')
    const enough = (fresh: (options: StoreOptions) => ReturnType<typeof fork>) => {
      let [low, high] = [0, 200_000]
      while (high - low > 1) {
        const work = (low + high) >> 1
        if (ask(fresh({ work }), url, narrow).status === 200) high = work
        else low = work
      }
      return high
    }
    const needed = enough(fork)
    expect(needed).toBeLessThan(200_000)
    expect(needed).toBe(enough((options) => reducedStore(holder, options)))
  })
})
