import { rfc } from '../spec.ts'
import type { Experiment } from './experiment.ts'

export const oldRefreshToken: Experiment = {
  name: 'old-refresh-token',
  title: 'Old refresh token',
  does: 'Continues to use the first refresh token although newer ones were issued.',
  expect: 'invalid_grant where refresh tokens rotate, and the newer ones stop working too.',
  spec: rfc(9700, '4.14'),
  at: 'refresh',
  token({ body }, { memo, runId }) {
    const token = body.get('refresh_token')
    if (token === null) return
    const key = `old-refresh-token ${runId}`
    body.set('refresh_token', memo.get(key) ?? token)
    if (!memo.has(key)) memo.set(key, token)
  },
}
