import { asymmetric } from '../spec.ts'
import type { Experiment } from './experiment.ts'

export const reusedAssertion: Experiment = {
  name: 'reused-assertion',
  title: 'Reused jti',
  does: 'Sends the client assertion of the previous request, and so its jti, again.',
  expect: '400 or 401 invalid_client, from the second request on.',
  spec: asymmetric('enforcing jti', 'signature-verification'),
  at: 'token',
  token({ body }, { memo }) {
    const assertion = body.get('client_assertion')
    if (assertion === null) return
    body.set('client_assertion', memo.get('reused-assertion') ?? assertion)
    if (!memo.has('reused-assertion')) memo.set('reused-assertion', assertion)
  },
}
