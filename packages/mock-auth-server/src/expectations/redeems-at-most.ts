import type { Conclusion } from '../core/declare/conclusion.ts'
import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation, StrikeContext } from '../core/declare/expectation.ts'
import { defineExpectation } from './shared/define-expectation.ts'

/** Expects at most this number of token requests with the delivered code, however often the code arrives. */
export const redeemsAtMost: (count: number) => Expectation = defineExpectation(
  'redeemsAtMost',
  (count: number) => ({
    sentence: SENTENCES[count] ?? `redeems a code at most ${count} times`,
    scope: 'tenant',
    start: (context) => {
      const known = new Set<string>()
      const uses = new Map<string, { readonly seq: number }[]>()
      const add = (code: string, use: { readonly seq: number }): Conclusion | undefined => {
        const all = [...(uses.get(code) ?? []), use]
        uses.set(code, all)
        if (all.length <= count) return undefined
        const says = `${all.length} token requests with that code, at most ${count} are allowed`
        return { ...conclude('not met', says, ...all), isSelfEvident: known.has(code) }
      }
      /** Takes the code of a strike, with its uses until then; returns the violation that they are. */
      const follow = ({ fact, history, seq }: StrikeContext): Conclusion | undefined => {
        const code = fact('issuedCode') ?? fact('code')
        if (code === undefined || known.has(code)) return undefined
        known.add(code)
        uses.delete(code)
        const earlier = history.findByValue('code', code).filter((record) => record.seq <= seq)
        return earlier.map((record) => add(code, record)).findLast((violation) => violation !== undefined)
      }
      const before = follow(context)
      return {
        onStrike: follow,
        onExchange: (entry, { isInRun }) => {
          const { code } = entry.facts
          if (before || entry.step !== 'token' || code === undefined) return before
          return known.has(code) || (known.size === 0 && isInRun) ? add(code, entry) : undefined
        },
        conclude: (state) => {
          if (before) return before
          const all = [...uses.values()].flat()
          const says = `${all.length} token requests with the code`
          return state.kind === 'open' ? conclude('pending', `${says} so far`) : conclude('met', says, ...all)
        },
      }
    },
  }),
)

const SENTENCES: Readonly<Record<number, string>> = {
  0: 'never redeems the code',
  1: 'redeems the code once',
}

/** Expects that the code is sent once. */
export const redeemsOnce = (): Expectation => redeemsAtMost(1)

/** Expects that the code is never sent to the token endpoint, before the strike or after it. */
export const neverRedeems = (): Expectation => redeemsAtMost(0)
