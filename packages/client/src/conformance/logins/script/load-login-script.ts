import { pathToFileURL } from 'node:url'
import { SmartError } from '../../../smart/smart-error.ts'
import { type LoginScript, SCRIPT_FUNCTIONS } from './login-script.ts'

/** Loads a module that exports a script. @throws SmartError invalid-input when it cannot be loaded or exports something else */
export async function loadLoginScript(file: string): Promise<LoginScript> {
  const module = await import(/* @vite-ignore */ pathToFileURL(file).href).catch((cause: unknown) => {
    const isTypeScript = /\.[mc]?ts$/.test(file) && process.features.typescript === undefined
    const hint = isTypeScript ? 'Node 22.18 or later runs TypeScript; use that, or JavaScript.' : undefined
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new SmartError('invalid-input', `The script ${file} cannot be loaded: ${why}`, {
      ...(hint ? { whatToTry: hint } : {}),
      cause,
    })
  })
  const found = SCRIPT_FUNCTIONS.filter((name) => name in module)
  const wrong = found.find((name) => typeof module[name] !== 'function')
  if (wrong !== undefined)
    throw new SmartError('invalid-input', `In the script ${file}, ${wrong} is no function.`)
  if (found.length === 0)
    throw new SmartError(
      'invalid-input',
      `The script ${file} exports none of ${SCRIPT_FUNCTIONS.join(', ')}.`,
    )
  return module
}
