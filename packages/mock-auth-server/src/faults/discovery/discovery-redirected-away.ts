import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { leaksNothing } from '../../expectations/index.ts'

export const discoveryRedirectedAway = defineFault({
  name: 'discovery-redirected-away',
  title: 'smart-configuration redirected to another host',
  kind: 'must-not-leak',
  catalogueIds: ['F-037'],
  spec: appLaunch('app-protection'),
  description:
    'The server redirects the smart-configuration to another host, where a working server returns its own endpoints.',
  requirement:
    'Do not follow the redirect to a host that the user did not choose, or at least send no code, secret or token there.',
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
