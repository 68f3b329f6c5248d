import { z } from 'zod'
import { defineSwitch, type SwitchContext } from '../../core/declare/switch.ts'
import { serializeHmacJws } from '../../core/oauth/serialize-hmac-jws.ts'
import { toBase64url } from '../../core/util/base64url.ts'
import { sha256 } from '../../core/util/sha256.ts'
import { findLaunchJson } from './find-launch-json.ts'

const VALUES = ['opaque', 'uuid', 'jwt', 'json'] as const
type Format = (typeof VALUES)[number]

export const codeFormat = defineSwitch({
  name: 'codeFormat',
  level: 'tenant',
  description:
    'Authorization codes: opaque, a UUID, a signed JWT of 600 characters and more, or base64url JSON of 1,000 and more.',
  legality: 'legal',
  catalogueIds: ['S-059'],
  faults: ['code-odd'],
  default: 'opaque' as Format,
  schema: () => z.enum(VALUES),
  steps: ['authorize', 'decide'],
  points: {
    'authorize.code': (code, context) => {
      switch (context.value) {
        case 'opaque':
          return code
        case 'uuid':
          return toUuid(Buffer.from(sha256(code, 16), 'base64url').toString('hex'))
        case 'jwt':
          return writeJwt(code, context)
        case 'json':
          return toBase64url(JSON.stringify({ ...findLaunchJson(context), code: `0.${lengthen(code, 900)}` }))
      }
    },
  },
})

/** Writes a JWT whose `jti` is the code: that makes it unguessable. */
function writeJwt(code: string, { facts, options, tenant, now, random }: SwitchContext<Format>): string {
  const iat = Math.floor(now / 1000)
  const claims = {
    ...{ iss: tenant.issuer, aud: tenant.fhirBase, client_id: facts.clientId, scope: facts.scope },
    ...{ iat, exp: iat + options.codeLifetimeS, jti: code },
    context: lengthen(code, 300),
  }
  return serializeHmacJws(claims, String(random('key')))
}

/** Returns that many base64url characters, which depend on a text and do not tell it. */
function lengthen(text: string, length: number): string {
  let result = ''
  for (let part = 0; result.length < length; part += 1) result += sha256(`${part} ${text}`)
  return result.slice(0, length)
}

/** Formats 32 hexadecimal digits as a random UUID (RFC 9562, version 4). */
function toUuid(hex: string): string {
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5')
}
