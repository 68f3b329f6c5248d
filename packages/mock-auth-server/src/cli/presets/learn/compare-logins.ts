import type { Login } from './recording/recording.ts'

/** Returns `true` for a login that ended with an error. */
export const isRefused = ({ request, callback }: Login) =>
  callback ? callback.url.searchParams.has('error') : request.status >= 400 && request.status < 500

const isSame = (name: string) => (one: Login, other: Login) =>
  one.parameters.get(name) === other.parameters.get(name)
export const isSameClient = isSame('client_id')
export const isSameTarget = isSame('redirect_uri')

/** Returns `true` when two requests differ in their state, and in what is random, alone. */
export function isSameButState(one: Login, other: Login): boolean {
  return [
    'client_id',
    'redirect_uri',
    'scope',
    'aud',
    'response_type',
    'launch',
    'code_challenge_method',
  ].every((name) => isSame(name)(one, other))
}
