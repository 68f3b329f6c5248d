import { connect, type SecureVersion } from 'node:tls'
import type { Source } from '../declare/case-tools.ts'
import { findUrl, readSmartConfiguration } from './smart-configuration.ts'

const TIMEOUT_MS = 5_000
const ENDPOINTS = ['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'introspection_endpoint']

/** The end of a TLS handshake: the version, why the server refused, or that this platform cannot offer it. */
export type Handshake =
  | { readonly ended: 'accepted'; readonly version: string; readonly problem?: string }
  | { readonly ended: 'refused' | 'not offered' | 'no answer'; readonly why: string }

/** The handshakes with one host and port. */
export interface TlsProbe {
  readonly place: string
  /** From 1.2 on, with the certificate judged. */
  readonly current: Handshake
  /** Only TLS 1.1, and only TLS 1.0. */
  readonly old: readonly (readonly [version: SecureVersion, handshake: Handshake])[]
}

/** Makes TLS handshakes with every https host and port of the server; no request is sent. */
export const readTlsProbes = (async ({ get, target: { fhirBase } }) => {
  const configuration = await get(readSmartConfiguration)
  const urls = [fhirBase, ...ENDPOINTS.flatMap((name) => findUrl(configuration, name, fhirBase) ?? [])]
  const places = new Set(urls.filter((url) => url.startsWith('https:')).map((url) => new URL(url).origin))
  return Promise.all([...places].map(probe))
}) satisfies Source<TlsProbe[]>

async function probe(origin: string): Promise<TlsProbe> {
  const current = await shakeHands(origin, 'TLSv1.2', 'TLSv1.3')
  const old: [SecureVersion, Handshake][] = []
  for (const version of ['TLSv1.1', 'TLSv1'] as const)
    old.push([version, await shakeHands(origin, version, version)])
  return { place: new URL(origin).host, current, old }
}

function shakeHands(
  origin: string,
  minVersion: SecureVersion,
  maxVersion: SecureVersion,
): Promise<Handshake> {
  const { hostname, port } = new URL(origin)
  const isOld = maxVersion !== 'TLSv1.3'
  return new Promise((resolve) => {
    const end = (handshake: Handshake) => {
      resolve(handshake)
      socket.destroy()
    }
    const socket = connect({
      ...{ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 443), minVersion, maxVersion },
      ...(/^[\d.]+$|^\[/.test(hostname) ? {} : { servername: hostname }),
      rejectUnauthorized: false,
      timeout: TIMEOUT_MS,
      // The platform offers old versions at this level only.
      ...(isOld ? { ciphers: 'DEFAULT@SECLEVEL=0' } : {}),
    })
    socket.on('secureConnect', () => {
      const problem = socket.authorized ? undefined : describeProblem(socket.authorizationError)
      end({ ended: 'accepted', version: socket.getProtocol() ?? '', ...(problem ? { problem } : {}) })
    })
    socket.on('timeout', () => end({ ended: 'no answer', why: `no answer within ${TIMEOUT_MS / 1000} s` }))
    socket.on('error', (error: NodeJS.ErrnoException) => end(toFailure(error)))
  })
}

function toFailure({ code = '', message }: NodeJS.ErrnoException): Handshake {
  if (/NO_PROTOCOLS_AVAILABLE|UNSUPPORTED_PROTOCOL_VERSION|INVALID_PROTOCOL/.test(code))
    return { ended: 'not offered', why: code }
  const isRefusal = /^ERR_SSL|EPROTO|ECONNRESET/.test(code) || /socket disconnected/.test(message)
  return { ended: isRefusal ? 'refused' : 'no answer', why: code || message }
}

const describeProblem = (error: Error | string | undefined): string =>
  typeof error === 'object' && 'code' in error ? String(error.code) : String(error)
