import { type ParsedOptions, UsageError } from '@smart-mock/cli-kit'
import { UPSTREAM_OPTIONS } from './options/upstream-options.ts'

/** The options of the upstream. */
export interface UpstreamOptions {
  readonly base: string
  /** A fixed `Authorization` header. */
  readonly authorization?: string
  readonly client?: { readonly id: string; readonly secret: string; readonly tokenUrl: string }
  readonly record?: string
  readonly replay?: string
}

type Values = ParsedOptions<typeof UPSTREAM_OPTIONS>

/** Reads the options about an upstream; throws `UsageError`. */
export function readUpstreamOptions(values: Values): UpstreamOptions | undefined {
  const { upstream, record, replay } = values
  if (upstream === undefined) {
    const lonely = Object.keys(UPSTREAM_OPTIONS).find((name) => values[name as keyof Values] !== undefined)
    if (lonely) throw new UsageError(`--${lonely} requires --upstream <FHIR base>`)
    return undefined
  }
  if (record !== undefined && replay !== undefined) {
    throw new UsageError('--record cannot be combined with --replay')
  }
  const given = [values['upstream-basic'], values['upstream-bearer'], values['upstream-client']]
  if (given.filter((each) => each !== undefined).length > 1) {
    throw new UsageError('use one of --upstream-basic, --upstream-bearer and --upstream-client')
  }
  const authorization = authorizationOf(values)
  const client = clientOf(values)
  return {
    base: url('--upstream', upstream).replace(/\/+$/, ''),
    ...(authorization === undefined ? {} : { authorization }),
    ...(client ? { client } : {}),
    ...(record === undefined ? {} : { record }),
    ...(replay === undefined ? {} : { replay }),
  }
}

function authorizationOf(values: Values): string | undefined {
  const basic = values['upstream-basic']
  const bearer = values['upstream-bearer']
  if (basic !== undefined) {
    if (!basic.includes(':')) throw new UsageError('--upstream-basic must be user:password')
    return `Basic ${Buffer.from(basic).toString('base64')}`
  }
  if (bearer !== undefined && !/^[\x21-\x7e]+$/.test(bearer)) {
    throw new UsageError('--upstream-bearer must be a token of printable ASCII without spaces')
  }
  return bearer === undefined ? undefined : `Bearer ${bearer}`
}

function clientOf(values: Values): UpstreamOptions['client'] {
  const text = values['upstream-client']
  const tokenUrl = values['upstream-token-url']
  if (text === undefined && tokenUrl === undefined) return undefined
  const at = text?.indexOf(':') ?? -1
  if (text === undefined || tokenUrl === undefined || at < 1) {
    throw new UsageError(
      'client credentials require --upstream-client <id:secret> and --upstream-token-url <url>',
    )
  }
  return {
    id: text.slice(0, at),
    secret: text.slice(at + 1),
    tokenUrl: url('--upstream-token-url', tokenUrl),
  }
}

function url(option: string, text: string): string {
  const parsed = URL.canParse(text) ? new URL(text) : undefined
  const fits =
    parsed && /^https?:$/.test(parsed.protocol) && !parsed.search && !parsed.hash && !parsed.username
  if (!fits)
    throw new UsageError(`${option} must be an http(s) URL without query or credentials, not ${text}`)
  return text
}
