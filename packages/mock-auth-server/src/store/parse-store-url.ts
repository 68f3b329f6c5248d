import { parseStoreParameters, type StoreParameters } from './parse-store-parameters.ts'

/** The address of a store, and what its URL sets beside that. */
export type StoreAddress = StoreServers & StoreParameters

/** One server, a cluster, or the sentinels that know the primary server. */
type StoreServers =
  | {
      readonly kind: 'server'
      readonly node: StoreNode
      readonly database: number
      readonly login: StoreLogin
    }
  | { readonly kind: 'cluster'; readonly nodes: readonly StoreNode[]; readonly login: StoreLogin }
  | {
      readonly kind: 'sentinel'
      readonly nodes: readonly StoreNode[]
      readonly name: string
      readonly login: StoreLogin
    }

export interface StoreNode {
  readonly host: string
  readonly port: number
}

export interface StoreLogin {
  readonly username?: string
  readonly password?: string
  readonly tls?: Record<string, never>
}

const FORM =
  /^(?:valkey|redis)(s?)(?:\+(cluster|sentinel))?:\/\/(?:([^@/]*)@)?([^/?#]+)(?:\/([^/?#]*))?(?:\?([^@#/\s]{0,300}))?$/i
const NODE = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?$/i

/**
 * Parses the URL of a store: `valkey://user:password@host:6379/0`, `valkeys://…` for TLS, `valkey+cluster://a:6379,b:6379`
 * or `valkey+sentinel://a:26379,b:26379/name`; `redis` is the same. With `?prefix=name` several sandboxes share one;
 * `?idle=60` sets the seconds after which unused tenants are given up.
 * Throws an `Error` that says what is wrong, without what may be a password.
 */
export function parseStoreUrl(text: string): StoreAddress {
  const [, secure, given = '', userInfo, hosts = '', path = '', query] = FORM.exec(text) ?? []
  if (hosts === '') throw new Error('must be a URL such as valkey://localhost:6379')
  if (hosts.includes('@')) throw new Error('has an @ in its user or password, which must be written as %40')
  const parameters = parseStoreParameters(query)
  const kind = given.toLowerCase()
  const login = parseLogin(userInfo, secure !== '')
  const nodes = hosts.split(',').map((host) => parseNode(host, kind === 'sentinel' ? 26_379 : 6379))
  if (kind === 'cluster' && path !== '') throw new Error('names a database, of which a cluster has none')
  if (kind === 'cluster') return { kind, nodes, login, ...parameters }
  if (kind === 'sentinel') {
    if (path === '') throw new Error('names no primary server: valkey+sentinel://host:26379/name')
    return { kind, nodes, name: decode(path), login, ...parameters }
  }
  const [node] = nodes
  if (!node || nodes.length > 1)
    throw new Error('names several servers: use valkey+cluster:// or valkey+sentinel://')
  if (!/^\d{0,9}$/.test(path))
    throw new Error(`names the database ${JSON.stringify(path)}, which is no number`)
  return { kind: 'server', node, database: Number(path), login, ...parameters }
}

function parseLogin(userInfo: string | undefined, isSecure: boolean): StoreLogin {
  const tls = isSecure ? { tls: {} } : {}
  if (userInfo === undefined || userInfo === '') return tls
  const [username = '', password = ''] = userInfo.split(/:(.*)/s).map(decode)
  return { ...tls, ...(username === '' ? {} : { username }), ...(password === '' ? {} : { password }) }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new Error('has a percent sign that begins no percent-encoding: write it as %25')
  }
}

function parseNode(text: string, defaultPort: number): StoreNode {
  const [, host, given] = NODE.exec(text) ?? []
  if (host === undefined) throw new Error(`names ${JSON.stringify(text.slice(0, 100))}, which is no host`)
  const port = given === undefined ? defaultPort : Number(given)
  if (port < 1 || port > 65_535) throw new Error(`names the port ${given}, which is none of 1 to 65535`)
  return { host: host.replace(/^\[|\]$/g, ''), port }
}
