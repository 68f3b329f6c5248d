import { readdirSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { afterAll, beforeAll } from 'vitest'
import { createMock, type Mock } from '../../../src/testing/index.ts'

const FOLDER = new URL('../../../../../docs/guides/', import.meta.url)

/** The guides of the repository: their names, with the first heading of each. */
export const GUIDES = readdirSync(FOLDER).map((file) => ({
  name: file.slice(0, -3),
  title: /^# (.*)/.exec(readFileSync(new URL(file, FOLDER), 'utf8'))?.[1] ?? '',
}))

/** Reads pages of the documentation of a mock, which runs as long as the tests of a file. */
export class DocsReader {
  #mock: Mock | undefined

  constructor() {
    beforeAll(async () => {
      this.#mock = await createMock()
    })
    afterAll(() => this.#mock?.close())
  }

  get mock(): Mock {
    if (!this.#mock) throw new Error('The mock starts before the first test')
    return this.#mock
  }

  async readPage(path: string, accept = 'text/html') {
    const response = await fetch(`${this.mock.controlUrl}/docs/${path}`, { headers: { accept } })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }

  /** Asks for a path exactly as it is given, which `fetch` would tidy up. */
  readRawPath(path: string): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(this.mock.controlUrl)
      const call = request({ hostname, port, path }, (response) => {
        let text = ''
        response.on('data', (chunk) => {
          text += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
      })
      call.on('error', reject).end()
    })
  }
}
