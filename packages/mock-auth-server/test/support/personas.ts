import { describe, expect, test } from 'vitest'
import type { Conclusion } from '../../src/core/declare/conclusion.ts'
import type { Expectation } from '../../src/core/declare/expectation.ts'
import { concludeAbout, type Story } from './conclude-about.ts'
import type { RunExchange } from './example-journal.ts'
import { inSequence, withStranger } from './plays.ts'

type Outcome = Conclusion['outcome']

/** A client by what it does, the outcome that it deserves, and its exchanges, of which the first is struck. */
export type Persona = readonly [
  title: string,
  outcome: Outcome,
  exchanges: readonly RunExchange[],
  story?: Story,
]

export interface Cast {
  /** The outcome about a client that falls silent after these exchanges, without a driver. */
  readonly silent: readonly [
    outcome: 'met' | 'inconclusive',
    exchanges: readonly RunExchange[],
    story?: Story,
  ]
  readonly personas: readonly Persona[]
  /** A later login is what the expectation asks for, whenever it comes. */
  readonly isMetByLaterLogin?: boolean
}

/** Repetitions of a careful login beside a careless one. */
const LOGINS = 100

/**
 * Declares the tests of an expectation: each persona gets its outcome, and neither another app's traffic nor
 * a hundred logins before or after it turn careless into met or correct into not met.
 */
export function describePersonas(
  expectation: Expectation,
  { silent, personas, isMetByLaterLogin = false }: Cast,
): void {
  const outcomeOf = (exchanges: readonly RunExchange[], story?: Story) =>
    concludeAbout(expectation, exchanges, story).outcome
  const careful = personas.find(([, outcome]) => outcome === 'met')
  const logins = personas.filter(([, , , story]) => !story?.performed && !story?.once)

  describe(`${expectation.name}: ${expectation.sentence}`, () => {
    test.for(personas)('%s: %s', ([, outcome, exchanges, story]) => {
      const conclusion = concludeAbout(expectation, exchanges, story)
      expect(conclusion.outcome).toBe(outcome)
      expect(conclusion.reason).toContain(story?.says ?? '')
      if (story?.cites !== undefined) expect(conclusion.evidence).toHaveLength(story.cites)
    })

    test('falls silent without a driver', () => {
      const [outcome, exchanges, story] = silent
      expect(outcomeOf(exchanges, { ...story, ending: 'quiet' })).toBe(outcome)
    })

    test.for(personas)(
      'beside another app, %s: never the opposite of %s',
      ([, outcome, exchanges, story]) => {
        const found = outcomeOf(...withStranger(exchanges, story))
        if (outcome === 'met') expect(found).not.toBe('not met')
        if (outcome === 'not met') expect(found).not.toBe('met')
      },
    )

    test.for(logins.filter(([, outcome]) => outcome === 'not met'))(
      'among a hundred careful logins, %s: never met',
      (careless) => {
        const others = Array.from({ length: LOGINS }, () => careful ?? careless)
        if (!isMetByLaterLogin) expect(outcomeOf(...inSequence([careless, ...others]))).not.toBe('met')
        expect(outcomeOf(...inSequence([...others, careless]))).not.toBe('met')
      },
    )

    test.for(logins.filter(([, outcome]) => outcome === 'met'))(
      'a hundred times, %s: never not met',
      (persona) => {
        const again = Array.from({ length: LOGINS }, () => persona)
        expect(outcomeOf(...inSequence(again))).not.toBe('not met')
      },
    )
  })
}
