import type { Verdict } from '../../model/verdict.ts'
import { filterRecords } from '../http/is-record.ts'
import { toSmartError } from '../smart-error.ts'
import { appState } from '../spec.ts'
import { checkLinkedUrl } from './check-linked-url.ts'
import { checkFhirBase, withoutTrailingSlash } from './fhir-base.ts'

type Json = Record<string, unknown>

const CAPABILITY = 'smart-app-state'

/**
 * Returns the endpoint where a server stores app state, by its smart-configuration: at the FHIR base if that
 * has the capability (SMART 2.1 could name another location beside it), otherwise at the associated endpoint
 * that has it, which may be on another host (F-296).
 */
export function findAppStateEndpoint(
  json: Json,
  fhirBase: string,
): { endpoint?: string; notices: Verdict[] } {
  const found = linkOf(json, fhirBase)
  if (!found) return { notices: [] }
  try {
    const [name, value] = found
    return {
      endpoint: withoutTrailingSlash(checkFhirBase(checkLinkedUrl(name, value, fhirBase))),
      notices: [],
    }
  } catch (thrown) {
    const verdict = toSmartError(thrown).toVerdict()
    const message = `App state cannot be used: ${verdict.message}`
    return { notices: [{ ...verdict, level: 'warning', message, spec: appState('Discovery', 'discovery') }] }
  }
}

function linkOf(json: Json, fhirBase: string): [name: string, value: unknown] | undefined {
  if (isAble(json)) return ['smart_app_state_endpoint', json.smart_app_state_endpoint ?? fhirBase]
  const associated = filterRecords(json.associated_endpoints).find(isAble)
  return associated && ['The url in associated_endpoints', associated.url]
}

const isAble = ({ capabilities }: Json) => Array.isArray(capabilities) && capabilities.includes(CAPABILITY)
