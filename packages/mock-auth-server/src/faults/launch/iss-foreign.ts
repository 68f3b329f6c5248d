import { allOf, avoidsCanary, leaksNothing } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { withParam } from './with-param.ts'

export const issForeign = defineFault({
  name: 'iss-foreign',
  title: 'Launch from a server that nobody registered',
  kind: 'must-not-leak',
  ids: ['F-006'],
  spec: appLaunch('app-protection'),
  wire: 'iss names a FHIR server on another host, where discovery and everything after it works.',
  client:
    'Launch only for servers on a list of known ones; refuse before authorize, and send nothing of a known server there.',
  steps: ['launch'],
  points: { 'launch.redirect': (redirect, { canary }) => withParam(redirect, 'iss', canary.fhirBase) },
  expects: allOf(avoidsCanary('authorize', 'token'), leaksNothing()),
})
