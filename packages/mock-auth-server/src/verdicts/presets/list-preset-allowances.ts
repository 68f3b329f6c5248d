import type { AllowedFindings } from '../../core/declare/rule.ts'
import type { Tenant } from '../../state/tenant.ts'

/** Rules that a server with some habit does not ask of its clients. */
interface Allowance {
  /** The switch or option whose value decides. */
  readonly name: string
  readonly rules: readonly string[]
  readonly holds?: (value: unknown) => boolean
}

/** Findings that a client would otherwise have for doing as such a server allows. */
export const ALLOWANCES: readonly Allowance[] = [
  { name: 'audience', rules: ['aud-fhir-base', 'aud-without-slash'], holds: (value) => value !== 'exact' },
  { name: 'stateMinLength', rules: ['state-present'], holds: (value) => Number(value) === 0 },
  { name: 'redirectUriMatch', rules: ['redirect-uri-registered', 'redirect-uri-clean'] },
  { name: 'redirectUriParameter', rules: ['redirect-uri-same'] },
  { name: 'tokenRequestFormats', rules: ['token-as-form'] },
  { name: 'refreshClientAuth', rules: ['client-authenticates'], holds: (value) => value === 'optional' },
  {
    name: 'refreshClientAuth',
    rules: ['confidential-without-client-id'],
    holds: (value) => value === 'body-too',
  },
  {
    name: 'assertionJti',
    rules: ['assertion-once'],
    holds: (value) => (value as { readonly replay?: string }).replay === 'allowed',
  },
  { name: 'assertionAudience', rules: ['assertion-audience'] },
  { name: 'backendAuth', rules: ['method-as-registered', 'backend-parameters'] },
  { name: 'scopeVersion', rules: ['permission-version'], holds: (value) => value === 'v1-only' },
  { name: 'codeReuse', rules: ['code-once'] },
  { name: 'anonymousFhir', rules: ['bearer-sent', 'token-before-data'] },
  {
    name: 'launchFormat',
    rules: ['launch-of-its-launch', 'launch-only-when-launched'],
    holds: (value) => value === 'json' || value === 'patient-id',
  },
]

/**
 * Returns the findings that are no failure of a client of this tenant, since the server that it imitates does not ask
 * for more, each with the reason.
 */
export function listPresetAllowances({ options, switches, inForce }: Tenant): AllowedFindings {
  const server = inForce.preset ? `a ${inForce.preset.name}-like server` : 'this server'
  const values: Readonly<Record<string, unknown>> = { ...options, ...switches.values }
  if (switches.isEmpty && inForce.preset === undefined) return {}
  const isSet = (name: string) =>
    Object.hasOwn(switches.values, name) || (name === 'audience' && inForce.preset !== undefined)
  const held = ALLOWANCES.filter(({ name, holds = () => true }) => isSet(name) && holds(values[name]))
  const entries = held.flatMap(({ name, rules }) =>
    rules.map((rule) => [rule, `${server} accepts it (${name})`]),
  )
  return Object.fromEntries(entries)
}
