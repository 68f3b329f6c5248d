import { rfc } from '../spec.ts'
import type { Experiment } from './experiment.ts'

export const widerRefresh: Experiment = {
  name: 'wider-refresh',
  title: 'Wider scope on refresh',
  does: 'Requests more scopes on refresh than were granted.',
  expect: 'invalid_scope.',
  spec: rfc(6749, '6'),
  at: 'refresh',
  token({ body }) {
    if (body.get('grant_type') === 'refresh_token') body.set('scope', 'user/*.cruds system/*.cruds')
  },
}
