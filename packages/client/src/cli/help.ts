/** The text that `smart-client --help` prints. */
export const help = `smart-client: a SMART on FHIR client that talks to any SMART server and shows every step.

  smart-client [options]               start it and print its address
  smart-client check <fhir base> …     check a server from the terminal

Options of smart-client
  --port <n>          port to listen on (4020; the next free one if it is in use)
  --host <address>    address to listen on (127.0.0.1)
  --public-url <url>  origin under which browsers reach it, for example behind a proxy
  --mock <fhir base>  FHIR base of the mock, for the entries that come with the client
                      (http://localhost:4010/fhir, or SMART_MOCK_FHIR_BASE)
  --settings <file>   file that stores the server list (SMART_CLIENT_SETTINGS)
  --keys <file>       JWKS with your own private keys, instead of the development keys
  --json              print one line of JSON when ready

Options of smart-client check
  --client-id <id>    client id to check with (not required by default)
  --client-type <t>   public, confidential-symmetric, confidential-asymmetric or backend (public)
  --secret <s>        client secret; better in SMART_CLIENT_SECRET
  --raw-basic         send id and secret unencoded in Basic, for servers that do not decode them
  --keys <file>       JWKS with your own private keys
  --scopes <s>        scopes to check
  --redirect-uri <u>  callback to check with (http://localhost:4020/callback)
  --login             run the whole authorization flow: print the URL to open, then
                      wait at the callback, which must be on this machine
  --json              print the steps as JSON
  --junit             print the steps as JUnit XML

Exit codes: 0 success, 1 the check found an error, 2 usage error.
`
