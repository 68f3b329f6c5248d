import type { Conclusion } from '../core/declare/conclusion.ts'
import { conclude } from '../core/declare/conclusion.ts'
import type { Expectation } from '../core/declare/expectation.ts'
import { defineExpectation } from './shared/define-expectation.ts'

/** Expects at most this number of token requests with the delivered code, however often the code arrives. */
export const redeemsAtMost: (count: number) => Expectation = defineExpectation(
  'redeemsAtMost',
  (count: number) => ({
    sentence: SENTENCES[count] ?? `redeems a code at most ${count} times`,
    scope: 'tenant',
    start: (context) => {
      const known = context.fact('issuedCode') ?? context.fact('code')
      const uses = new Map<string, { readonly seq: number }[]>()
      const add = (code: string, use: { readonly seq: number }): Conclusion | undefined => {
        const all = [...(uses.get(code) ?? []), use]
        uses.set(code, all)
        if (all.length <= count) return undefined
        const says = `${all.length} token requests with that code, at most ${count} are allowed`
        return { ...conclude('not met', says, ...all), isSelfEvident: known !== undefined }
      }
      const earlier = known === undefined ? [] : context.history.findByValue('code', known)
      const before = earlier
        .filter(({ seq }) => seq <= context.seq)
        .map((record) => add(known ?? '', record))
        .find((violation) => violation !== undefined)
      return {
        onExchange: (entry, { isInRun }) => {
          const { code } = entry.facts
          if (entry.seq <= context.seq || entry.step !== 'token' || code === undefined) return before
          return code === known || (known === undefined && isInRun) ? (add(code, entry) ?? before) : before
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
