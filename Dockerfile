# The image of smart-mock with smart-client, made of the packages as they are published, and with the client library that
# --store requires. Build the packages first:
#   npx pnpm build && docker build --tag smart-mock/smart-mock .
# docs/guides/image.md says how to use it.

FROM node:24-trixie-slim AS packages
COPY packages/mock-auth-server/dist /image/lib/node_modules/smart-mock
COPY packages/mock-auth-server/store-client /image/lib/node_modules/smart-mock
COPY packages/client/dist /image/lib/node_modules/@smart-mock/client
# Links as of `npm install --global`, and a first start of both programs.
RUN mkdir /image/bin \
  && ln -s ../lib/node_modules/smart-mock/cli.js /image/bin/smart-mock \
  && ln -s ../lib/node_modules/@smart-mock/client/cli.js /image/bin/smart-client \
  && chmod -R u=rwX,go=rX /image \
  && chmod a+x /image/lib/node_modules/smart-mock/cli.js /image/lib/node_modules/@smart-mock/client/cli.js \
  && cd /image/lib/node_modules/smart-mock \
  && node --input-type=module --eval "import 'ioredis'" \
  && /image/bin/smart-mock --version \
  && /image/bin/smart-mock client --version

FROM node:24-trixie-slim
LABEL org.opencontainers.image.title="smart-mock" \
  org.opencontainers.image.description="Mock SMART on FHIR authorization server and FHIR R4 server with faults, and a SMART client." \
  org.opencontainers.image.version="0.1.0" \
  org.opencontainers.image.source="https://github.com/smart-mock/smart-mock" \
  org.opencontainers.image.licenses="MIT"
COPY --from=packages /image /usr/local
RUN mkdir /config /data && chown 1000:1000 /data

# Of options of the command line; every other option can be set the same way.
ENV SMART_MOCK_HOST=0.0.0.0 \
  SMART_MOCK_CONTROL_HOST=0.0.0.0 \
  SMART_CLIENT_HOST=0.0.0.0 \
  SMART_CLIENT_SETTINGS=/data/servers.json

# Server, control API, canary; client.
EXPOSE 4010 4011 4012 4020
VOLUME /config /data
WORKDIR /data
# A number, so that an orchestrator can tell that it is not root; the user "node" of the base.
USER 1000:1000
HEALTHCHECK --interval=5s --timeout=5s --start-period=10s --start-interval=500ms CMD ["smart-mock", "ready", "--timeout", "4"]
ENTRYPOINT ["smart-mock"]
