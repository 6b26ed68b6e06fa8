# One image for every role: docker run shikriki api | worker | all | migrate | simulators
ARG NODE_IMAGE=node:24.11.1-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# No install script is needed to build or to run, so none gets the chance.
RUN npm install --no-save --ignore-scripts
COPY . .
RUN npm run build

FROM ${NODE_IMAGE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm install --omit=dev --no-save --ignore-scripts

FROM ${NODE_IMAGE}
# Production unless somebody says otherwise: example keys are refused, and every secret must be given.
# glibc keeps a heap for every thread of libuv's pool; two are enough and keep large files from spreading over all of them. A small
# space for young objects is collected often, so that the pieces of a large file do not pile up in it.
ENV NODE_ENV=production \
    MALLOC_ARENA_MAX=2 \
    NODE_OPTIONS=--max-semi-space-size=4 \
    SHIKRIKI_DATA_DIR=/data \
    SHIKRIKI_HOST=0.0.0.0
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# Owned by root: the program cannot change itself. It writes nowhere but to /data, and there in the sandbox only.
RUN install -d -o node -g node -m 0700 /data
USER node
VOLUME /data
EXPOSE 8080 8443
# Right for api and all; other roles listen on no port and say in docker-compose.yml how they are checked.
HEALTHCHECK --interval=10s --timeout=6s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.SHIKRIKI_PORTAL_PORT || 8080}/livez`, { signal: AbortSignal.timeout(5000) }).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "dist/src/main.js"]
CMD ["api"]
