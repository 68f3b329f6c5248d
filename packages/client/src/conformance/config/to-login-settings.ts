import { resolve } from 'node:path'
import type { DriverSettings } from '../logins/driver-settings.ts'
import type { FormEntry } from '../logins/forms/form-entry.ts'
import type { ConfiguredLogin } from './login-schema.ts'
import { readSecret } from './read-config.ts'

/** Seconds that a login may take. */
const USER_PATIENCE_S = 300
const BROWSER_PATIENCE_S = 60

type ConfiguredForm = NonNullable<ConfiguredLogin['forms']>[number]
type ConfiguredField = NonNullable<ConfiguredForm['fields']>[string]

/** Builds the settings of logins. @throws SmartError invalid-input when a value is not where the configuration says */
export async function toLoginSettings(
  { driver, forms = [], timeoutSeconds, script, session, approve }: ConfiguredLogin,
  folder: string,
): Promise<DriverSettings> {
  const secrets: string[] = []
  const readValue = async (value: ConfiguredField): Promise<string | boolean> => {
    if (typeof value === 'boolean' || typeof value === 'string') return value
    const secret = await readSecret(value, folder, process.env)
    secrets.push(secret)
    return secret
  }
  const toFormEntry = async ({ fields = {}, ...rest }: ConfiguredForm): Promise<FormEntry> => {
    const values = Object.entries(fields).map(
      async ([name, value]): Promise<[string, string | boolean]> => [name, await readValue(value)],
    )
    return { ...rest, fields: new Map(await Promise.all(values)) }
  }
  return {
    ...(driver === undefined ? {} : { driver }),
    forms: await Promise.all(forms.map(toFormEntry)),
    ...(script === undefined ? {} : { script: resolve(folder, script) }),
    ...(session === undefined ? {} : { session: resolve(folder, session) }),
    ...(approve === undefined ? {} : { approve }),
    userPatienceMs: (timeoutSeconds ?? USER_PATIENCE_S) * 1000,
    browserPatienceMs: (timeoutSeconds ?? BROWSER_PATIENCE_S) * 1000,
    secrets,
  }
}
