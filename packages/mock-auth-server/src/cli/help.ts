export const HELP = `smart-mock: a SMART on FHIR authorization server and FHIR R4 server, with errors you can switch on.

  smart-mock                                             start with the sample clients
  smart-mock --client my-app --redirect http://localhost:3000/callback
  smart-mock --fault state-changed --fault 'fhir-too-many-requests?retryAfterS=2&times=1'
  smart-mock run -- npm test                             start, run a command, report what its client did
  smart-mock sweep --command 'node client.mjs'           try an app against every fault

Run: SMART_MOCK_FHIR_BASE, SMART_MOCK_ISSUER, SMART_MOCK_CONTROL and SMART_MOCK_TENANT tell the command where.
Its exit code, or 1 when a rule of level error was broken or a fault was not met.
  --html, --json, --junit, --har <file>   reports, secrets shortened

Sweep: a run without a fault, then one for each fault, every one in a tenant of its own; 1 when a fault was not met.
  --command <command>       run this as the app, with the variables of run
  --standalone <url>        or open the app's login in headless Chromium, {fhirBase} in it
  --launch <url>            or launch it from the EHR there (with --client and --redirect)
  --steps <file>            a module whose start(page), use(page), problem(page) do what a person does there
  --fixed-base              the app knows one FHIR base, http://localhost:4010/fhir unless --port says otherwise:
                            all runs there, one after another
  --faults <a,b>, --variants all   only these; every variant of each
  --parallel <number>       so many at a time (2)
  --time-scale <factor>     how long replies that come late are waited for (0.1: a tenth of what a fault says)
  --baseline <file>         fail only on what did not fail in this report of --json
  --resume                  go on with the report that --json names, which was begun with the same options

Client
  --client <id>             register this client in the default tenant
  --redirect <uri>          its redirect URI, compared character by character (repeat for more)
  --launch <uri>            its launch URL for EHR launches (repeat for more)
  --secret <secret>         makes it a confidential client
  --client-origin <origin>  where the sample client app runs (http://localhost:4020)

Behaviour
  --fault <name?param=value&times=1>   arm a fault (repeat for more); GET <control>/faults lists them
  --auto-approve            consent without a page; with --user and --patient no page is shown at all
  --user <Practitioner/id>  who signs in (implies --auto-approve)
  --patient <id>            the patient who is chosen (implies --auto-approve)
  --seed <number>           seed of everything that is drawn

Data
  --data <file|folder>      FHIR data instead of the sample data: Bundles, NDJSON, single resources, .gz too
  --save <file>             write the default tenant's resources there as NDJSON at the end
  --load <file>             start the default tenant with such a file; it may be missing when --save names it

Another FHIR server behind this one, with SMART in front of it
  --upstream <url>          its FHIR base
  --upstream-basic <user:password>, --upstream-bearer <token>   how this server signs in there
  --upstream-client <id:secret> --upstream-token-url <url>      or by client credentials
  --record <file>           keep what it answers (without credentials)
  --replay <file>           answer from such a file, offline

Addresses
  --port, --control-port, --canary-port <port>   the server (4010), its control API (4011), and what plays
                            another server on another host (4012); a busy default gives way to another one
  --host <address>          what server and canary listen on (127.0.0.1)
  --public-url <url>        what published URLs begin with: behind a proxy, in a container
  --canary-url <url>        the same for the canary; its host must be another one
  --https                   server and canary speak https, by a certificate made on the spot
  --cert <file>, --key <file>   the certificate (chain) and its key, PEM; with --https made when not there
  --control-host <address>  what the control API listens on (127.0.0.1); others than loopback ask for a token
  --control-url <url>       how others reach it, without a path: behind a proxy, in a container
  --control-token <token>   that token, or SMART_MOCK_CONTROL_TOKEN; made up and printed when needed
  --scenarios               take links that carry a scenario, though other machines reach the server

  --config <file>           JSON with all of this, and clients, options, tenants and faults in full; options of
                            the command line go before it
  --json                    print one machine-readable line when ready
  --help, --version
`
