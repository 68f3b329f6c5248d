import { expect, test } from '../fixtures/test.ts'

for (const [fault, reads] of [
  ['body-gzip-corrupt', 'TypeError'],
  ['body-gzipped', 'fine'],
] as const) {
  test(`${fault} by its defaults: the fetch of a page ends with ${reads}`, async ({ page, tenant }) => {
    const armed = await tenant.arm(fault, { when: { step: 'discovery' } })
    await page.goto(`${tenant.issuer}/jwks`)
    const name = await page.evaluate(async (url) => {
      try {
        await (await fetch(url)).json()
        return 'fine'
      } catch (error) {
        return (error as Error).name
      }
    }, `${tenant.fhirBase}/.well-known/smart-configuration`)
    expect(name).toBe(reads)
    expect(armed.strikeCount).toBeGreaterThan(0)
  })
}
