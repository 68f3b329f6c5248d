import { isRefused, isSameButState, isSameClient } from '../compare-logins.ts'
import { listSuccessful } from '../fhir/list-answered.ts'
import { findAudienceHabit } from '../find-audience-habit.ts'
import { type Lessons, propose } from '../proposal.ts'
import type { Login } from '../recording/recording.ts'

/** The lessons of authorization requests that get a code, or none. */
export const AUTHORIZE_REQUEST_LESSONS: Lessons = {
  authorizePost: ({ logins }) => {
    const posted = logins.filter(({ request }) => request.method === 'POST')
    const refused = posted.find(({ request }) => request.status === 405)
    if (refused) return propose('never', 'certain', 'a POST is answered with 405', [refused.request])
    const without = posted.find(
      ({ request, parameters }) => request.status === 400 && !parameters.has('launch'),
    )
    const launched = posted.find(({ callback, parameters }) => callback && parameters.has('launch'))
    return without && launched
      ? propose('ehr-launch-only', 'likely', 'a POST without launch is refused, one with it is not', [
          without.request,
          launched.request,
        ])
      : undefined
  },

  stateMinLength: (recording) => {
    const passing = listSuccessful(recording)
    const stateless = passing.find(({ parameters }) => !parameters.get('state'))
    if (stateless) return propose(0, 'certain', 'a request without state gets a code', [stateless.request])
    const length = ({ parameters }: Login) => parameters.get('state')?.length ?? 0
    for (const refused of recording.logins.filter((each) => isRefused(each) && length(each) > 0)) {
      const longer = passing.find((each) => isSameButState(each, refused) && length(each) > length(refused))
      if (longer)
        return propose(
          length(longer),
          'possible',
          `a state of ${length(refused)} characters is refused, one of ${length(longer)} is not`,
          [refused.request, longer.request],
        )
    }
    return undefined
  },

  scopeParameter: (recording) => {
    const login = listSuccessful(recording).find(({ parameters }) => !parameters.has('scope'))
    return login && propose('optional', 'certain', 'a request without scope gets a code', [login.request])
  },

  redirectUriMatch: (recording) => {
    const passing = listSuccessful(recording)
    const target = ({ parameters }: Login) => parameters.get('redirect_uri') ?? ''
    const extended = passing.find(
      (each) =>
        target(each).includes('?') &&
        passing.some((other) => isSameClient(each, other) && target(other) === target(each).split('?', 1)[0]),
    )
    return (
      extended &&
      propose(
        'query-allowed',
        'possible',
        'the redirect URI comes with and without a query; the one with it may be registered too',
        [extended.request],
      )
    )
  },

  redirectUriParameter: (recording) => {
    const login = listSuccessful(recording).find(({ parameters }) => !parameters.has('redirect_uri'))
    return (
      login &&
      propose('optional-when-single', 'certain', 'a request without redirect_uri gets a code', [
        login.request,
      ])
    )
  },

  pkce: (recording) => {
    const open = listSuccessful(recording).filter(({ parameters }) => !parameters.has('code_challenge'))
    const authentication = (login: Login) =>
      recording.tokenExchanges.find((each) => each.login === login)?.authentication
    const openPublic = open.find((login) => authentication(login) === 'none')
    if (openPublic)
      return propose('optional', 'certain', 'a public client gets a code without PKCE', [openPublic.request])
    const [login] = open
    if (!login) return undefined
    const refused = recording.logins.find(
      (each) => isRefused(each) && !each.parameters.has('code_challenge') && !isSameClient(each, login),
    )
    return refused
      ? propose('public-only', 'likely', 'PKCE may be left out by one client, not by another', [
          login.request,
          refused.request,
        ])
      : propose(
          'optional',
          'possible',
          'a confidential client gets a code without PKCE; public ones may need it',
          [login.request],
        )
  },

  audience: (recording) => {
    const wrong = listSuccessful(recording).flatMap((login) => {
      const value = findAudienceHabit(login.parameters.get('aud'), recording.fhirBase)
      return value === undefined ? [] : [{ login, value }]
    })
    const worst = ['any', 'path-only', 'slash-too', 'optional'].find((value) =>
      wrong.some((each) => each.value === value),
    )
    const shown = wrong.find(({ value }) => value === worst)
    return (
      shown &&
      propose(
        shown.value,
        'certain',
        `a code is issued for ${shown.value === 'optional' ? 'a request without aud' : 'another aud than the FHIR base'}`,
        [shown.login.request],
      )
    )
  },
}
