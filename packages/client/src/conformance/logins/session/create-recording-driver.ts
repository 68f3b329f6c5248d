import { chmod, writeFile } from 'node:fs/promises'
import { createLazyBrowser } from '../browser/create-lazy-browser.ts'
import { runInPage } from '../browser/run-in-page.ts'
import type { DriverTools, LoginDriver } from '../login-driver.ts'
import { loadLoginScript } from '../script/load-login-script.ts'
import { runScript } from '../script/run-script.ts'

interface RecordingSettings {
  readonly file: string
  /** A script that signs in; without it a window opens, in which a user does. */
  readonly script?: string | undefined
  readonly patienceMs: number
}

/** Owner alone may read and write. */
const MODE = 0o600

/**
 * Creates the driver that lets a user or a script sign in, and writes the session of the browser into a file when the
 * server returns to the app. @throws SmartError invalid-input
 */
export async function createRecordingDriver(
  tools: DriverTools,
  { file, script: path, patienceMs }: RecordingSettings,
): Promise<LoginDriver> {
  const script = path === undefined ? undefined : await loadLoginScript(path)
  const browser = await createLazyBrowser(script !== undefined)
  return {
    name: 'session',
    abilities: new Set(),
    authorize: async (login) => {
      const context = await (await browser.open()).newContext()
      const end = await runInPage(context, tools, login, {
        operate: (page) => (script ? runScript(script, page, login) : new Promise<never>(() => {})),
        patienceMs,
      })
      if (end.kind === 'redirect') {
        await writeFile(file, JSON.stringify(await context.storageState()), { mode: MODE })
        // A file that was there keeps its mode.
        await chmod(file, MODE)
      }
      return end
    },
    close: browser.close,
  }
}
