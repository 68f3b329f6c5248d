import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { UsageError } from '@smart-mock/cli-kit'
import type { Page } from 'playwright-core'

/** The module that operates an app which needs more than its URL opened; each function is optional. */
export interface AppScript {
  /** Starts a login, instead of opening the URL. */
  readonly start?: (
    page: Page,
    where: { readonly url: string; readonly fhirBase: string },
  ) => Promise<unknown>
  /** Uses the app after the login, so that a fault can strike more requests. */
  readonly use?: (page: Page) => Promise<unknown>
  /** Makes the app give up a login that it waits for; without it no late callback is delivered. */
  readonly giveUp?: (page: Page) => Promise<unknown>
  /** Returns the error that the app shows, or `undefined`; replaces the comparison of pages. */
  readonly problem?: (page: Page) => Promise<string | undefined>
}

const NAMES = ['start', 'use', 'giveUp', 'problem'] as const

/**
 * Loads a module that exports a script; throws `UsageError` when it cannot be loaded or exports something
 * else.
 */
export async function loadAppScript(file: string): Promise<AppScript> {
  const module = await import(/* @vite-ignore */ pathToFileURL(resolve(file)).href).catch(
    (error: unknown) => {
      const isTypeScript = /\.[mc]?ts$/.test(file) && process.features.typescript === undefined
      const hint = isTypeScript
        ? ' (this version of Node cannot run TypeScript: use Node 22.18 or later, or JavaScript)'
        : ''
      throw new UsageError(`--script ${file}: ${error instanceof Error ? error.message : error}${hint}`)
    },
  )
  const found = NAMES.filter((name) => name in module)
  const wrong = found.find((name) => typeof module[name] !== 'function')
  if (wrong !== undefined) throw new UsageError(`--script ${file}: ${wrong} is not a function`)
  if (found.length === 0) throw new UsageError(`--script ${file}: it exports none of ${NAMES.join(', ')}`)
  return module
}
