import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BrowserType } from 'playwright-core'
import { SmartError } from '../../../smart/smart-error.ts'

/** Packages that have Playwright. */
const PACKAGES = ['playwright-core', 'playwright', '@playwright/test']

/**
 * Loads Playwright of the project in `folder`, whose browsers fit it, else what is installed beside this program.
 *
 * @throws SmartError invalid-input
 */
export async function loadChromium(folder: string, packages = PACKAGES): Promise<BrowserType> {
  for (const from of [join(folder, 'package.json'), import.meta.filename])
    for (const name of packages) {
      const path = findModule(name, from)
      if (path === undefined) continue
      const module = await import(/* @vite-ignore */ pathToFileURL(path).href)
      return module.chromium ?? module.default.chromium
    }
  throw new SmartError(
    'invalid-input',
    'This login driver requires playwright-core, which is not installed.',
    {
      whatToTry: 'npm install --save-dev playwright-core',
    },
  )
}

function findModule(name: string, from: string): string | undefined {
  try {
    return createRequire(from).resolve(name)
  } catch {
    return undefined
  }
}
