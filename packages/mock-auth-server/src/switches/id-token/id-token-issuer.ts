import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import { findAbsenceReply } from '../discovery/find-absence-reply.ts'
import { fillTenantPlaceholders } from '../tenant-placeholders.ts'

export const idTokenIssuer = defineSwitch({
  name: 'idTokenIssuer',
  level: 'tenant',
  description:
    'The `iss` of id_tokens: that of smart-configuration, or a path of its own below the tenant, such as `/oidc/{tenant}/`, where openid-configuration is then.',
  legality: 'deviation',
  catalogueIds: ['S-026', 'S-115'],
  faults: ['id-token-wrong-issuer'],
  default: 'issuer',
  schema: () =>
    z
      .string()
      .max(300)
      .regex(/^(?:issuer|\/(?!\/)[\w./~{}-]*)$/, 'it must be issuer, or a path such as /oidc/{tenant}/'),
  steps: ['token', 'openid-configuration', 'probe'],
  points: {
    arrival: (reply, { path, tenant: { addresses } }) =>
      reply ?? findAbsenceReply(path, addresses, ['openid']),
    'token.idToken': (draft, { tenant: { addresses } }) => ({
      ...draft,
      claims: { ...draft.claims, iss: addresses.idTokenIssuer ?? draft.claims.iss },
    }),
    'openid-configuration.document': (document, { tenant: { addresses }, endpoint }) =>
      endpoint === 'openid-configuration'
        ? { ...document, issuer: addresses.idTokenIssuer ?? document.issuer }
        : document,
  },
  moveAddresses: (addresses, { value, tenantName }) =>
    value === 'issuer'
      ? addresses
      : {
          ...addresses,
          idTokenIssuer: `${addresses.root}${fillTenantPlaceholders(value, addresses, tenantName)}`,
        },
})
