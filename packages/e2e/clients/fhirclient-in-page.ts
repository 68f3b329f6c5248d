import type { Browser } from '@playwright/test'
import { createMock } from 'smart-mock/testing'
import type { Fault } from '../fixtures/fault-run/fault-stage.ts'
import type { FaultOutcome } from '../fixtures/fault-run/run-fault.ts'
import { serveFhirclient } from '../fixtures/pages/fhirclient-page.ts'
import type { Arming } from './client-under-test.ts'

const PATIENCE_MS = 15_000
const CLIENT_ID = 'fhirclient-page'

/** Runs one fault, armed in its own mock, while a user operates an app that is `fhirclient` in a page. */
export async function fhirclientInPage(
  browser: Browser,
  fault: Fault,
  { params = {}, when = {} }: Arming,
): Promise<FaultOutcome> {
  const mock = await createMock()
  const app = await serveFhirclient(CLIENT_ID)
  mock.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
  mock.register({
    ...{ clientId: CLIENT_ID, name: 'fhirclient', type: 'public' },
    redirectUris: [`${app.origin}/`],
    launchUris: [`${app.origin}/launch`],
  })
  const armed = await mock.arm(fault.name, {
    when,
    ...(Object.keys(params).length > 0 ? { params } : {}),
  })
  const page = await browser.newPage()
  try {
    await page.goto(`${app.origin}/launch?iss=${encodeURIComponent(mock.fhirBase)}`).catch(() => undefined)
    const status = page.getByRole('status').filter({ hasText: /\S/ })
    const text = await status.textContent({ timeout: PATIENCE_MS }).catch(() => null)
    const said = text !== null && / read by /.test(text) ? [] : [text ?? 'nothing']
    if (said.length > 0 && text !== null) mock.observe({ kind: 'visible-error', detail: text })
    mock.observe({ kind: 'settled' })
    return { tenant: mock, struck: armed.strikeCount, verdict: await armed.waitForVerdict(), said }
  } finally {
    await page.close()
    await app.close()
    await mock.close()
  }
}
