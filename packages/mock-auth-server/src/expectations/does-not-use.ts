import { conclude, concludeSelfEvident } from '../core/declare/conclusion.ts'
import type { Expectation, StrikeContext } from '../core/declare/expectation.ts'
import type { FactName } from '../core/journal/facts.ts'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import { concludeAbsence } from './shared/absence.ts'
import { defineExpectation } from './shared/define-expectation.ts'

/** A value that a strike tainted. */
export type TaintedValue = 'code' | 'token' | 'launch'

const VALUES: Readonly<Record<TaintedValue, { issued: FactName; sent: FactName; name: string }>> = {
  code: { issued: 'issuedCode', sent: 'code', name: 'code' },
  token: { issued: 'issuedAccessToken', sent: 'accessToken', name: 'token' },
  launch: { issued: 'issuedLaunch', sent: 'launch', name: 'launch value' },
}

/** Expects that no later request carries the value that the strike tainted (J1, J2). */
export const doesNotUse: (value: TaintedValue) => Expectation = defineExpectation(
  'doesNotUse',
  (value: TaintedValue) => {
    const { issued, sent, name } = VALUES[value]
    return {
      sentence: `does not use the ${name}`,
      scope: 'tenant',
      start: (context) => {
        const tainted = new Set<string>()
        const taint = (from: StrikeContext) => {
          const known = from.fact(issued)
          if (known !== undefined) tainted.add(known)
        }
        const isUse = ({ step, facts }: JournalEntry) =>
          step !== 'preflight' && facts[sent] !== undefined && tainted.has(facts[sent])
        taint(context)
        return {
          onStrike: (later) => {
            taint(later)
            return undefined
          },
          onExchange: (entry) =>
            entry.seq > context.seq && isUse(entry)
              ? concludeSelfEvident(`the ${name} was used anyway`, context, entry)
              : undefined,
          conclude: (state) =>
            tainted.size === 0
              ? conclude(
                  'inconclusive',
                  `the struck reply had no ${name}, so its use cannot be seen`,
                  context,
                )
              : concludeAbsence(state, `the ${name} was not used`),
        }
      },
    }
  },
)
