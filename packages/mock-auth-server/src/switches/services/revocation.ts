import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { withoutMembers } from '../../core/util/without-members.ts'
import { createAbsentReply } from '../create-absent-reply.ts'
import { withoutOauthUri } from '../discovery/without-oauth-uri.ts'

type Revocation = 'both' | 'refresh-only' | 'off'

export const revocation = defineSwitch({
  name: 'revocation',
  level: 'tenant',
  description:
    'The tokens that can be revoked: both kinds, only refresh tokens (access tokens live on until they expire), or none.',
  legality: 'legal',
  catalogueIds: ['S-137'],
  faults: ['revocation-fails'],
  default: 'both' as Revocation,
  schema: () => z.enum(['both', 'refresh-only', 'off']),
  steps: ['revoke', 'discovery', 'openid-configuration', 'metadata', 'probe'],
  points: {
    arrival: (reply, { value, endpoint }) =>
      value === 'off' && endpoint === 'revoke' ? createAbsentReply() : reply,
    'revocation.effect': ({ kind, ends }, { value }) => {
      if (value !== 'refresh-only') return { kind, ends }
      return { kind, ends: kind === 'refresh_token' ? 'refresh-tokens' : 'none' }
    },
    'discovery.document': withoutRevocation,
    'openid-configuration.document': withoutRevocation,
    'metadata.document': (document, { value }) =>
      value === 'off' ? withoutOauthUri(document, 'revoke') : document,
  },
})

function withoutRevocation(document: JsonObject, { value }: { readonly value: Revocation }): JsonObject {
  return value === 'off' ? withoutMembers(document, ['revocation_endpoint']) : document
}
