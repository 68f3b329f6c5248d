import { rfc } from '../spec.ts'
import type { Experiment } from './experiment.ts'

export const unknownScope: Experiment = {
  name: 'unknown-scope',
  title: 'Unknown scope',
  does: 'Requests a scope that does not exist, in addition to the others.',
  expect: 'The scope is left out of the grant, or invalid_scope.',
  spec: rfc(6749, '3.3'),
  at: 'authorize',
  authorize: (parameters) => parameters.set('scope', `${parameters.get('scope')} patient/NoSuchType.rs`),
}
