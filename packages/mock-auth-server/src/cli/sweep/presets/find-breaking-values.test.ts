import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findBreakingValues } from './find-breaking-values.ts'

/** Returns an app that breaks when all values of one of the causes are set, and the number of its runs. */
function createApp(...causes: readonly (readonly string[])[]) {
  const app = {
    runs: 0,
    breaks: async (names: readonly string[]) => {
      app.runs += 1
      return causes.some((cause) => cause.every((name) => names.includes(name)))
    },
  }
  return app
}

const NAMES = Array.from({ length: 60 }, (_, n) => `value-${n}`)

describe('findBreakingValues', () => {
  test.each(NAMES)('names %s alone, within eight runs with that of the whole preset', async (name) => {
    const app = createApp([name])
    expect(await findBreakingValues(NAMES, app.breaks)).toEqual([name])
    expect(app.runs).toBeLessThanOrEqual(7)
  })

  test('names both of two values that break the app only together', async () => {
    const app = createApp(['value-7', 'value-41'])
    expect(await findBreakingValues(NAMES, app.breaks)).toEqual(['value-7', 'value-41'])
  })

  test('finds a set of which no part breaks the app, whatever the causes', async () => {
    const cause = fc.uniqueArray(fc.constantFrom(...NAMES.slice(0, 12)), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(fc.array(cause, { minLength: 1, maxLength: 3 }), async (causes) => {
        const { breaks } = createApp(...causes)
        const found = await findBreakingValues(NAMES.slice(0, 12), breaks)
        expect(await breaks(found)).toBe(true)
        for (const name of found) expect(await breaks(found.filter((each) => each !== name))).toBe(false)
      }),
    )
  })
})
