import { defineChoice, defineList, type OptionValues } from './option-declaration.ts'
import type { PER_CLIENT_OPTIONS } from './per-client-options.ts'
import { SETTABLE_OPTIONS } from './settable-options.ts'

const INTERNAL_OPTIONS = {
  /**
   * For tenants at the canary: `any` accepts every bearer token with full access, `parent` those of its
   * tenant.
   */
  tokens: defineChoice('issued', [], 'Access tokens that the FHIR server accepts.', [
    'issued',
    'any',
    'parent',
  ]),
  /** For the fault `requirement-unenforced`, and for switches that relax a requirement. */
  unenforced: defineList([], 'Requirements that the server does not enforce.', { item: 100, max: 100 }),
} as const

/** Options that a client's registration may set differently. */
export type PerClientOptions = OptionValues<typeof PER_CLIENT_OPTIONS>

/** Options of a tenant. */
export type TenantOptions = OptionValues<typeof SETTABLE_OPTIONS> & OptionValues<typeof INTERNAL_OPTIONS>

export const DEFAULT_OPTIONS = Object.fromEntries(
  Object.entries({ ...SETTABLE_OPTIONS, ...INTERNAL_OPTIONS }).map(([name, option]) => [
    name,
    option.default,
  ]),
) as unknown as TenantOptions
