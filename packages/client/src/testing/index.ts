/** Logs in at a SMART server in a test of that server: `const login = await runLogin(fhirBase, { clientId })`. */

export type * from '../model/api.ts'
export type { LoginSettings } from './login-settings.ts'
export { type LoginResult, type LoginTokens, runLogin } from './run-login.ts'
