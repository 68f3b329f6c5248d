import { defineFault } from '../../core/declare/fault.ts'
import { conformance } from '../../core/declare/spec.ts'
import { completesFlow } from '../../expectations/index.ts'
import { withParam } from './with-param.ts'

export const issTrailingSlash = defineFault({
  name: 'iss-trailing-slash',
  title: 'iss with a trailing slash',
  kind: 'must-tolerate',
  catalogueIds: ['F-003'],
  spec: conformance('using-well-known'),
  description: 'The EHR launches with an iss that ends in a slash, and accepts that as aud too.',
  requirement:
    'Send aud exactly as iss was received, and put one slash before .well-known and resource types, not two.',
  steps: ['launch'],
  points: {
    'launch.redirect': (redirect, { tenant }) => withParam(redirect, 'iss', `${tenant.fhirBase}/`),
  },
  companions: { options: (options) => ({ ...options, audience: 'slash-too' }) },
  expects: completesFlow(),
})
