// node fhirclient-page/main.mjs [port]
import { serveFhirclientPage } from './serve.mjs'

const { origin } = await serveFhirclientPage(Number(process.argv[2] ?? 3000))
console.log(`${origin}/launch?iss=<FHIR base>`)
