import type { Journal } from '../journal/journal.ts'
import type { Strike } from '../state/armed-fault.ts'

/**
 * The strikes in runs that came to a login. A look at the server amid a session is a run too, of discovery alone, and
 * begins nothing that could be judged; when there is no other, it is all that there is.
 */
export function selectLoginStrikes({ past }: Journal, strikes: readonly Strike[]): readonly Strike[] {
  const isLogin = ({ run }: Strike) =>
    run !== undefined && past.ofRun(run).some(({ step }) => step === 'authorize' || step === 'token')
  const logins = strikes.filter(isLogin)
  return logins.length > 0 ? logins : strikes
}
