/** The settings in the query of a store's URL. */
export interface StoreParameters {
  /** The beginning of all keys. */
  readonly prefix: string
  /** Seconds without a request after which a process gives a tenant up; 0 gives none up. */
  readonly idleSeconds: number
}

const DEFAULTS: StoreParameters = { prefix: 'smart-mock', idleSeconds: 15 * 60 }
const PREFIX = /^[\w.-]{1,100}$/
const SECONDS = /^\d{1,7}$/

/**
 * Parses the query of a store's URL, without its question mark: `prefix=team-1&idle=60`, in any order. Throws an `Error`
 * that says what is wrong.
 */
export function parseStoreParameters(query: string | undefined): StoreParameters {
  if (query === undefined) return DEFAULTS
  const parameters = new Map<string, string>()
  for (const pair of query.split('&')) {
    const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(pair) ?? []
    if (name !== 'prefix' && name !== 'idle')
      throw new Error(`has the parameter ${quote(name)}, and only prefix and idle are known`)
    if (parameters.has(name)) throw new Error(`has the parameter ${name} twice`)
    parameters.set(name, value)
  }
  const { prefix = DEFAULTS.prefix, idle } = Object.fromEntries(parameters)
  if (!PREFIX.test(prefix))
    throw new Error(`has the prefix ${quote(prefix)}, which is not 1 to 100 letters, digits, ".", "_" or "-"`)
  if (idle !== undefined && !SECONDS.test(idle))
    throw new Error(`has the idle ${quote(idle)}, which is no number of seconds from 0 to 9999999`)
  return { prefix, idleSeconds: idle === undefined ? DEFAULTS.idleSeconds : Number(idle) }
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 100))
}
