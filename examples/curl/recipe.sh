#!/bin/sh
# Any test runner can do this: make a tenant, arm a fault, let the client run, ask for verdict and findings.
# Needs a running smart-mock; SMART_MOCK_CONTROL says where (http://127.0.0.1:4011).
set -eu
control=${SMART_MOCK_CONTROL:-http://127.0.0.1:4011}
tenant=recipe-$$
json='Content-Type: application/json'

base=$(curl -fsS "$control/tenants" -H "$json" -d "{\"name\":\"$tenant\"}" | sed 's/.*"fhirBase":"\([^"]*\)".*/\1/')
curl -fsS "$control/tenants/$tenant/faults" -H "$json" -d '{"fault":"discovery-unavailable","times":1}' >/dev/null

# The client under test, here a curl that tries again as Retry-After asks.
curl -fsS --retry 2 "$base/.well-known/smart-configuration" >/dev/null

curl -fsS "$control/tenants/$tenant/observations" -H "$json" -d '{"kind":"settled"}' >/dev/null
sleep 1
curl -fsS "$control/tenants/$tenant/verdicts"
echo
curl -fsS "$control/tenants/$tenant/findings?run=run-1" | sed 's/,"passed".*/}/'
echo
curl -fsS "$control/tenants/$tenant/diagram.mmd"
curl -fsS -X DELETE "$control/tenants/$tenant"
