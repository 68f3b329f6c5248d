import { appLaunch } from '../spec.ts'
import type { Experiment } from './experiment.ts'

export const wrongRedirectUri: Experiment = {
  name: 'wrong-redirect-uri',
  title: 'Wrong redirect_uri',
  does: 'Adds a slash to the registered redirect_uri.',
  expect: 'An error page at the server; it must not redirect to an unregistered URI.',
  spec: appLaunch('step 4', 'obtain-authorization-code'),
  at: 'authorize',
  authorize: (parameters) => parameters.set('redirect_uri', `${parameters.get('redirect_uri')}/`),
}
