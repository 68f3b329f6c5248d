import type { RawReply } from '@smart-mock/test-clients/send-raw-request'

/** Random values and times by class, each with what stands for it; the rest of a reply must be the same. */
const CLASSES: readonly (readonly [RegExp, string])[] = [
  // Codes, tokens, launch values and ids of tokens, with their kind, tenant and epoch.
  [/_(\d{1,15})_[\w-]{24}(?![\w-])/g, '_$1_(id)'],
  [/\bi\.([a-z0-9-]+\.\d+)\.[\w-]{24}(?![\w-])/g, 'i.$1.(id)'],
  [/\b(client-|smart-mock-session=)[\w-]{24}(?![\w-])/g, '$1(id)'],
  [/(name="family" value=")[\w-]{24}"/g, '$1(id)"'],
  [/"(client_secret|sid|nonce)":"[\w-]{24}"/g, '"$1":"(id)"'],
  [/"(kid|n|x|y)":"[\w-]+"/g, '"$1":"(key)"'],
  [/"at_hash":"[\w-]{22}"/g, '"at_hash":"(hash)"'],
  // The digest of a document that has the hosts.
  [/W\/"[\w-]{16}"/g, 'W/"(hash)"'],
  [/(Basic\/|"id":")[\w.-]{24}(?![\w.-])/g, '$1(id)'],
  [/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '(uuid)'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)/g, '(instant)'],
  [/(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT/g, '(date)'],
  [/"(exp|iat|nbf|auth_time|client_id_issued_at)":\d{10}/g, '"$1":(seconds)'],
]

/** Returns a reply as text, without what is random in it: hosts, ids, keys, signatures and times. */
export function maskReply(reply: RawReply, hosts: Readonly<Record<string, string>>): string {
  const { version, status, reason, headers, body, whole } = reply
  const lines = [
    `HTTP/${version} ${status} ${reason}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    '',
    body,
    ...(whole ? [] : ['(not whole)']),
  ]
  return maskText(lines.join('\n'), hosts)
}

/** Writes an expiry as seconds since the issue where the text has both. */
function withLifetime(text: string): string {
  const [, issued] = /"iat":(\d{10})/.exec(text) ?? []
  if (issued === undefined) return text
  return text.replace(/"exp":(\d{10})/g, (_, expires) => `"exp":"iat + ${expires - Number(issued)}"`)
}

function maskText(text: string, hosts: Readonly<Record<string, string>>): string {
  let masked = withLifetime(text).replace(/eyJ[\w-]+\.[\w-]+\.[\w-]*/g, (jwt) => maskJwt(jwt, hosts))
  for (const [name, host] of Object.entries(hosts))
    for (const written of [host, encodeURIComponent(host)]) masked = masked.replaceAll(written, `(${name})`)
  for (const [pattern, replacement] of CLASSES) masked = masked.replace(pattern, replacement)
  return masked
}

/** Returns header and payload of a JWT with their random values masked, and the length of its signature. */
function maskJwt(jwt: string, hosts: Readonly<Record<string, string>>): string {
  const [header = '', payload = '', signature = ''] = jwt.split('.')
  const read = (part: string) => maskText(Buffer.from(part, 'base64url').toString(), hosts)
  return `(jwt ${read(header)} ${read(payload)} ${signature.length})`
}
