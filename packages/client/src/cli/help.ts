/** What `smart-client --help` prints. */
export const help = `smart-client: a SMART on FHIR client that talks to any SMART server and shows every step.

  smart-client [options]               start it and print its address
  smart-client check <fhir base> …     look at a server from the terminal

Options of smart-client
  --port <n>          port to listen on (4020; the next free one when it is taken)
  --host <address>    address to listen on (127.0.0.1)
  --public-url <url>  origin under which browsers reach it, for example behind a proxy
  --mock <fhir base>  FHIR base of the mock, for the entries that come with the client
                      (http://localhost:4010/fhir, or SMART_MOCK_FHIR_BASE)
  --settings <file>   where the server list is kept (SMART_CLIENT_SETTINGS)
  --keys <file>       JWKS with own private keys, instead of the development keys
  --json              print one line of JSON when it is ready

Options of smart-client check
  --client-id <id>    client id to check with (default: none is needed)
  --client-type <t>   public, confidential-symmetric, confidential-asymmetric or backend (public)
  --secret <s>        client secret; better in SMART_CLIENT_SECRET
  --keys <file>       JWKS with own private keys
  --scopes <s>        scopes to check
  --redirect-uri <u>  callback to check with (http://localhost:4020/callback)
  --login             do the whole handshake: prints the address to log in at, and
                      waits at the callback, which must be on this machine
  --json              print the steps as JSON
  --junit             print the steps as JUnit XML

Exit codes: 0 fine, 1 the check found an error, 2 the command was not understood.
`
