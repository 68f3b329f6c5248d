import { expect } from 'vitest'
import { type Any, ask, sampleStore } from '../engine.ts'

/** Creates a store with more resources. */
export function storeWith(...resources: Any[]) {
  const store = sampleStore()
  for (const body of resources) {
    const { status } = ask(store, `${body.resourceType}/${body.id}`, { method: 'PUT', body })
    expect(status).toBe(201)
  }
  return store
}
