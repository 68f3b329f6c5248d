import type { Page } from 'playwright-core'
import type { LaunchRequest, LoginRequest } from '../login-driver.ts'

/** The facts of a login that a script gets. */
export type ScriptLogin = Pick<
  LoginRequest,
  'number' | 'total' | 'recipe' | 'title' | 'user' | 'patient' | 'scopes' | 'decision'
>

/** The facts of an EHR launch that a script gets. */
export type ScriptLaunch = Omit<LaunchRequest, 'signal'>

/** The module that operates the pages of a server; each function is optional. */
export interface LoginScript {
  /** Signs in and approves, from the page that an authorization request leads to. */
  readonly authorize?: (page: Page, login: ScriptLogin) => Promise<unknown>
  /** Signs in and denies. */
  readonly deny?: (page: Page, login: ScriptLogin) => Promise<unknown>
  /** Signs in and approves without these resource types. */
  readonly narrow?: (page: Page, types: readonly string[], login: ScriptLogin) => Promise<unknown>
  /** Starts an EHR launch of the app, which ends at its launch URL. */
  readonly launch?: (page: Page, launch: ScriptLaunch) => Promise<unknown>
  /** Signs the user out, in the browser of the last login. */
  readonly signOut?: (page: Page) => Promise<unknown>
}

/** Functions of a script. */
export const SCRIPT_FUNCTIONS = ['authorize', 'deny', 'narrow', 'launch', 'signOut'] as const
