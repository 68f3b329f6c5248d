import { fhirclient } from '@smart-mock/test-clients/libraries/fhirclient'
import type { Library } from '@smart-mock/test-clients/libraries/library'
import { oauth4webapi } from '@smart-mock/test-clients/libraries/oauth4webapi'
import { FAULTS } from 'smart-mock/testing'
import { runLibrary } from '../../clients/run-library.ts'
import { type FaultOutcome, runFault } from '../../fixtures/fault-run/run-fault.ts'
import { serveFhirclient } from '../../fixtures/pages/fhirclient-page.ts'
import { expect, test } from '../../fixtures/test.ts'

/**
 * The known defects of npm `fhirclient`, each with the rule or the fault that reports it; and a client
 * without the defect, which is not reported.
 */
const CLEAN_SCOPES = 'launch/patient openid fhirUser offline_access patient/*.rs patient/*.cud'
const ELSEWHERE = { clientId: 'somebody-else' }

function faultOf(name: string) {
  const fault = FAULTS.find((each) => each.name === name)
  if (!fault) throw new Error(`there is no fault ${name}`)
  return fault
}

const meet = (library: Library, fault: string) => runLibrary(library, faultOf(fault), {})
/** Runs a library without a fault armed for it. */
const undisturbed = (library: Library) => runLibrary(library, faultOf('token-error'), { when: ELSEWHERE })

/** Returns the messages of the findings of a run, by rule. */
async function findingsOf({ tenant }: FaultOutcome): Promise<Record<string, string>> {
  const { findings } = await tenant.findings()
  return Object.fromEntries(findings.map(({ rule, message, actual }) => [rule, `${message}: ${actual}`]))
}

test('the state is too short: state-entropy (C-049)', async ({ servers }) => {
  const found = await findingsOf(await undisturbed(fhirclient))
  expect(found['state-entropy']).toMatch(/can be guessed: at most \d{2,3} bits in the 16 characters/)
  expect(await findingsOf(await undisturbed(oauth4webapi))).toEqual({})
  const ours = await runFault(
    servers,
    'defects-state',
    faultOf('token-error'),
    {},
    { when: ELSEWHERE, scopes: CLEAN_SCOPES },
  )
  expect(await findingsOf(ours)).toEqual({})
})

for (const name of [
  'id-token-rogue-key',
  'id-token-alg-none',
  'id-token-wrong-issuer',
  'id-token-wrong-audience',
  'id-token-expired',
]) {
  test(`the id_token is not checked: ${name}`, async ({ servers }) => {
    const theirs = await meet(fhirclient, name)
    expect(theirs.verdict).toMatchObject({ outcome: 'not met', strikeCount: expect.any(Number) })
    expect(theirs.verdict.reason).toContain('the user of the bad id_token was read')
    for (const right of [
      await meet(oauth4webapi, name),
      await runFault(servers, `defects-${name}`, faultOf(name), {}),
    ]) {
      expect(right.struck).toBeGreaterThan(0)
      expect(`${right.verdict.outcome}: ${right.verdict.reason}`).toMatch(/^met/)
    }
  })
}

test('the id_token is not checked: its keys are never fetched, says keys-fetched (C-165)', async () => {
  expect(await findingsOf(await undisturbed(fhirclient))).toHaveProperty('keys-fetched')
  expect(await findingsOf(await undisturbed(oauth4webapi))).not.toHaveProperty('keys-fetched')
})

test('the token goes to a foreign next link: next-link-foreign, and secrets-stay-here (C-156)', async ({
  servers,
}) => {
  const theirs = await meet(fhirclient, 'next-link-foreign')
  expect(theirs.verdict.outcome).toBe('not met')
  expect(theirs.verdict.reason).toContain('the canary received a token')
  expect(await findingsOf(theirs)).toHaveProperty('secrets-stay-here')
  const ours = await runFault(servers, 'defects-next', faultOf('next-link-foreign'), {})
  expect(ours.struck).toBeGreaterThan(0)
  expect(`${ours.verdict.outcome}: ${ours.verdict.reason}`).toMatch(/^met/)
  expect(await findingsOf(ours)).not.toHaveProperty('secrets-stay-here')
})

test('the same in a page', async ({ page, tenant }) => {
  const app = await serveFhirclient('fhirclient-app')
  const uris = { redirectUris: [`${app.origin}/`], launchUris: [`${app.origin}/launch`] }
  tenant.register({ clientId: 'fhirclient-app', name: 'fhirclient', type: 'public', ...uris })
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
  const [unchecked, unencoded] = [
    await tenant.arm('id-token-alg-none'),
    await tenant.arm('code-odd', { skip: 1 }),
  ]
  const launch = `${app.origin}/launch?iss=${encodeURIComponent(tenant.fhirBase)}`
  await page.goto(launch)
  await expect(page.getByRole('status')).toContainText('Practitioner/canary')
  await page.goto(launch)
  await expect(page.getByRole('status')).toContainText('400 Bad Request')
  tenant.observe({ kind: 'settled' })
  for (const armed of [unchecked, unencoded]) {
    expect(armed.strikeCount).toBeGreaterThan(0)
    expect((await armed.waitForVerdict()).outcome).toBe('not met')
  }
  const { findings } = await tenant.findings()
  const rules = findings.map(({ rule }) => rule)
  expect(rules).toEqual(expect.arrayContaining(['state-entropy', 'token-encoding']))
  await app.close()
})

test('the code is sent as it was decoded: code-odd, and token-encoding (C-083)', async ({ servers }) => {
  const theirs = await meet(fhirclient, 'code-odd')
  expect(theirs.verdict.outcome).toBe('not met')
  expect(theirs.said.join()).toContain('400 Bad Request')
  expect(await findingsOf(theirs)).toHaveProperty('token-encoding')
  for (const right of [
    await meet(oauth4webapi, 'code-odd'),
    await runFault(servers, 'defects-code', faultOf('code-odd'), {}),
  ]) {
    expect(right.struck).toBeGreaterThan(0)
    expect(`${right.verdict.outcome}: ${right.verdict.reason}`).toMatch(/^met/)
    expect(await findingsOf(right)).not.toHaveProperty('token-encoding')
  }
})
