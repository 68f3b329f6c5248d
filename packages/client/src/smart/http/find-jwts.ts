import type { DecodedJwt, HeaderList } from '../../model/exchange.ts'
import { decodeJwt } from './decode-jwt.ts'

const NAMED_JWT = /(?:"(\w+)"\s*:\s*"|(?:^|&)(\w+)=)(eyJ[\w-]+\.[\w-]+\.[\w-]*)/g
const MOST = 5

/**
 * Finds JWTs in a body (JSON or form) and in an Authorization header, decoded and named after their location.
 */
export function findJwts(body: string, headers: HeaderList): DecodedJwt[] {
  const found: DecodedJwt[] = []
  for (const match of body.matchAll(NAMED_JWT)) {
    if (found.length >= MOST) break
    const decoded = decodeJwt(match[3] ?? '')
    if (decoded) found.push({ name: match[1] ?? match[2] ?? 'jwt', ...decoded })
  }
  for (const [name, value] of headers) {
    const decoded =
      name === 'authorization' && /^bearer /i.test(value) ? decodeJwt(value.slice(7)) : undefined
    if (decoded) found.push({ name: 'access_token', ...decoded })
  }
  return found
}
