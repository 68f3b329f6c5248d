import { FAULTS, listVariants } from 'smart-mock/testing'
import { describe } from 'vitest'
import { runFault } from '../fixtures/fault-run/run-fault.ts'
import { IN_BROWSER, SHORTER } from '../fixtures/fault-settings.ts'
import { journalText } from '../fixtures/journal-text.ts'
import { test } from './test.ts'

/** Patterns that no text for users may contain. */
const NOT_WORDS = /undefined|\[object|^\s*$|\n\s+at /

/**
 * Runs every declared fault, in every variant, against the client app: the verdict is `met`, and the app's
 * message is readable for a developer. (The tests beside the declarations show that each catches a careless
 * client.)
 */
describe.concurrent('every fault', () => {
  for (const fault of FAULTS) {
    if (IN_BROWSER.includes(fault.name)) continue
    test(fault.name, async ({ servers, expect, onTestFailed }) => {
      const variants = SHORTER[fault.name] ?? listVariants(fault)
      const outcomes = await Promise.all(
        variants.map((params, index) => runFault(servers, `${fault.name}-${index}`, fault, params)),
      )
      for (const [index, { tenant, struck, verdict, said }] of outcomes.entries()) {
        const variant = JSON.stringify(variants[index])
        onTestFailed(() => console.log(variant, journalText(tenant)))
        expect.soft(struck, `${variant} strikes`).toBeGreaterThan(0)
        if (fault.kind !== 'informational')
          expect
            .soft(`${verdict.outcome}: ${verdict.reason}`, `${variant} ${said.join(' | ')}`)
            .toMatch(/^met/)
        for (const text of said) expect.soft(text, `${variant} says it in words`).not.toMatch(NOT_WORDS)
      }
    })
  }
})

for (const [does, name] of [
  ['logs in', 'token-error'],
  ['exports', 'export-fails'],
]) {
  test(`with nothing wrong the app ${does} and reports nothing wrong`, async ({ servers, expect }) => {
    const fault = FAULTS.find((each) => each.name === name)
    if (!fault) throw new Error(`there is no ${name} any more`)
    const elsewhere = { clientId: 'somebody-else' }
    const outcome = await runFault(servers, `control-${name}`, fault, {}, { when: elsewhere })
    expect(outcome.said).toEqual([])
    expect(outcome.struck).toBe(0)
  })
}

test('what is left out of this file is a fault that exists', ({ expect }) => {
  const names = FAULTS.map(({ name }) => name)
  for (const name of [...IN_BROWSER, ...Object.keys(SHORTER)]) expect(names).toContain(name)
})
