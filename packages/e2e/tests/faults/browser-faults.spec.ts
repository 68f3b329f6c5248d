import { FAULTS, listVariants } from 'smart-mock/testing'
import type { ClientApp } from '../../fixtures/client-app.ts'
import { IN_BROWSER } from '../../fixtures/fault-settings.ts'
import { looksRight } from '../../fixtures/looks/looks-right.ts'
import { screenText } from '../../fixtures/looks/screen-text.ts'
import { expect, test } from '../../fixtures/test.ts'

/** Faults that only a page can meet: CORS, of requests that the app lets its page send; frames, popups. */
const COVERED: string[] = []

interface Meeting {
  /** The outcome of the run. */
  readonly ends: 'active' | 'failed'
  /** The step that the user opens for details. */
  readonly opens?: RegExp
  /** The text that the screen shows. */
  readonly expectedText: RegExp
  /** The actions of the user in an active run. */
  readonly uses?: (app: ClientApp) => Promise<void>
}

const KEPT_BACK = /browser could not read the response 200 of localhost:\d+: no Access-Control-Allow-Origin/
const BY_PAGE: Readonly<Record<string, Meeting>> = {
  'discovery-without-cors': { ends: 'failed', expectedText: KEPT_BACK },
  'jwks-without-cors': {
    ends: 'failed',
    expectedText: new RegExp(`keys of the issuer could not be fetched: The ${KEPT_BACK.source}`),
  },
  'token-cors-missing': {
    ends: 'failed',
    expectedText: /response of localhost:\d+ to POST: no Access-Control-Allow-Origin/,
  },
  'cors-headers-wrong': {
    ends: 'active',
    opens: /Patient.*read/,
    expectedText:
      /response 200 of localhost:\d+: (no Access-Control-Allow-Origin|it allows https:\/\/elsewhere\.example\.org only)/,
  },
  'preflight-refused': {
    ends: 'active',
    opens: /Patient.*read/,
    expectedText:
      /browser did not send GET to localhost:\d+: (the preflight returned \d+|the header authorization is not allowed)\./,
  },
  // Without a screen it is met as well: there the status can be read.
  'errors-without-cors': {
    ends: 'active',
    opens: /Patient.*read/,
    expectedText: /response (403|429) of localhost:\d+: no Access-Control-Allow-Origin/,
  },
  'cors-star-with-credentials': {
    ends: 'active',
    uses: search,
    opens: /GET Observation/,
    expectedText: /200: Bundle\./,
  },
  'expose-headers-missing': {
    ends: 'active',
    uses: writeTwice,
    opens: /PUT Observation/,
    expectedText: /W\/"1"\s+The version that this session read[\s\S]*A page sees only the headers/,
  },
}

for (const fault of FAULTS) {
  const meeting = BY_PAGE[fault.name]
  if (!meeting) continue
  COVERED.push(fault.name)
  for (const params of listVariants(fault)) {
    test.describe(() => {
      test.use({
        serverSettings: { requestsFrom: 'browser', scopes: 'launch/patient openid fhirUser patient/*.cruds' },
      })
      test([fault.name, ...Object.values(params)].join(' '), async ({ app, tenant }) => {
        tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
        const armed = await tenant.arm(fault.name, fault.params ? { params } : {})
        await app.logIn()
        expect(await app.settled()).toBe(meeting.ends)
        await meeting.uses?.(app)
        if (meeting.opens) await app.step(meeting.opens).last().click()
        await expect.poll(() => screenText(app.page)).toMatch(meeting.expectedText)
        if (fault.kind !== 'must-tolerate') {
          await expect.poll(() => screenText(app.page)).toContain('CORS blocks browser apps')
          tenant.observe({ kind: 'visible-error', detail: meeting.expectedText.source })
        }
        tenant.observe({ kind: 'settled' })
        expect(armed.strikeCount).toBeGreaterThan(0)
        const verdict = await armed.waitForVerdict()
        expect(`${verdict.outcome}: ${verdict.reason}`).toMatch(/^met/)
      })
    })
  }
}

async function send(app: ClientApp, method: string, path: string, body?: unknown): Promise<void> {
  const form = app.page.getByRole('tabpanel', { name: 'Query' })
  await form.getByLabel('Method').selectOption(method)
  await form.getByLabel(/^Path below/).fill(path)
  if (body !== undefined) await form.getByLabel('Body').fill(JSON.stringify(body))
  await form.getByRole('button', { name: 'Send', exact: true }).click()
}

async function search(app: ClientApp): Promise<void> {
  await send(app, 'GET', 'Observation?patient=lucas-labs&_count=2')
}

/**
 * Writes a resource twice: a page sees neither Location nor ETag, so id and version are those of the body.
 */
async function writeTwice(app: ClientApp): Promise<void> {
  const observation = {
    resourceType: 'Observation',
    status: 'final',
    code: { text: 'Steps' },
    subject: { reference: 'Patient/lucas-labs' },
  }
  await send(app, 'POST', 'Observation', observation)
  await app.step('POST Observation').click()
  const created = app.page.getByText(/^201: Observation\//).first()
  const [, id = ''] = /Observation\/([\w-]+)/.exec((await created.textContent()) ?? '') ?? []
  await send(app, 'GET', `Observation/${id}`)
  await expect(app.step(`GET Observation/${id}`)).toHaveAccessibleName(/^OK/)
  await send(app, 'PUT', `Observation/${id}`, { ...observation, id, valueInteger: 8000 })
  await expect(app.step(`PUT Observation/${id}`)).toHaveAccessibleName(/^OK/)
}

test.describe('a refused preflight on the screen', () => {
  test.use({ serverSettings: { requestsFrom: 'browser' } })
  test('can be read in every look', async ({ app, tenant }) => {
    tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
    await tenant.arm('preflight-refused')
    await app.logIn()
    expect(await app.settled()).toBe('active')
    await app
      .step(/Patient.*read/)
      .last()
      .click()
    await expect(app.page.getByText(/did not send GET/).first()).toBeVisible()
    await looksRight(app.page)
  })
})

for (const [fault, loginPlace] of [
  ['pages-refuse-frames', 'iframe'],
  ['opener-severed', 'popup'],
] as const) {
  COVERED.push(fault)
  test.describe(() => {
    test.use({ serverSettings: { loginPlace } })
    test(`${fault}: the login comes to its end all the same`, async ({ app, tenant }) => {
      tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
      const armed = await tenant.arm(fault)
      await app.logIn()
      expect(await app.settled()).toBe('active')
      tenant.observe({ kind: 'settled' })
      expect(armed.strikeCount).toBeGreaterThan(0)
      const verdict = await armed.waitForVerdict()
      expect(`${verdict.outcome}: ${verdict.reason}`).toMatch(/^met/)
    })
  })
}

test('every fault that is left to the browser is here', () => {
  expect(COVERED).toEqual(expect.arrayContaining([...IN_BROWSER]))
})
