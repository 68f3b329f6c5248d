import { findDroppedTypes } from '../fhir/find-dropped-types.ts'
import { type AnsweredToken, listAnswered, listRequested, splitScopes } from '../fhir/list-answered.ts'
import { isClinical, isV1, isV2, readType, toV1, toV2 } from '../fhir/scope-notation.ts'
import { type Lessons, propose } from '../proposal.ts'
import { decodeJwt } from '../recording/decode-jwt.ts'

/** The lessons of scopes and context in token responses. */
export const SCOPE_LESSONS: Lessons = {
  standalonePatient: (recording) => {
    const missing = listLogins(recording).find(
      ({ login, tokens, granted }) =>
        login &&
        !login.parameters.has('launch') &&
        granted.includes('launch/patient') &&
        tokens.patient === undefined,
    )
    if (!missing) return undefined
    const { fhirUser } = decodeJwt(missing.tokens.id_token)?.claims ?? {}
    const isStaff = typeof fhirUser === 'string' && /\bPractitioner/.test(fhirUser)
    return propose(
      'patients-only',
      isStaff ? 'likely' : 'possible',
      'launch/patient is granted, and no patient is given',
      [missing.exchange],
    )
  },

  scopeVersion: (recording) => {
    for (const { exchange, requested, granted } of listLogins(recording)) {
      const [v1, v2] = [requested.filter(isV1), requested.filter(isV2)]
      const lost = (list: readonly string[]) =>
        list.length > 0 && !list.some((scope) => granted.includes(scope))
      const answered = (list: readonly string[]) =>
        list.some((scope) => granted.includes(scope) && !requested.includes(scope))
      if (lost(v1) && answered(v1.map(toV2)))
        return propose('answered-v2', 'certain', 'scopes requested in v1 are granted in v2', [exchange])
      if (lost(v2) && answered(v2.flatMap(toV1)))
        return propose('answered-v1', 'certain', 'scopes requested in v2 are granted in v1', [exchange])
      if (lost(v1) && v2.some((scope) => granted.includes(scope)))
        return propose('v2-only', 'likely', 'no scope in v1 is granted', [exchange])
      if (lost(v2) && v1.some((scope) => granted.includes(scope)))
        return propose('v1-only', 'likely', 'no scope in v2 is granted', [exchange])
    }
    return undefined
  },

  scopeEcho: (recording) => {
    const silent = listAnswered(recording, 'authorization_code').find(
      ({ tokens }) => tokens.scope === undefined,
    )
    if (silent) return propose('omitted', 'certain', 'the token response has no scope', [silent.exchange])
    for (const { exchange, requested, granted } of listLogins(recording)) {
      if (
        granted.some((scope) => scope.endsWith('.Read') && granted.includes(scope.replace('.Read', '.read')))
      )
        return propose('case-twins', 'certain', 'scopes are granted twice, with .Read and .read', [exchange])
      const wildcards = requested.filter((scope) => scope.includes('/*.'))
      const isExpanded = wildcards.length > 0 && !granted.some((scope) => scope.includes('/*.'))
      const types = new Set(granted.filter(isClinical).map(readType))
      if (isExpanded && types.size >= 8)
        return propose('expanded', 'likely', `a scope for all types is granted as ${types.size} types`, [
          exchange,
        ])
      const [asked, answered] = [requested, granted].map((list, at) =>
        list.filter((scope) => (at === 0 ? granted : requested).includes(scope)),
      )
      if (asked?.join(' ') !== answered?.join(' ')) {
        const isMore = ['email', 'profile'].every(
          (scope) => granted.includes(scope) && !requested.includes(scope),
        )
        return propose(
          isMore ? 'reordered-with-defaults' : 'reordered',
          'likely',
          'scopes come back in another order',
          [exchange],
        )
      }
    }
    return undefined
  },

  allowedResources: (recording, read) => {
    const dropped = findDroppedTypes(recording)
    if (dropped)
      return propose(
        { drop: dropped.types },
        'likely',
        'a granted type is answered with 403',
        dropped.exchanges,
      )
    if (read('scopeEcho') === 'expanded' || read('scopeVersion') !== undefined) return undefined
    const narrowed = listLogins(recording).find(({ requested, granted }) => {
      const types = granted.filter(isClinical).map(readType)
      return (
        types.length > 0 && requested.filter(isClinical).some((scope) => !types.includes(readType(scope)))
      )
    })
    if (!narrowed) return undefined
    const types = [...new Set(narrowed.granted.filter(isClinical).map(readType))]
    return propose(types, 'possible', 'other types are not granted; the user may have refused them', [
      narrowed.exchange,
    ])
  },

  contextDisplay: (recording) => {
    for (const { exchange, login, tokens, granted } of listLogins(recording)) {
      const isShown = tokens.need_patient_banner !== undefined || tokens.smart_style_url !== undefined
      const isLaunch = login?.parameters.has('launch')
      if (isShown && login && !isLaunch)
        return propose('always', 'certain', 'a standalone launch gets the members for the display', [
          exchange,
        ])
      if (!isShown && isLaunch && granted.includes('launch') && tokens.patient !== undefined)
        return propose('never', 'likely', 'an EHR launch gets no members for the display', [exchange])
    }
    return undefined
  },

  bannerType: (recording) => {
    const found = listLogins(recording).find(({ tokens }) => typeof tokens.need_patient_banner === 'string')
    return found && propose('string', 'certain', 'need_patient_banner is a string', [found.exchange])
  },

  fhirUser: (recording) => {
    const found = listLogins(recording).find(({ tokens }) =>
      /^\w+\/[^/]+$/.test(String(decodeJwt(tokens.id_token)?.claims.fhirUser)),
    )
    return found && propose('relative', 'certain', 'fhirUser is relative', [found.exchange])
  },
}

interface ScopedLogin extends AnsweredToken {
  readonly requested: readonly string[]
  readonly granted: readonly string[]
}

/** Lists the logins that got tokens, with their scopes. */
function listLogins(recording: Parameters<typeof listAnswered>[0]): readonly ScopedLogin[] {
  return listAnswered(recording, 'authorization_code').map((each) => ({
    ...each,
    requested: listRequested(each.login),
    granted: splitScopes(each.tokens.scope),
  }))
}
