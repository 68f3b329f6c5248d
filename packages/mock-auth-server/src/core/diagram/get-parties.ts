import type { DiagramExchange } from './diagram-exchange.ts'

/** Parties of a sequence diagram, in the order of their lifelines. */
export const PARTIES = ['browser', 'app', 'auth', 'fhir', 'canary'] as const
export type Party = (typeof PARTIES)[number]

export const PARTY_NAMES: Readonly<Record<Party, string>> = {
  browser: 'Browser',
  app: 'App',
  auth: 'Authorization server',
  fhir: 'FHIR server',
  canary: 'Canary',
}

const BY_BROWSER: ReadonlySet<string> = new Set(['launch', 'authorize', 'decide', 'manage'])
const AT_FHIR: ReadonlySet<string> = new Set([
  'discovery',
  'metadata',
  'bulk',
  'style',
  'brands',
  'app-state',
])

/** Returns the requester and the responder of an exchange. */
export function getParties({
  step,
  listener,
  direction,
  request,
}: Pick<DiagramExchange, 'step' | 'listener' | 'direction' | 'request'>): {
  requester: Party
  responder: Party
} {
  if (direction === 'out') return { requester: 'auth', responder: 'app' }
  const requester = BY_BROWSER.has(step) ? 'browser' : 'app'
  if (listener === 'canary') return { requester, responder: 'canary' }
  const fhir = step.startsWith('fhir-') || AT_FHIR.has(step) || /\/fhir(?:\/|$|\?)/.test(request.target)
  return { requester, responder: fhir ? 'fhir' : 'auth' }
}
