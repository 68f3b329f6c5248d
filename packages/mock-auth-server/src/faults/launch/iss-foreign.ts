import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { allOf, avoidsCanary, leaksNothing } from '../../expectations/index.ts'
import { withParam } from './with-param.ts'

export const issForeign = defineFault({
  name: 'iss-foreign',
  title: 'Launch from an unregistered server',
  kind: 'must-not-leak',
  catalogueIds: ['F-006'],
  spec: appLaunch('app-protection'),
  description: 'iss names a FHIR server on another host, where discovery and all later steps work.',
  requirement:
    'Accept launches only from servers on a list of known ones; reject others before the authorize request, and send no data of a known server there.',
  steps: ['launch'],
  points: { 'launch.redirect': (redirect, { canary }) => withParam(redirect, 'iss', canary.fhirBase) },
  expects: allOf(avoidsCanary('authorize', 'token'), leaksNothing()),
})
