import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import { createDefaultAddresses, type ServerAddresses } from '../../core/oauth/server-addresses.ts'
import { withoutMembers } from '../../core/util/without-members.ts'
import { fillTenantPlaceholders } from '../tenant-placeholders.ts'
import { findPathProblem } from './find-path-problem.ts'

const template = z
  .string()
  .max(300)
  .regex(
    /^\{(?:root|host|authHost|second|fhirBase)\}(?:[\w.~%-]|\{\w+\}|\/)*$/,
    'it must begin with {root}, {fhirBase} or {second}, such as {root}/realms/{realm}',
  )
  .refine((text) => findTemplateProblem(text) === undefined, {
    error: ({ input }) => findTemplateProblem(String(input)) ?? '',
  })

function findTemplateProblem(text: string): string | undefined {
  return findPathProblem(text.replace(/^\{\w+\}/, ''))
}

export const issuer = defineSwitch({
  name: 'issuer',
  level: 'tenant',
  description:
    'The issuer in documents, tokens and responses: the folder of the authorization endpoint, the FHIR base, a URL at the other origin of the mock (with openid-configuration and keys there), a template, or absent from smart-configuration.',
  legality: 'legal',
  catalogueIds: ['S-010', 'S-026'],
  faults: ['openid-configuration-other-issuer'],
  default: 'auth-base' as string,
  schema: () => z.union([z.enum(['auth-base', 'fhir-base', 'second-origin', 'absent']), template]),
  steps: [
    'discovery',
    'openid-configuration',
    'metadata',
    'authorize',
    'decide',
    'token',
    'introspect',
    'probe',
  ],
  points: {
    issuer: (_, { tenant }) => tenant.addresses.issuer,
    endpoints: (_, { tenant }) => tenant.addresses.endpoints,
    'discovery.document': (document, { value }) =>
      value === 'absent' ? withoutMembers(document, ['issuer']) : document,
  },
  moveAddresses: (addresses, { value, tenantName }) => {
    const moved = { ...addresses, issuer: resolveIssuer(value, addresses, tenantName) }
    return moved.issuer.startsWith(addresses.second) ? withKeysAtSecond(moved) : moved
  },
})

function resolveIssuer(value: string, addresses: ServerAddresses, tenantName: string): string {
  switch (value) {
    case 'fhir-base':
      return addresses.fhirBase
    case 'second-origin':
      return addresses.second
    case 'absent':
      return createDefaultAddresses(addresses.root, addresses.second).issuer
    default:
      return fillTenantPlaceholders(value, addresses, tenantName)
  }
}

/** Returns addresses whose keys are at the host of the issuer, unless they have a path of their own. */
function withKeysAtSecond(addresses: ServerAddresses): ServerAddresses {
  const { endpoints, root, second } = addresses
  const isOwn = endpoints.jwks !== createDefaultAddresses(root, second).endpoints.jwks
  return isOwn ? addresses : { ...addresses, endpoints: { ...endpoints, jwks: `${second}/jwks` } }
}
