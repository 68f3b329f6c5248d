import { expect, test } from 'vitest'
import { useTenants } from '../use-tenants.ts'
import { getLinks, signIn } from './ask-fhir.ts'

const createTenant = useTenants()

const judge = async (change: (next: string) => string) => {
  const tenant = createTenant({
    paging: { style: 'session', parameter: 'sessionID', relations: ['next', 'self'] },
  })
  const ask = await signIn(tenant)
  const { next = '' } = getLinks(await ask('Observation?patient=amy-shaw&_count=5'))
  expect((await ask(change(next))).status).toBe(200)
  return tenant.findings()
}

test('the rule on next links knows the parameter by which a page is named', async () => {
  expect((await judge((next) => next)).passed).toHaveProperty('paging-verbatim')
  const { findings } = await judge((next) => `${next}&_count=50`)
  expect(findings.map(({ rule }) => rule)).toContain('paging-verbatim')
})
