import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import type { Client } from '../../core/oauth/client.ts'
import { JWT_BEARER } from '../../core/oauth/grant.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { withoutMembers } from '../../core/util/without-members.ts'
import { createAbsentReply } from '../create-absent-reply.ts'
import { withoutOauthUri } from '../discovery/without-oauth-uri.ts'

type Registration = 'open' | 'off' | 'approval' | 'per-device'

export const registration = defineSwitch({
  name: 'registration',
  level: 'tenant',
  description:
    'Dynamic registration: open, off, open with an approval of apps that act for users or by themselves, or for each device with a token of its user.',
  legality: 'legal',
  catalogueIds: ['S-038'],
  default: 'open' as Registration,
  schema: () => z.enum(['open', 'off', 'approval', 'per-device']),
  steps: ['register', 'token', 'discovery', 'openid-configuration', 'metadata', 'probe'],
  points: {
    arrival: (reply, { value, endpoint = '' }) =>
      value === 'off' && ENDPOINTS.has(endpoint) ? createAbsentReply() : reply,
    'registration.policy': (policy, { value }) => (value === 'per-device' ? 'per-device' : policy),
    'registration.client': (client, { value }) =>
      value === 'approval' && needsApproval(client) ? { ...client, awaitsApproval: true } : client,
    'token.grantTypes': (types, { value }) => (value === 'per-device' ? [...types, JWT_BEARER] : types),
    'discovery.document': withoutRegistration,
    'openid-configuration.document': withoutRegistration,
    'metadata.document': (document, { value }) =>
      value === 'off' ? withoutOauthUri(document, 'register') : document,
  },
})

const ENDPOINTS: ReadonlySet<string> = new Set(['register', 'manage-registration'])

function withoutRegistration(document: JsonObject, { value }: { readonly value: Registration }): JsonObject {
  return value === 'off' ? withoutMembers(document, ['registration_endpoint']) : document
}

/** Returns `true` for a client that acts for users other than patients, or by itself, or may ask to. */
function needsApproval({ scope }: Client): boolean {
  return scope === undefined || /(?:^| )(?:user|system)\//.test(scope)
}
