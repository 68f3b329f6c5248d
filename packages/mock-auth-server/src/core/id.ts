import { toBase64url } from './base64url.ts'

const pool = new Uint8Array(4096)
let used = pool.length

/** 144 random bits as 24 base64url characters; drawn from a pool, since one call per id is slow. */
export function randomId(): string {
  if (used + 18 > pool.length) {
    crypto.getRandomValues(pool)
    used = 0
  }
  const id = toBase64url(pool.subarray(used, used + 18))
  pool.fill(0, used, used + 18)
  used += 18
  return id
}

/** An unguessable value that carries its kind, its tenant and the tenant's epoch, in URL-safe characters. */
export function mint(kind: string, tenant: string, epoch: number): string {
  return `${kind}.${tenant}.${epoch}.${randomId()}`
}

/** The epoch in which a minted value came to be; `undefined` for a value that we never minted. */
export function epochOf(minted: string): number | undefined {
  const parts = minted.split('.')
  const epoch = Number(parts.at(-2))
  return parts.length >= 4 && Number.isInteger(epoch) ? epoch : undefined
}
