import { join } from 'node:path'
import { announcement } from './servers/announcement.mjs'
import { freePort } from './servers/free-port.mjs'
import { runPair } from './servers/run-pair.mjs'
import { build } from './workspace/build.mjs'
import { install } from './workspace/install.mjs'
import { main } from './workspace/main.mjs'
import { root } from './workspace/root.mjs'

// `npm start`: installs and builds what is not there yet, then runs the mock and the client side by side.
// Arguments go to the mock: `npm start -- --fault invalid-grant`.

const wantedPort = 4020
const program = (/** @type {string} */ name) => join(root, 'packages', name, 'dist/cli.js')

main(async () => {
  await install()
  await build()
  const port = await freePort(wantedPort)
  if (port !== wantedPort) console.log(`Port ${wantedPort} is in use; the client takes ${port}.`)
  return runPair({
    mock: [
      program('mock-auth-server'),
      '--json',
      '--client-origin',
      `http://localhost:${port}`,
      ...process.argv.slice(2),
    ],
    client: (mock) => [program('client'), '--json', '--port', String(port), '--mock', String(mock.fhirBase)],
    onReady: (mock, client) => console.log(announcement(mock, client)),
  })
})
