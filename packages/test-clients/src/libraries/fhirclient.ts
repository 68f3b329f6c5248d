import type { IncomingMessage, ServerResponse } from 'node:http'
import smart from 'fhirclient'
import { LEFT_BY_FHIR } from './left-to-the-app.ts'
import type { App, AppSettings, Library, Session } from './library.ts'

export const fhirclient: Library = {
  name: 'fhirclient',
  usage:
    'in Node, with a session storage (in a page where only a browser can meet the fault): `authorize` with `pkceMode: "required"`, `ready`, `patient.read`, `user.read`, `patient.request` with all pages, `create`, `update`, `refresh`',
  leaves: {
    ...LEFT_BY_FHIR,
    'fhir-batch': 'it has no batch',
    'callback-late': 'how long a login may take is left to the app',
    'fhir-user-read-refused': 'what follows from a read that fails is left to the app',
  },
  app,
}

function app({ refreshes, insecure: _, ...settings }: AppSettings): App {
  return {
    launch: async (session, url) => {
      let to = ''
      const response = {
        writeHead: (_status: number, { location }: { location: string }) => {
          to = location
        },
        end: () => undefined,
      }
      const iss = url.searchParams.get('iss') ?? ''
      await api(session, url, response).authorize({ ...settings, iss, pkceMode: 'required' })
      return to
    },
    callback: async (session, url) => {
      const client = await api(session, url, {}).ready()
      await client.patient.read()
      await client.user.read()
      await client.patient.request('Condition')
      await client.patient.request('Observation?_count=100', { pageLimit: 0, flat: true })
      await write(client)
      for (let count = 0; count < refreshes; count++) {
        if (client.getState('tokenResponse.refresh_token')) await client.refresh()
        await client.patient.read()
      }
    },
  }
}

/** Returns the API of the library, with the parts of Node's request and response that it reads. */
function api(session: Session, url: URL, response: object) {
  const request = { url: url.pathname + url.search, headers: { host: url.host }, socket: {} }
  return smart(request as IncomingMessage, response as ServerResponse, {
    get: async (key: string) => session.get(key),
    set: async (key: string, value: unknown) => session.set(key, value) && value,
    unset: async (key: string) => session.delete(key),
  })
}

async function write(client: Awaited<ReturnType<ReturnType<typeof smart>['ready']>>): Promise<void> {
  const created = (await client.create({
    resourceType: 'Observation',
    status: 'final',
    code: { text: 'Steps' },
    subject: { reference: `Patient/${client.patient.id}` },
  } as never)) as unknown as fhir4.Observation
  await client.update({ ...created, valueInteger: 8000 } as never)
}
