import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { avoidsCanary } from '../../expectations/index.ts'

export const callbackWithRedirects = defineFault({
  name: 'callback-with-redirects',
  title: 'Callback with redirect parameters',
  kind: 'must-not-leak',
  catalogueIds: ['F-075'],
  spec: appLaunch('app-protection'),
  description:
    'The redirect to the app also carries redirect, next and target_link_uri, each with a URL on another host.',
  requirement:
    'Ignore parameters that are not part of the response; do not navigate to any of the URLs, and pass nothing on.',
  steps: ['decide', 'authorize'],
  points: {
    'authorize.redirect': (redirect, { canary }) => ({
      ...redirect,
      params: [
        ...redirect.params,
        ['redirect', `${canary.base}/redirect`],
        ['next', `${canary.base}/next`],
        ['target_link_uri', `${canary.base}/target`],
      ],
    }),
  },
  expects: avoidsCanary(),
})
