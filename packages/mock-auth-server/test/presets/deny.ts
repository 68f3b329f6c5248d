import type { MockTenant } from '../../src/testing/index.ts'
import { authorize, type Params, post } from '../support/handshake.ts'
import { findField } from '../wire/authorization/sign-in-pages.ts'

/** Lets the user deny an authorize request; returns the response to the form of the consent page. */
export async function deny(tenant: MockTenant, changes: Params = {}): Promise<Response> {
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw', consent: 'ask' })
  const page = await (await authorize(tenant, changes)).text()
  const interaction = findField(page, 'interaction')
  return post(tenant, 'decide', { interaction, step: 'consent', decision: 'deny' })
}
