export const HELP = `smart-mock: a SMART on FHIR authorization server and FHIR R4 server, with errors you can switch on.

  smart-mock                                             start with the sample clients
  smart-mock --client my-app --redirect http://localhost:3000/callback
  smart-mock --fault state-changed --fault 'fhir-too-many-requests?retryAfterS=2&times=1'

Client
  --client <id>             register this client in the default tenant
  --redirect <uri>          its redirect URI, compared character by character (repeat for more)
  --launch <uri>            its launch URL for EHR launches (repeat for more)
  --secret <secret>         makes it a confidential client
  --client-origin <origin>  where the sample client app runs (http://localhost:4020)

Behaviour
  --fault <name?param=value&times=1>   arm a fault (repeat for more); GET <control>/faults lists them
  --auto-approve            sign in, choose and consent without pages
  --user <Practitioner/id>  who signs in (implies --auto-approve)
  --patient <id>            the patient who is chosen (implies --auto-approve)
  --seed <number>           seed of everything that is drawn

Data
  --data <file|folder>      FHIR data instead of the sample data: Bundles, NDJSON, single resources, .gz too
  --save <file>             write the default tenant's resources there as NDJSON at the end
  --load <file>             start the default tenant with such a file; it may be missing when --save names it

Addresses
  --port <port>             the server itself (4010); when it is busy, the next free one
  --control-port <port>     control API (4011)
  --canary-port <port>      plays another server on another host (4012)
  --json                    print one machine-readable line when ready
  --help, --version
`
