import { describe, expect, it } from 'vitest'
import { createFhirBase } from '../../src/index.ts'
import { ask } from '../engine.ts'
import { WORLD } from '../leak/leak-world.ts'
import { grantAmy } from './amy-token.ts'

const BINARY = 'Binary/amy-shaw-note-1'
const DOCUMENT = 'DocumentReference/amy-shaw-document-1'
const all = grantAmy('patient/*.cruds')
const note = { resourceType: 'Binary', id: 'amy-shaw-note-1', contentType: 'text/plain', data: 'eA==' }

/** Creates a store in which a Binary was deleted and its id given to another that names no patient. */
function reborn() {
  const store = createFhirBase(WORLD).fork()
  ask(store, BINARY, { method: 'DELETE' })
  ask(store, BINARY, { method: 'PUT', body: note })
  return store
}

describe('a Binary with the id of a deleted one', () => {
  it('is not opened by a document that pointed at the deleted one', () => {
    const store = reborn()
    expect(ask(store, DOCUMENT, all).status).toBe(200)
    expect([ask(store, BINARY, all).status, ask(store, `${BINARY}/_history/3`, all).status]).toEqual([
      404, 404,
    ])
    expect(ask(store, `${BINARY}/_history/1`, all).status).toBe(200)
  })

  it('is not opened by changing that document either', () => {
    const store = reborn()
    const body = { ...(ask(store, DOCUMENT).body as object), description: 'changed' }
    expect(ask(store, DOCUMENT, { method: 'PUT', body, ...all }).status).toBe(200)
    expect(ask(store, BINARY, all).status).toBe(404)
  })

  it('is opened by a document that staff writes afterwards', () => {
    const store = reborn()
    const { id: _, ...body } = ask(store, DOCUMENT).body as { id: string }
    ask(store, 'DocumentReference', { method: 'POST', body })
    expect(ask(store, BINARY, all).status).toBe(200)
  })
})
