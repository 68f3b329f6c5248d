import { FAULTS, variantsOf } from '@smart-mock/mock-auth-server/testing'
import { journalText } from '../fixtures/journal-text.ts'
import { runFault } from '../fixtures/run-fault.ts'
import { expect, test } from '../fixtures/test.ts'

/** What no person should have to read. */
const NOT_WORDS = /undefined|\[object|^\s*$|\n\s+at /

/**
 * Every declared fault, in every variant, against the client app: the verdict is `met`, and what the app says is
 * words for a developer. (That a careless client is caught by each is shown beside the declarations.)
 */
test.describe.configure({ timeout: 60_000 })

for (const fault of FAULTS) {
  test(fault.name, async ({ servers }, info) => {
    const variants = variantsOf(fault)
    const outcomes = await Promise.all(
      variants.map((params, index) =>
        runFault(servers, `${fault.name}-${info.workerIndex}-${info.retry}-${index}`, fault, params),
      ),
    )
    for (const [index, { tenant, struck, verdict, said }] of outcomes.entries()) {
      const variant = JSON.stringify(variants[index])
      const wrong = struck === 0 || (verdict.answer !== 'met' && !fault.informational)
      if (wrong) await info.attach(`journal ${variant}`, { body: journalText(tenant), contentType: 'text/plain' })
      expect.soft(struck, `${variant} strikes`).toBeGreaterThan(0)
      if (!fault.informational)
        expect.soft(`${verdict.answer}: ${verdict.says}`, `${variant} ${said.join(' | ')}`).toMatch(/^met/)
      for (const text of said) expect.soft(text, `${variant} says it in words`).not.toMatch(NOT_WORDS)
    }
  })
}
