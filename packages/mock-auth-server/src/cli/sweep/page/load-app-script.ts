import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { UsageError } from '../../usage-error.ts'

/** What a person does in an app that needs more than its URL opened; each is left out where it is not needed. */
export interface AppScript {
  /** Begins a login; instead of opening the URL. */
  readonly start?: (
    page: Page,
    where: { readonly url: string; readonly fhirBase: string },
  ) => Promise<unknown>
  /** Uses the app once the login came back, so that there is more for a fault to strike. */
  readonly use?: (page: Page) => Promise<unknown>
  /** Lets the app give up a login that it waits for; without it no late callback is played. */
  readonly giveUp?: (page: Page) => Promise<unknown>
  /** What the app says went wrong, if anything; instead of what is found by comparing pages. */
  readonly problem?: (page: Page) => Promise<string | undefined>
}

const NAMES = ['start', 'use', 'giveUp', 'problem'] as const

/** Loads a module that exports steps; throws `UsageError` when it cannot be loaded or exports something else. */
export async function loadAppScript(file: string): Promise<AppScript> {
  const module = await import(/* @vite-ignore */ pathToFileURL(resolve(file)).href).catch(
    (error: unknown) => {
      const isTypeScript = /\.[mc]?ts$/.test(file) && process.features.typescript === undefined
      const hint = isTypeScript
        ? ' (this version of Node cannot run TypeScript: use Node 22.18 or later, or JavaScript)'
        : ''
      throw new UsageError(`--steps ${file}: ${error instanceof Error ? error.message : error}${hint}`)
    },
  )
  const found = NAMES.filter((name) => name in module)
  const wrong = found.find((name) => typeof module[name] !== 'function')
  if (wrong !== undefined) throw new UsageError(`--steps ${file}: ${wrong} is not a function`)
  if (found.length === 0) throw new UsageError(`--steps ${file}: it exports none of ${NAMES.join(', ')}`)
  return module
}
