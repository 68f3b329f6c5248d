import { DEFAULT_OPTIONS } from '../../../core/oauth/options.ts'
import type { OptionSettings } from '../../../options/option-settings.ts'
import { Tenant } from '../../../state/tenant.ts'
import type { DocumentContext } from '../../../wire/discovery/discovery-document.ts'
import type { Recording } from './recording/recording.ts'

const pass = (<Value>(_: string, value: Value) => value) as DocumentContext['pass']
pass.wants = () => false

/** Creates what a strict server with these options builds its discovery documents from; nothing listens. */
export function createStrictContext({ root }: Recording, options: OptionSettings): DocumentContext {
  const canary = { base: `${root}/second`, fhirBase: `${root}/second/fhir`, fhirUser: '' }
  const openSide = () => Promise.reject(new Error('no listeners here'))
  const tenant = new Tenant({
    name: 'strict',
    base: root,
    canary,
    clients: [],
    users: [],
    patients: [],
    openSide,
  })
  return { tenant, options: { ...DEFAULT_OPTIONS, ...options }, pass }
}
