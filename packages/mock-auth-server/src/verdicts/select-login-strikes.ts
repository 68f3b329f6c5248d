import type { Journal } from '../journal/journal.ts'
import type { Strike } from '../state/armed-fault.ts'

/**
 * Returns the strikes in runs that contain a login. A discovery request during a session is its own run
 * without anything to judge; if there is no other run, its strikes are returned.
 */
export function selectLoginStrikes({ past }: Journal, strikes: readonly Strike[]): readonly Strike[] {
  const isLogin = ({ run }: Strike) =>
    run !== undefined && past.findByRun(run).some(({ step }) => step === 'authorize' || step === 'token')
  const logins = strikes.filter(isLogin)
  return logins.length > 0 ? logins : strikes
}
