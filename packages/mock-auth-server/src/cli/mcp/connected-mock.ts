import { UsageError } from '@smart-mock/cli-kit'
import { z } from 'zod'
import type { CallControl } from './call-control.ts'

/** A mock that the tools work on. */
export interface ConnectedMock {
  /** `true` when this process started it, and ends it. */
  readonly started: boolean
  readonly fhirBase: string
  /** Origin of its control API. */
  readonly controlUrl: string
  readonly call: CallControl
  readonly close: () => Promise<void>
}

/** Schema of a connected mock, as tools return it. */
export const connectedMockSchema = z.object({
  started: z.boolean().describe('True when this server started it, and ends it.'),
  fhirBase: z.url().describe('FHIR base of the default tenant: the `iss` of an app.'),
  control: z.url().describe('Control API and console, for a person to open.'),
})

/** Returns a connected mock as tools return it. */
export function toConnectedMockJson({
  started,
  fhirBase,
  controlUrl,
}: ConnectedMock): z.infer<typeof connectedMockSchema> {
  return { started, fhirBase, control: controlUrl }
}

/** The one mock that the tools of a connection work on: none at first, then started or attached. */
export class MockConnection {
  #mock: Promise<ConnectedMock> | undefined

  /** Connects to the mock that is opened. Throws `UsageError` while there is one. */
  async connect(open: () => Promise<ConnectedMock>): Promise<ConnectedMock> {
    if (this.#mock) throw new UsageError('a mock is connected already; call stop_mock first')
    const opening = open()
    this.#mock = opening
    try {
      return await opening
    } catch (error) {
      this.#mock = undefined
      throw error
    }
  }

  /** Returns the connected mock; throws `UsageError` when there is none. */
  async require(): Promise<ConnectedMock> {
    const mock = await this.find()
    if (mock) return mock
    throw new UsageError(
      'no mock is connected; call start_mock, or attach_mock with the URL of the control API of a running one',
    )
  }

  find(): Promise<ConnectedMock | undefined> {
    return Promise.resolve(this.#mock).catch(() => undefined)
  }

  /** Ends a started mock, and lets an attached one go. */
  async close(): Promise<void> {
    const mock = await this.find()
    this.#mock = undefined
    await mock?.close()
  }
}
