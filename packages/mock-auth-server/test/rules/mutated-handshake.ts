import type { Mock } from '../../src/testing/index.ts'

import { correctHandshake, type Draft } from '../support/correct-client.ts'
import type { Case } from './mutation-cases.ts'

let count = 0

/** Returns the findings on a correct handshake in which one request was changed. */
export async function collectFindings(
  mock: Mock,
  { kind = 'public', ehr = false, request }: Pick<Case, 'kind' | 'ehr' | 'request'>,
  change: (draft: Draft) => Draft,
) {
  count += 1
  const tenant = mock.createTenant(`mutation-${count}`)
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
  await correctHandshake(tenant, {
    kind,
    ehr,
    mutate: (name, draft) => (name === request ? change(draft) : draft),
  })
  return (await tenant.findings()).findings
}
