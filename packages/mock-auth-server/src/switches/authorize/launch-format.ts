import { z } from 'zod'
import { defineSwitch, type SwitchContext } from '../../core/declare/switch.ts'
import type { CarriedLaunch } from '../../core/journal/authorize-points.ts'
import type { Launch } from '../../core/oauth/grant.ts'
import { serializeHmacJws } from '../../core/oauth/serialize-hmac-jws.ts'
import { toBase64url } from '../../core/util/base64url.ts'
import type { TokenErrors } from '../errors/token-error-answer.ts'
import { DISPLAY_MEMBERS } from '../scopes/display-members.ts'
import { readLaunchJson } from './read-launch-json.ts'

const VALUES = ['handle', 'jwt', 'json', 'patient-id'] as const
type Format = (typeof VALUES)[number]

export const launchFormat = defineSwitch({
  name: 'launchFormat',
  level: 'tenant',
  description:
    'Launch values: opaque handles, JWTs, or what an app can write itself: base64url JSON of the context, or the id of the patient.',
  legality: 'deviation',
  catalogueIds: ['S-040', 'S-041'],
  faults: ['launch-value-odd', 'launch-stale'],
  default: 'handle' as Format,
  schema: () => z.enum(VALUES),
  steps: ['launch', 'authorize'],
  points: {
    'launch.value': (launch, context) => ({ ...launch, handle: writeHandle(launch, context) }),
    'authorize.launch': (carried, context) => {
      const { value, facts } = context
      if (facts.launch === undefined || value === 'handle' || value === 'jwt') return carried
      return readLaunch(facts.launch, context)
    },
  },
})

function writeHandle(launch: Launch, context: SwitchContext<Format>): string {
  const { value, now, tenant, options, random, read } = context
  const { handle, context: launched, clientId } = launch
  if (value === 'patient-id') return launched.patient ?? handle
  if (value === 'json') {
    const hidden: readonly string[] = read('contextDisplay') === 'never' ? DISPLAY_MEMBERS : []
    return toBase64url(
      JSON.stringify(launched, (name, member) => (hidden.includes(name) ? undefined : member)),
    )
  }
  const iat = Math.floor(now / 1000)
  const claims = {
    ...{ iss: tenant.fhirBase, aud: tenant.fhirBase, sub: clientId },
    ...{ iat, exp: iat + options.launchLifetimeS, jti: handle },
    patient: launched.patient,
    encounter: launched.encounter,
  }
  return serializeHmacJws(claims, String(random('key')))
}

const UNREADABLE = 'The launch value is neither base64url of JSON nor the id of a patient'
const ID = /^[A-Za-z0-9\-.]{1,64}$/

/** Reads a launch value that anybody may have written; a bare id is the patient. */
function readLaunch(launch: string, { value, read }: SwitchContext<Format>): CarriedLaunch {
  const context = value === 'json' ? readLaunchJson(launch) : undefined
  if (context) return { context }
  if (ID.test(launch)) return { context: { patient: launch } }
  const isRefusedLater = read<TokenErrors>('tokenErrors')?.launchWrong !== undefined
  return { context: {}, problem: UNREADABLE, isRefusedLater }
}
