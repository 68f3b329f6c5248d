import type { Tamper } from './tamper.ts'

/** Replaces the reply at one path. */
export const at =
  (
    path: string,
    reply: { status: number; headers?: Record<string, string>; body?: string },
  ): Tamper['reply'] =>
  ({ url }) =>
    url.split('?')[0] === path ? reply : undefined
