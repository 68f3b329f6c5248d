/** Starts the client from code: `const client = await startClient({ port: 0 })`. */

export type * from './model/api.ts'
export type { ClientOptions } from './server/settings/options.ts'
export { type RunningClient, startClient } from './server/start-client.ts'
