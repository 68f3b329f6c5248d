import type { LoginAbility, LoginDecision, LoginDriver, LoginEnd } from './login-driver.ts'

const NEEDED: Readonly<Record<LoginDecision, LoginAbility | undefined>> = {
  approve: undefined,
  deny: 'deny',
  narrow: 'narrow',
}

/**
 * Creates a driver that tries others in order with the first login, and stays with the first that comes back to the app.
 * What that one cannot decide, the others try. It has the abilities of all, and until one works the name of the last.
 */
export function createFallbackDriver(drivers: readonly LoginDriver[]): LoginDriver {
  let chosen: LoginDriver | undefined
  return {
    get name() {
      return (chosen ?? drivers.at(-1))?.name ?? 'automatic'
    },
    abilities: new Set(drivers.flatMap(listAbilities)),
    authorize: async (login) => {
      const able = drivers.filter((driver) => canDecide(driver, login.decision))
      const reasons: string[] = []
      const exchangeIds: string[] = []
      let end: LoginEnd = { kind: 'page', status: 0, title: '', url: login.url, reason: '', exchangeIds }
      for (const driver of chosen && able.includes(chosen) ? [chosen] : able) {
        end = await driver.authorize(login)
        exchangeIds.push(...end.exchangeIds)
        if (end.kind === 'redirect') {
          chosen ??= driver
          return { ...end, exchangeIds }
        }
        reasons.push(`${driver.name}: ${end.reason}`)
      }
      const reason = reasons.length === 0 ? `no login driver can ${login.decision}` : reasons.join('; ')
      return { ...end, reason, exchangeIds }
    },
    ...findMethod(drivers, 'launch'),
    ...findMethod(drivers, 'signOut'),
    close: async () => {
      for (const driver of drivers) await driver.close()
    },
  }
}

function canDecide({ abilities }: LoginDriver, decision: LoginDecision): boolean {
  const needed = NEEDED[decision]
  return needed === undefined || abilities.has(needed)
}

/** Lists what a driver can do beside approving, without launches by hand. */
const listAbilities = ({ name, abilities }: LoginDriver): LoginAbility[] =>
  [...abilities].filter((ability) => name !== 'manual' || ability !== 'launch')

/** Returns a method of the first driver that has it; the user is not asked for what no login needs. */
function findMethod<Name extends 'launch' | 'signOut'>(
  drivers: readonly LoginDriver[],
  name: Name,
): Partial<Pick<LoginDriver, Name>> {
  const method = drivers.filter((driver) => driver.name !== 'manual').find((driver) => driver[name])?.[name]
  return method === undefined ? {} : ({ [name]: method } as Pick<LoginDriver, Name>)
}
