import { describe, expect, it } from 'vitest'
import type { ExampleExchange } from '../../src/core/declare/rule.ts'
import { RULES } from '../../src/rules/list.ts'
import { judgeRules } from '../../src/verdicts/judge-rules.ts'
import { exampleJournal } from '../support/example-journal.ts'
import { LAWFUL_GENERATORS, WEAK_GENERATORS } from './random-generators.ts'
import { createRandomBytes, type RandomBytes } from './random-values.ts'

const DRAWS = 20_000
const AN_APP_MS = 1000
/** Number of logins of one app: rules compare the last few of a client. */
const LOGINS = 10
const VALUES_IN_A_LOGIN = 3
const TIMEOUT_MS = 60_000
const VERIFIER_BITS = 256

const ENTROPY_RULES = RULES.filter(({ name }) =>
  ['state-entropy', 'state-unpredictable', 'nonce-fresh', 'assertion-id-random', 'verifier-entropy'].includes(
    name,
  ),
)

type Generate = (random: RandomBytes, at: number) => string

/** Returns the findings, by rule, of apps that take that many values of each kind from a generator. */
function judgeDraws(generate: Generate, draws: number, bits: number): Record<string, number> {
  const random = createRandomBytes(1)
  const counts: Record<string, number> = {}
  for (let done = 0; done < draws; done += LOGINS * VALUES_IN_A_LOGIN) {
    const clientId = `app-${done}`
    const began = Date.UTC(2026, 0, 1)
    const exchanges = Array.from({ length: LOGINS }, (_, login): ExampleExchange[] => {
      const at = login * AN_APP_MS
      const draw = () => generate(random, began + at)
      const codeVerifier = bits < VERIFIER_BITS ? {} : { codeVerifier: draw() }
      return [
        { step: 'authorize', at, facts: { clientId, state: draw(), nonce: draw() } },
        { step: 'token', at, facts: { clientId, jti: draw(), ...codeVerifier } },
      ]
    }).flat()
    for (const { rule } of judgeRules(exampleJournal(exchanges), ENTROPY_RULES).findings)
      counts[rule] = (counts[rule] ?? 0) + 1
  }
  return counts
}

describe('the entropy rules', () => {
  it.each(Object.entries(LAWFUL_GENERATORS))(
    'accuse no value of %s',
    (_, { generate, bits }) => {
      expect(judgeDraws(generate, DRAWS, bits)).toEqual({})
    },
    TIMEOUT_MS,
  )

  it.each(Object.entries(WEAK_GENERATORS))('accuse every app whose states are %s', (_, { generate }) => {
    const random = createRandomBytes(2)
    const began = Date.UTC(2026, 0, 1)
    for (let app = 0; app < 50; app += 1) {
      const states = [0, 1, 2, 3].map((login) => generate(random, began + login * AN_APP_MS, login))
      const journal = exampleJournal(
        states.map((state, login) => ({
          step: 'authorize',
          at: login * AN_APP_MS,
          // A new challenge each time: an equal request would be a reload.
          facts: { clientId: 'app', state, codeChallenge: `challenge-${login}` },
        })),
      )
      const rules = RULES.filter(({ name }) => /^state-(?:entropy|unpredictable|unique)$/.test(name))
      expect(judgeRules(journal, rules).findings, states.join('\n')).not.toEqual([])
    }
  })
})
