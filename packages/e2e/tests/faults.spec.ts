import { FAULTS, variantsOf } from '@smart-mock/mock-auth-server/testing'
import { IN_BROWSER, NO_SUCH_STEP, NOT_EXERCISED, SHORTER } from '../fixtures/fault-settings.ts'
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

const isNoStep = (step: string) => step in NO_SUCH_STEP

for (const fault of FAULTS) {
  if (IN_BROWSER.includes(fault.name) || fault.name in NOT_EXERCISED) continue
  if (fault.steps.some(isNoStep)) continue
  test(fault.name, async ({ servers }, info) => {
    const variants = SHORTER[fault.name] ?? variantsOf(fault)
    const outcomes = await Promise.all(
      variants.map((params, index) =>
        runFault(servers, `${fault.name}-${info.workerIndex}-${info.retry}-${index}`, fault, params),
      ),
    )
    for (const [index, { tenant, struck, verdict, said }] of outcomes.entries()) {
      const variant = JSON.stringify(variants[index])
      const wrong = struck === 0 || (verdict.answer !== 'met' && !fault.informational)
      if (wrong)
        await info.attach(`journal ${variant}`, { body: journalText(tenant), contentType: 'text/plain' })
      expect.soft(struck, `${variant} strikes`).toBeGreaterThan(0)
      if (!fault.informational)
        expect.soft(`${verdict.answer}: ${verdict.says}`, `${variant} ${said.join(' | ')}`).toMatch(/^met/)
      for (const text of said) expect.soft(text, `${variant} says it in words`).not.toMatch(NOT_WORDS)
    }
  })
}

test('what the app is said not to meet, it does not meet', async ({ servers }, info) => {
  const names = Object.keys(NOT_EXERCISED)
  const left = FAULTS.filter(({ name, steps }) => names.includes(name) || steps.some(isNoStep))
  const outcomes = await Promise.all(
    left.map((fault) => runFault(servers, `${fault.name}-${info.workerIndex}-${info.retry}`, fault, {})),
  )
  for (const [index, { verdict }] of outcomes.entries())
    expect.soft(verdict.answer, `${left[index]?.name}: ${verdict.says}`).not.toBe('met')
})

test('with nothing wrong the app reports nothing wrong', async ({ servers }, info) => {
  const fault = FAULTS.find(({ name }) => name === 'token-error')
  if (!fault) throw new Error('there is no token-error any more')
  const elsewhere = { clientId: 'somebody-else' }
  const { said, struck } = await runFault(servers, `control-${info.workerIndex}`, fault, {}, elsewhere)
  expect(said).toEqual([])
  expect(struck).toBe(0)
})

test('what is left out of this file is a fault that exists', () => {
  const names = FAULTS.map(({ name }) => name)
  const steps = FAULTS.flatMap((fault) => fault.steps)
  for (const step of Object.keys(NO_SUCH_STEP)) expect(steps).toContain(step)
  for (const name of [...IN_BROWSER, ...Object.keys(NOT_EXERCISED), ...Object.keys(SHORTER)])
    expect(names).toContain(name)
})
