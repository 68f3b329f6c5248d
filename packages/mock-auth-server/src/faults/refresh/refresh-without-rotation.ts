import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import { usesNewestRefreshToken } from '../../expectations/index.ts'
import { REFRESH } from './refresh-grant.ts'

export const refreshWithoutRotation = defineFault({
  name: 'refresh-without-rotation',
  title: 'No new refresh token after a refresh',
  kind: 'must-tolerate',
  catalogueIds: ['F-209'],
  spec: rfc(6749, '6'),
  description: 'The response to a refresh has no refresh_token; the old one stays valid.',
  requirement: 'Keep the old refresh token, and send it at the next refresh.',
  ...REFRESH,
  points: { options: (options) => ({ ...options, refreshRotation: 'silent' }) },
  prerequisites: ['refresh'],
  expects: usesNewestRefreshToken(),
})
