/**
 * The presets with their variants: few words, so that a tenant can be checked before the presets are loaded.
 */
export const PRESET_VARIANTS = {
  epic: ['v1-answers', 'rolling-refresh', 'opaque-tokens', 'old-site'],
  'oracle-health-provider': [
    'per-type-refusal',
    'no-pkce-advertised',
    'v1-registration',
    'errors-without-cors',
  ],
  'oracle-health-patient': [
    'per-type-refusal',
    'no-pkce-advertised',
    'v1-registration',
    'errors-without-cors',
  ],
  athena: ['fhir-without-cors'],
  'blue-button': ['one-time-app', 'v3'],
  'va-lighthouse': [],
  'entra-proxy': ['cors-off'],
  keycloak: ['other-extension'],
  medplum: [],
  'smart-launcher': [],
  openemr: ['old-discovery'],
  aidbox: [],
  'smile-cdr': ['401-for-403', 'no-enforcement'],
  healthlake: ['sample-as-is', 'v1-and-v2'],
  meditech: [],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type PresetName = keyof typeof PRESET_VARIANTS

export const PRESET_NAMES = Object.keys(PRESET_VARIANTS) as PresetName[]
