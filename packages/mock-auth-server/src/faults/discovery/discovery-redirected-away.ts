import { leaksNothing } from '../../core/declare/expectation.ts'
import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'

export const discoveryRedirectedAway = defineFault({
  name: 'discovery-redirected-away',
  title: 'The smart-configuration is redirected to another host',
  kind: 'must-not-leak',
  ids: ['F-037'],
  spec: appLaunch('app-protection'),
  wire: 'The smart-configuration redirects to another host, where a working server answers with endpoints of its own.',
  client:
    'Do not follow to a host that nobody chose, or at least send neither code nor secret nor token there.',
  steps: ['discovery'],
  points: {
    arrival: (_, { canary }) => ({
      status: 302,
      headers: [
        ['Location', `${canary.fhirBase}/.well-known/smart-configuration`],
        ['Cache-Control', 'no-store'],
      ],
      body: '',
    }),
  },
  expects: leaksNothing(),
})
