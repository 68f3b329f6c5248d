/** What an error of a store means, and what to do about it. */
interface Meaning {
  readonly error: RegExp
  /** Continues a sentence about the store. */
  readonly text: string
  /** What ends without anybody's doing: the store is away, or there and not usable yet. */
  readonly passing?: 'away' | 'unusable'
}

const CA = 'name the file of its authority in the environment variable NODE_EXTRA_CA_CERTS'

/** By what Valkey, Redis, their sentinels and Node.js report; the first that matches. */
const MEANINGS: readonly Meaning[] = [
  { error: /^LOADING /, text: 'is loading its data', passing: 'unusable' },
  {
    error: /^READONLY /,
    text: 'is a read-only replica: name the primary server, or the sentinels that know it (valkey+sentinel://)',
    passing: 'unusable',
  },
  { error: /^MASTERDOWN /, text: 'is a replica that has lost its primary server', passing: 'unusable' },
  {
    error: /^NOREPLICAS /,
    text: 'refuses writes while it has fewer replicas than its min-replicas-to-write',
    passing: 'unusable',
  },
  { error: /CLUSTERDOWN /, text: 'is a cluster that lacks some of its servers', passing: 'unusable' },
  { error: /^OOM /, text: 'is full and refuses writes: raise its maxmemory, or delete tenants' },
  { error: /^MISCONF /, text: 'refuses writes because it cannot save its data: look into its log' },
  {
    error: /WRONGPASS |invalid password|invalid username-password/,
    text: 'refuses the user or the password in the URL: write both as in valkey://user:password@host',
  },
  { error: /NOAUTH /, text: 'requires a password: write it as in valkey://:password@host' },
  {
    error: /NOPERM |ACL failure in script/,
    text: 'does not permit its user all commands and keys that it needs: give it +@read +@write +@scripting +@connection +info ~<prefix>:* (the prefix is smart-mock by default), and +cluster in a cluster',
  },
  { error: /DB index is out of range/, text: 'has no database with the number in the URL' },
  { error: /^(?:MOVED|ASK) /, text: 'is one server of a cluster: use valkey+cluster://' },
  { error: /cluster support disabled/, text: 'is no cluster: use valkey:// without +cluster' },
  {
    error: /unknown command .*(?:sentinel)/i,
    text: 'has no sentinel there, but a server: use valkey:// without +sentinel',
  },
  {
    error: /unknown command/i,
    text: 'does not know a command that it needs: it must be Valkey, or Redis 6.2 or later, and no sentinel (use valkey+sentinel:// for those)',
  },
  {
    error: /No such master|got an invalid reply: null/,
    text: 'has sentinels that know no primary server of that name: write it at the end, as in valkey+sentinel://host/name',
  },
  {
    error: /self[- ]signed certificate|unable to (?:verify|get)/i,
    text: `has a certificate of an unknown authority: ${CA}`,
  },
  {
    error: /does not match certificate's altnames/,
    text: 'has a certificate for other names: use a host name that stands in it',
  },
  { error: /certificate has expired/, text: 'has a certificate that has expired: renew it' },
  {
    error: /certificate is not yet valid/,
    text: 'has a certificate that is not valid yet: compare the clocks',
  },
  {
    error: /certificate[ _]required|handshake failure/i,
    text: 'requires a certificate of its clients, which is not supported: set tls-auth-clients to no, and a password',
  },
  {
    error: /ECONNRESET|closes each/,
    text: 'ends each connection: use valkeys:// if it expects TLS',
    passing: 'away',
  },
  {
    error: /ETIMEDOUT/,
    text: 'does not respond: compare host and port, and use valkey:// if it does not speak TLS there',
    passing: 'away',
  },
  {
    error: /Connection is closed|enableOfflineQueue|max retries per request/,
    text: 'does not respond: it accepts no connections at present',
    passing: 'away',
  },
  {
    error: /wrong version number|packet length too long|before secure TLS connection|EPROTO/,
    text: 'does not speak TLS there: use valkey:// or the port for TLS',
  },
]

/** Returns what an error of a store means, and what to do about it, as the rest of a sentence that begins with the store. */
export function describeStoreError(error: unknown): string {
  return find(error)?.text ?? `does not respond: ${toMessage(error)}`
}

/** Returns `true` for what will not end without anybody's doing. */
export function isFinalError(error: unknown): boolean {
  const meaning = find(error)
  return meaning !== undefined && meaning.passing === undefined
}

/** Returns `true` for what ends without anybody's doing, while the store is there, such as loading. */
export function isPassingError(error: unknown): boolean {
  return find(error)?.passing === 'unusable'
}

/** Returns `true` when a store refuses a write because it is full. */
export function isFullError(error: unknown): boolean {
  return /^OOM /.test(toMessage(error))
}

function find(error: unknown): Meaning | undefined {
  const message = toMessage(error)
  return MEANINGS.find((meaning) => meaning.error.test(message))
}

/** Returns the message of an error, or that of what a cluster met last. */
function toMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { lastNodeError } = error as { lastNodeError?: unknown }
  return lastNodeError instanceof Error
    ? lastNodeError.message
    : error.message.replace(/^Too many Cluster redirections\. Last error: (?:\w*Error: )?/, '')
}
