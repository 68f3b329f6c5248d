/** The errors that older launchers number, in their order. */
const NUMBERED_ERRORS = [
  'auth_invalid_client_id',
  'auth_invalid_redirect_uri',
  'auth_invalid_scope',
  'auth_invalid_client_secret',
  'token_invalid_token',
  'token_expired_refresh_token',
  'request_invalid_token',
  'request_expired_token',
]
const CLIENT_TYPES = ['public', 'cc-sym', 'cc-asym']

/**
 * Converts a launch value of older launchers, an object with members of one letter such as
 * `{"h":"1","j":"1"}`, to the fields by position of today's. Throws an `Error` for a CDS Hooks launch.
 */
export function toLauncherFields(value: Readonly<Record<string, unknown>>): readonly unknown[] {
  const isSet = (name: string) => `${value[name] ?? ''}` === '1'
  const text = (name: string) => (typeof value[name] === 'string' ? value[name] : '')
  if (isSet('l')) throw new Error('it is a CDS Hooks launch, which is not supported')
  const fields: readonly (readonly [at: number, field: unknown])[] = [
    [0, getLaunchType(isSet)],
    [1, text('b')],
    [2, text('e')],
    [3, text('c') || (isSet('g') ? 'MANUAL' : 'AUTO')],
    [4, Number(isSet('i'))],
    [5, Number(isSet('j'))],
    [6, Number(isSet('f'))],
    [8, Array.isArray(value.o) ? value.o.join(',') : ''],
    [10, text('p')],
    [11, NUMBERED_ERRORS[/^\d$/.test(`${value.d}`) ? Number(value.d) : -1] ?? ''],
    [12, text('q')],
    [13, typeof value.r === 'object' && value.r !== null ? JSON.stringify(value.r) : text('r')],
    [14, Math.max(0, CLIENT_TYPES.indexOf(text('n')))],
    [15, isSet('m') ? 2 : 1],
  ]
  const byPosition = new Map(fields)
  return Array.from({ length: 17 }, (_, at) => byPosition.get(at) ?? '')
}

/** Returns the index of the launch type: by a provider (`h`) or patient (`k`), from an EHR (`a`) or standalone. */
function getLaunchType(isSet: (name: string) => boolean): number {
  if (isSet('h')) return 2
  if (isSet('k')) return isSet('a') ? 1 : 3
  return 0
}
